// @ts-check
// What every page does: links that leave one history entry, dialogs, the cookie notice.

const NOTICE = "clbchat_cookie_ok";

/** Move on within the site without adding an entry: Back then skips the whole visit. */
export function goTo(/** @type {string} */ path) {
  location.replace(path);
}

/** @param {MouseEvent} event @param {HTMLAnchorElement} link */
function replaces(event, link) {
  if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey)
    return false;
  return !link.target && link.origin === location.origin && !link.hasAttribute("data-exit");
}

/** @param {MouseEvent} event */
function clicked(event) {
  const target = event.target instanceof Element ? event.target : null;
  const opener = target?.closest("[data-opens]");
  if (opener) return openDialog(event, opener);
  if (target?.closest("[data-close-notice]")) return closeNotice(event);
  const link = target?.closest("a[href]");
  if (!(link instanceof HTMLAnchorElement) || !replaces(event, link)) return;
  event.preventDefault();
  goTo(link.href);
}

/** @param {Event} event @param {Element} opener */
function openDialog(event, opener) {
  const dialog = document.getElementById(opener.getAttribute("data-opens") ?? "");
  if (!(dialog instanceof HTMLDialogElement)) return;
  event.preventDefault();
  dialog.showModal();
}

/** @param {Event} event */
function closeNotice(event) {
  event.preventDefault();
  const notice = document.getElementById("notice");
  const told = notice?.dataset.told ?? "1";
  const secure = location.protocol === "https:" ? "; Secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the one cookie a script may set, gone with the browser
  document.cookie = `${NOTICE}=${told}; path=/; SameSite=Lax${secure}`;
  notice?.remove();
  document.getElementById("inhoud")?.focus({ preventScroll: true });
}

/** Wire the page. */
export function startPage() {
  document.addEventListener("click", clicked);
  document.addEventListener("click", (event) => {
    if (event.target instanceof HTMLDialogElement) event.target.close();
  });
  addEventListener("pageshow", (event) => event.persisted && location.reload());
}
