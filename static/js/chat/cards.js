// @ts-check
// What a counsellor points to, drawn below the text of the line. The server says what is a card: an
// address that it did not name stays a text.

/**
 * @typedef {object} Card
 * @property {"site" | "clb"} kind
 * @property {string} title
 * @property {string} href empty where there is no site
 * @property {string} site the address as people read it
 * @property {string} phone
 * @property {string} tel
 * @property {string} place
 */

/**
 * @param {ParentNode} root components/conversation.html
 * @param {Element} line
 * @param {{cards?: Card[], rest?: string}} message
 */
export function drawCards(root, line, { cards = [], rest }) {
  const template = root.querySelector("template[data-card]");
  const box = line.querySelector("[data-cards]");
  if (!cards.length || !(template instanceof HTMLTemplateElement) || !box) return;
  box.replaceChildren(...cards.map((card) => drawn(template, card)));
  box.toggleAttribute("hidden", false);
  line.querySelector("[data-text]")?.toggleAttribute("hidden", !rest);
}

/** @param {HTMLTemplateElement} template @param {Card} card */
function drawn(template, card) {
  const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  const element = /** @type {HTMLElement} */ (copy.firstElementChild);
  element.dataset.kind = card.kind;
  write(element, "[data-card-title]", card.title);
  write(element, "[data-card-place]", card.place);
  write(element, "[data-card-site]", card.site);
  write(element, "[data-card-phone]", card.phone);
  point(element, "[data-card-link]", card.href);
  point(element, "[data-card-call]", card.tel && `tel:${card.tel}`);
  return element;
}

/** @param {Element} element @param {string} where @param {string} words */
function write(element, where, words) {
  const place = element.querySelector(where);
  if (!place) return;
  place.textContent = words;
  place.toggleAttribute("hidden", !words);
}

/** @param {Element} element @param {string} where @param {string} target nothing: there is no such link */
function point(element, where, target) {
  const link = element.querySelector(where);
  if (!(link instanceof HTMLAnchorElement)) return;
  if (target) link.href = target;
  else link.remove();
}
