// @ts-check
// Keeps the landing page true: asks now and then whether the chat is open.

const EVERY = 30_000;

/**
 * Show what the server says; the sentence is a live region, so only a change is spoken.
 *
 * @param {HTMLElement} card
 * @param {{state: string, text: string}} news
 */
function show(card, news) {
  const sentence = /** @type {HTMLElement} */ (card.querySelector("[data-sentence]"));
  if (sentence.textContent !== news.text) sentence.textContent = news.text;
  document.body.dataset.state = news.state;
  for (const part of document.querySelectorAll("[data-when]")) {
    const states = part.getAttribute("data-when")?.split(" ") ?? [];
    if (part instanceof HTMLElement) part.hidden = !states.includes(news.state);
  }
}

/** @param {HTMLElement} card */
async function refresh(card) {
  if (document.hidden) return;
  try {
    const answer = await fetch(`/status.json${location.search}`);
    if (answer.ok) show(card, await answer.json());
  } catch {
    // without a network the last known state stays on the page
  }
}

/** Start asking: now, every half minute, and when the page is looked at again. */
export function startOpenState() {
  const card = document.getElementById("state");
  if (!card) return;
  refresh(card);
  setInterval(() => refresh(card), EVERY);
  document.addEventListener("visibilitychange", () => refresh(card));
}
