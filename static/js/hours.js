// @ts-check
// The page of the opening hours: shows at once what visitors would see at the chosen moment.

/**
 * @typedef {object} Card
 * @property {string} language
 * @property {string} word
 * @property {string} sentence
 * @property {string} button
 *
 * @typedef {object} Preview
 * @property {string} state
 * @property {string} when
 * @property {boolean} by_hand
 * @property {boolean} draft a week that nobody saved yet
 * @property {Card[]} cards
 */

const PAUSE = 250;

/**
 * @param {ParentNode} place
 * @param {string} selector
 * @param {string} text
 */
function put(place, selector, text) {
  const element = place.querySelector(selector);
  if (element && element.textContent !== text) element.textContent = text;
}

/**
 * @param {HTMLElement} section
 * @param {string} text empty when nothing is wrong
 */
function complain(section, text) {
  const line = /** @type {HTMLElement} */ (section.querySelector("[data-problem]"));
  line.hidden = !text;
  if (line.textContent !== text) line.textContent = text;
}

/**
 * @param {HTMLElement} section
 * @param {Preview} preview
 */
function show(section, preview) {
  put(section, "[data-when]", preview.when);
  put(section, "[data-spoken]", preview.cards[0]?.sentence ?? "");
  for (const card of preview.cards) {
    const place = section.querySelector(`[data-card="${card.language}"]`);
    if (!(place instanceof HTMLElement)) continue;
    place.dataset.state = preview.state;
    put(place, "[data-word]", card.word);
    put(place, "[data-sentence]", card.sentence);
    put(place, "[data-button]", card.button);
  }
  reveal(section, "[data-by-hand]", preview.by_hand);
  reveal(section, "[data-draft]", preview.draft);
}

/**
 * @param {ParentNode} place
 * @param {string} selector
 * @param {boolean} shown
 */
function reveal(place, selector, shown) {
  const element = place.querySelector(selector);
  if (element instanceof HTMLElement) element.hidden = !shown;
}

/**
 * @param {string} moment
 * @param {HTMLFormElement | null} week
 */
function question(moment, week) {
  const query = new URLSearchParams({ moment });
  // The week as it is being filled in; the token of its form has no place in an address.
  for (const [name, value] of week ? new FormData(week) : []) {
    if (/^(opens|closes)_/.test(name)) query.append(name, String(value));
  }
  return query;
}

/**
 * @param {HTMLElement} section
 * @param {URLSearchParams} query
 * @param {AbortSignal} signal
 */
async function ask(section, query, signal) {
  try {
    const answer = await fetch(`${section.dataset.preview}?${query}`, { signal });
    const body = await answer.json();
    complain(section, answer.ok ? "" : body.problem);
    if (answer.ok) show(section, body);
  } catch {
    // asked again meanwhile, signed out or without a network: the button beside the field still works
  }
}

/** Ask whenever the moment or the week changes; a newer question ends the one before. */
function startPreview() {
  const section = document.getElementById("preview");
  const field = document.getElementById("id_moment");
  if (!section || !(field instanceof HTMLInputElement)) return;
  const form = document.getElementById("week");
  const week = form instanceof HTMLFormElement ? form : null;
  let asking = new AbortController();
  const later = () => {
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    setTimeout(() => signal.aborted || ask(section, question(field.value, week), signal), PAUSE);
  };
  field.addEventListener("input", later);
  week?.addEventListener("input", later);
}

startPreview();
const problems = document.querySelector("[data-problems]");
if (problems instanceof HTMLElement) problems.focus();
