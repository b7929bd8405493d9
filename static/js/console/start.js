// @ts-check
// The first screen of a shift: who is here, whether sound comes through, and a practice conversation.

import { allowSound, play } from "../lib/sound.js";
import { fill } from "../lib/texts.js";
import { text } from "./dom.js";
import { hour } from "./evening_times.js";
import { word } from "./words.js";

/** @typedef {import("./team.js").Team} Team @typedef {import("./team.js").Member} Member */

export class Start {
  #wanted = false;

  /** @param {Team} team @param {() => boolean} onPractise true when the server was told */
  constructor(team, onPractise) {
    this.team = team;
    this.root = /** @type {HTMLElement} */ (document.querySelector("[data-start]"));
    this.list = /** @type {HTMLElement} */ (this.root.querySelector("[data-on-duty]"));
    this.template = /** @type {HTMLTemplateElement} */ (
      this.root.querySelector("[data-colleague]")
    );
    const practise = () => {
      this.#wanted = !onPractise();
    };
    team.onChange(() => {
      this.#draw();
      // Asked for before the line was there: the team is among the first things a new line tells.
      if (this.#wanted) practise();
    });
    this.root.querySelector("[data-practise]")?.addEventListener("click", practise);
    this.root.querySelector("[data-try-sound]")?.addEventListener("click", () => {
      allowSound();
      play();
      const heard = /** @type {HTMLElement} */ (this.root.querySelector("[data-heard]"));
      heard.textContent = heard.dataset.text ?? "";
    });
  }

  #draw() {
    this.#door();
    const others = this.team.others;
    this.list.replaceChildren(...others.map((member) => this.#row(member)));
    const alone = this.root.querySelector("[data-alone]");
    if (alone instanceof HTMLElement) alone.hidden = others.length > 0;
  }

  #door() {
    const line = /** @type {HTMLElement} */ (this.root.querySelector("[data-door]"));
    const { open, closesAt } = this.team.door;
    const { until = "", open: opened = "", closed = "" } = line.dataset;
    if (!open) line.textContent = closed;
    else line.textContent = closesAt ? fill(until, { hour: hour(closesAt) }) : opened;
  }

  /** @param {Member} member */
  #row(member) {
    const copy = /** @type {DocumentFragment} */ (this.template.content.cloneNode(true));
    text(copy, "[data-name]", member.name);
    text(copy, "[data-discipline]", word(`discipline.${member.discipline}`).toLowerCase());
    text(copy, "[data-state]", word(`presence.${member.presence}`).toLowerCase());
    return /** @type {HTMLElement} */ (copy.firstElementChild);
  }
}
