// @ts-check
// Passkeys: asks the browser for one, or to make one, and posts what it says with an ordinary form.

/** @param {string} text base64url @returns {Uint8Array<ArrayBuffer>} */
const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) =>
    letter.charCodeAt(0),
  );

/** @param {ArrayBuffer} buffer */
const written = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

/** @param {{ id: string }[]} list */
const known = (list) => list.map((one) => ({ ...one, id: bytes(one.id) }));

/** @param {any} options */
function made(options) {
  return navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: bytes(options.challenge),
      user: { ...options.user, id: bytes(options.user.id) },
      excludeCredentials: known(options.excludeCredentials ?? []),
    },
  });
}

/** @param {any} options */
function used(options) {
  return navigator.credentials.get({
    publicKey: {
      ...options,
      challenge: bytes(options.challenge),
      allowCredentials: known(options.allowCredentials ?? []),
    },
  });
}

/** @param {Credential | null} credential */
function answerOf(credential) {
  if (!(credential instanceof PublicKeyCredential)) throw new Error("no passkey");
  const response = /** @type {any} */ (credential.response);
  const said = ["clientDataJSON", "attestationObject", "authenticatorData", "signature"];
  const words = said
    .filter((name) => response[name])
    .map((name) => [name, written(response[name])]);
  return JSON.stringify({
    id: credential.id,
    rawId: written(credential.rawId),
    type: credential.type,
    response: { ...Object.fromEntries(words), transports: response.getTransports?.() ?? [] },
  });
}

/** @param {HTMLFormElement} form @param {any} options */
async function send(form, options) {
  const failed = form.querySelector("[data-passkey-failed]");
  const field = form.elements.namedItem("passkey");
  if (!(failed instanceof HTMLElement) || !(field instanceof HTMLInputElement)) return;
  failed.textContent = "";
  try {
    field.value = answerOf(await (options.user ? made(options) : used(options)));
    form.submit();
  } catch {
    failed.textContent = failed.dataset.passkeyFailed ?? "";
  }
}

/** A passkey belongs to a name; a page opened by a number has none. @param {string | undefined} host */
const works = (host) => "PublicKeyCredential" in globalThis && location.hostname === host;

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!(form instanceof HTMLFormElement)) continue;
  const options = JSON.parse(form.dataset.passkey ?? "{}");
  form.hidden = !works(options.rpId ?? options.rp?.id);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void send(form, options);
  });
}

const offer = document.querySelector("form[data-passkey-host]");
if (offer instanceof HTMLFormElement && works(offer.dataset.passkeyHost)) {
  offer.hidden = false;
  document.querySelector("[data-passkey-none]")?.remove();
}
