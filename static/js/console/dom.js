// @ts-check
// Small moves on the page that every part of the console makes.

/**
 * @param {ParentNode} root
 * @param {string} where
 * @param {string} words
 */
export function text(root, where, words) {
  const element = root.querySelector(where);
  if (element && element.textContent !== words) element.textContent = words;
}

/**
 * @param {ParentNode} root
 * @param {string} where
 * @param {boolean} visible
 */
export function show(root, where, visible) {
  const element = root.querySelector(where);
  if (element instanceof HTMLElement) element.hidden = !visible;
}

const REFERENCES = ["for", "aria-labelledby", "aria-describedby", "aria-controls"];

/**
 * Clone a template whose ids must not clash with those of other clones.
 *
 * @param {HTMLTemplateElement} template
 * @param {string} suffix
 * @returns {HTMLElement}
 */
export function cloneWithIds(template, suffix) {
  const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  for (const element of copy.querySelectorAll("[id]")) element.id += suffix;
  for (const name of REFERENCES) {
    for (const element of copy.querySelectorAll(`[${name}]`))
      element.setAttribute(name, element.getAttribute(name) + suffix);
  }
  return /** @type {HTMLElement} */ (copy.firstElementChild);
}

/**
 * @param {ParentNode} root
 * @param {string} where the template is
 * @returns {HTMLElement} what stands first in a copy of it
 */
export function cloneOf(root, where) {
  const template = /** @type {HTMLTemplateElement} */ (root.querySelector(where));
  const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  return /** @type {HTMLElement} */ (copy.firstElementChild);
}
