// @ts-check
// The menu "Meer" of every conversation: opened by click or arrow, walked with arrows, closed by Esc.
//
//   onMore("hand_over", (talk) => ...)      what an entry with data-chooses="hand_over" does

/** @typedef {import("./talk.js").Talk} Talk */

/** @type {Map<string, (talk: Talk) => void>} */
const acts = new Map();

/** @param {string} name @param {(talk: Talk) => void} act */
export function onMore(name, act) {
  acts.set(name, act);
}

/**
 * @param {HTMLElement} box holds the conversations
 * @param {(element: Element) => Talk | undefined} talkOf
 */
export function startMore(box, talkOf) {
  box.addEventListener("click", (event) => clicked(event, talkOf));
  box.addEventListener("keydown", pressed);
  box.addEventListener("focusout", left);
}

/** @param {Event} event @returns {{menu: HTMLElement, opener: HTMLElement, list: HTMLElement} | null} */
function partsOf(event) {
  const menu = event.target instanceof Element ? event.target.closest("[data-more]") : null;
  const opener = menu?.querySelector("[data-more-opens]");
  const list = menu?.querySelector("[role=menu]");
  if (!(menu instanceof HTMLElement) || !(opener instanceof HTMLElement)) return null;
  return list instanceof HTMLElement ? { menu, opener, list } : null;
}

/** @param {HTMLElement} list @returns {HTMLElement[]} */
function itemsOf(list) {
  const items = /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[role=menuitem]")]);
  return items.filter((item) => !item.hidden);
}

/** @param {{opener: HTMLElement, list: HTMLElement}} parts @param {boolean} open */
function unfold({ opener, list }, open) {
  list.hidden = !open;
  opener.setAttribute("aria-expanded", String(open));
}

/** @param {MouseEvent} event @param {(element: Element) => Talk | undefined} talkOf */
function clicked(event, talkOf) {
  const parts = partsOf(event);
  if (!parts) return;
  const item = /** @type {Element} */ (event.target).closest("[data-chooses]");
  if (!item) {
    unfold(parts, parts.list.hidden === true);
    if (!parts.list.hidden) itemsOf(parts.list)[0]?.focus();
    return;
  }
  unfold(parts, false);
  parts.opener.focus();
  const talk = talkOf(parts.menu);
  if (talk) acts.get(item.getAttribute("data-chooses") ?? "")?.(talk);
}

/** @param {KeyboardEvent} event */
function pressed(event) {
  const parts = partsOf(event);
  if (!parts || event.altKey || event.ctrlKey) return;
  const items = itemsOf(parts.list);
  const here = items.indexOf(/** @type {HTMLElement} */ (event.target));
  const next = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: -1 }[event.key];
  if (event.key === "Escape" && !parts.list.hidden) {
    unfold(parts, false);
    parts.opener.focus();
  } else if (next !== undefined) {
    unfold(parts, true);
    items.at(next % items.length)?.focus();
  } else return;
  event.preventDefault();
}

/** @param {FocusEvent} event */
function left(event) {
  const parts = partsOf(event);
  const inside = event.relatedTarget instanceof Node && parts?.menu.contains(event.relatedTarget);
  if (parts && !inside) unfold(parts, false);
}
