// @ts-check
// Beside the text: whom and what was taken out, together, with what can be done to all of it at once.

import { cloneOf, show, text } from "../console/dom.js";
import { word } from "../console/words.js";
import { kindOf } from "./deeds.js";

/** @typedef {import("./shapes.js").Bench} Bench */
/** @typedef {import("./shapes.js").Deed} Deed */
/** @typedef {import("./shapes.js").Entity} Entity */
/** @typedef {import("./shapes.js").Mark} Mark */

export class Panel {
  /** @type {Map<number, HTMLElement>} */ #rows = new Map();
  /** Which mark of an entity was gone to last. @type {Map<number, number>} */ #turns = new Map();
  /** @type {Bench | null} */ #bench = null;

  /**
   * @param {HTMLElement} root
   * @param {{goTo: (mark: Mark) => void, act: (deed: Deed) => void}} does
   */
  constructor(root, does) {
    this.root = root;
    this.does = does;
    root.addEventListener("click", (event) => this.#clicked(event));
  }

  /** @param {Bench} bench */
  show(bench) {
    this.#bench = bench;
    const standing = new Map(bench.marks.map((mark) => [mark.number, mark.state]));
    const kept = bench.entities.filter(({ marks }) =>
      marks.some((number) => standing.get(number) !== "off"),
    );
    for (const [number, row] of this.#rows)
      if (!kept.some(({ entity }) => entity === number)) this.#remove(number, row);
    for (const entity of kept) this.#fill(this.#rowOf(entity), entity, standing);
    for (const group of this.root.querySelectorAll("[data-kind-group]"))
      if (group instanceof HTMLElement) group.hidden = !group.querySelector("li");
    show(this.root, "[data-none]", !kept.length);
  }

  /** @param {number} number @param {HTMLElement} row */
  #remove(number, row) {
    row.remove();
    this.#rows.delete(number);
  }

  /** @param {Entity} entity */
  #rowOf(entity) {
    const row = this.#rows.get(entity.entity) ?? this.#newRow(entity.entity);
    const list = this.root.querySelector(`[data-kind-group="${kindOf(entity.label)}"] ul`);
    if (row.parentElement !== list) list?.append(row);
    return row;
  }

  /** @param {number} number */
  #newRow(number) {
    const row = cloneOf(document, "#bench-entity");
    row.dataset.entity = String(number);
    // Choices are made when somebody looks: with a thousand names there would be a million of them.
    row.addEventListener("toggle", () => this.#offer(row), true);
    this.#rows.set(number, row);
    return row;
  }

  /** @param {HTMLElement} row @param {Entity} entity @param {Map<number, Mark["state"]>} standing */
  #fill(row, entity, standing) {
    const [first] = entity.marks;
    const open = entity.marks.filter((number) => standing.get(number) === "suggested").length;
    const count = entity.marks.filter((number) => standing.get(number) !== "off").length;
    row.dataset.first = String(first);
    text(row, "[data-shown]", entity.shown);
    text(row, "[data-spellings]", entity.spellings.join(", "));
    text(row, "[data-times]", word(count === 1 ? "once" : "times", { n: count }));
    text(row, "[data-open]", open ? word("open", { n: open }) : "");
    show(row, "[data-open]", open > 0);
    this.#offer(row);
  }

  /** @param {HTMLElement} row */
  #offer(row) {
    const select = row.querySelector("select");
    if (!select || !row.querySelector("details")?.open || document.activeElement === select) return;
    const own = this.#entity(row);
    const alike = this.#bench?.entities.filter(
      (one) => one.label === own?.label && one.entity !== own.entity && this.#rows.has(one.entity),
    );
    const options = alike?.map(
      (one) => new Option([one.shown, ...one.spellings].join(" "), String(one.entity)),
    );
    select.replaceChildren(...(options ?? []));
    show(row, "[data-joining]", select.options.length > 0);
  }

  /** @param {Element} row */
  #entity(row) {
    const number = Number(row.getAttribute("data-entity"));
    return this.#bench?.entities.find(({ entity }) => entity === number) ?? null;
  }

  /** @param {Event} event */
  #clicked(event) {
    const button = event.target instanceof Element ? event.target.closest("button[data-do]") : null;
    const row = button?.closest("[data-entity]");
    const entity = row && this.#entity(row);
    if (!row || !entity) return;
    const does = button?.getAttribute("data-do");
    if (does === "go") this.#goOn(entity);
    if (does === "none") this.#none(entity);
    if (does === "join") this.#join(entity, row.querySelector("select"));
  }

  /** @param {Entity} entity */
  #goOn({ entity, marks }) {
    const turn = (this.#turns.get(entity) ?? -1) + 1;
    this.#turns.set(entity, turn);
    const number = marks[turn % marks.length];
    const mark = this.#bench?.marks.find((one) => one.number === number);
    if (mark) this.does.goTo(mark);
  }

  /** @param {Entity} entity */
  #none({ entity }) {
    this.does.act({ do: "no_name", entity });
  }

  /** @param {Entity} entity @param {HTMLSelectElement | null} select */
  #join({ entity }, select) {
    if (select?.value) this.does.act({ do: "join", entity, with: Number(select.value) });
  }
}
