// @ts-check
// A list whose rows are clones of one template and stay the same elements while their data changes,
// so that focus stays where it is.

/**
 * @template T
 */
export class Rows {
  /** @type {Map<string, HTMLElement>} */ #rows = new Map();

  /**
   * @param {HTMLElement} root holds [data-rows] and template[data-row]
   * @param {(item: T) => string} keyOf
   * @param {(row: HTMLElement, item: T) => void} show
   */
  constructor(root, keyOf, show) {
    this.list = /** @type {HTMLElement} */ (root.querySelector("[data-rows]"));
    this.template = /** @type {HTMLTemplateElement} */ (root.querySelector("template[data-row]"));
    this.keyOf = keyOf;
    this.show = show;
  }

  /** @param {T[]} items in the order to show them */
  set(items) {
    this.#dropOthers(new Set(items.map(this.keyOf)));
    items.forEach((item, place) => {
      const row = this.#rowOf(item);
      this.show(row, item);
      if (this.list.children[place] !== row)
        this.list.insertBefore(row, this.list.children[place] ?? null);
    });
  }

  /** @param {T} item @returns {HTMLElement} */
  #rowOf(item) {
    const key = this.keyOf(item);
    const known = this.#rows.get(key);
    if (known) return known;
    const copy = /** @type {DocumentFragment} */ (this.template.content.cloneNode(true));
    const row = /** @type {HTMLElement} */ (copy.firstElementChild);
    row.dataset.key = key;
    this.#rows.set(key, row);
    return row;
  }

  /** @param {Set<string>} keys */
  #dropOthers(keys) {
    for (const [key, row] of this.#rows) {
      if (keys.has(key)) continue;
      row.remove();
      this.#rows.delete(key);
    }
  }
}
