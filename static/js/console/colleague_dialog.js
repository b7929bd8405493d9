// @ts-check
// Choosing a colleague on duty, and writing a word to them: to hand a conversation over, or to ask them in.

import { show, text } from "./dom.js";
import { Rows } from "./rows.js";
import { tell, word } from "./words.js";

/** @typedef {import("./talk.js").Talk} Talk */
/** @typedef {import("./team.js").Team} Team */
/** @typedef {import("./team.js").Member} Member */
/** @typedef {"hand_over" | "ask_in"} Kind */

export class ColleagueDialog {
  /** @type {Talk | null} */ #talk = null;
  /** @type {Kind} */ #kind = "hand_over";

  /**
   * @param {Team} team
   * @param {(frame: import("../lib/socket.js").Frame) => boolean} send
   */
  constructor(team, send) {
    this.team = team;
    this.send = send;
    this.root = /** @type {HTMLDialogElement} */ (document.getElementById("colleague-dialog"));
    this.form = /** @type {HTMLFormElement} */ (this.root.querySelector("[data-colleague-form]"));
    this.note = /** @type {HTMLTextAreaElement} */ (this.form.elements.namedItem("note"));
    this.problem = /** @type {HTMLElement} */ (this.root.querySelector("[data-problem]"));
    this.rows = new Rows(
      this.root,
      (/** @type {Member} */ member) => String(member.id),
      (row, member) => this.#row(row, member),
    );
    this.form.addEventListener("submit", (event) => this.#submit(event));
    this.form.querySelector("[data-cancel]")?.addEventListener("click", () => this.root.close());
    team.onChange(() => this.root.open && this.#draw());
  }

  /** @param {Kind} kind @param {Talk} talk */
  open(kind, talk) {
    this.#kind = kind;
    this.#talk = talk;
    this.form.reset();
    this.#say("");
    this.#draw();
    this.root.showModal();
    const first = this.form.querySelector("input:not(:disabled)") ?? this.note;
    if (first instanceof HTMLElement) first.focus();
  }

  /** The question stands, or the conversation is over: nothing is left to choose. @param {string} id */
  done(id) {
    if (this.root.open && this.#talk?.id === id) this.root.close();
  }

  /** @param {string} id @param {string} sentence @returns {boolean} whether it was asked here */
  refused(id, sentence) {
    if (!this.root.open || this.#talk?.id !== id) return false;
    this.#say(sentence);
    return true;
  }

  #draw() {
    const values = { name: this.#talk?.nickname ?? "" };
    for (const place of this.root.querySelectorAll(`[data-${this.#kind}]`)) {
      place.setAttribute("data-text", place.getAttribute(`data-${this.#kind}`) ?? "");
      tell(place, values);
    }
    this.rows.set(this.team.others);
    show(this.root, "[data-nobody]", this.team.others.length === 0);
  }

  /** @param {HTMLElement} row @param {Member} member */
  #row(row, member) {
    const place = this.#placeOf(member);
    const input = /** @type {HTMLInputElement} */ (row.querySelector("input"));
    input.value = String(member.id);
    input.disabled = place !== "free";
    if (input.disabled) input.checked = false;
    row.dataset.place = place;
    text(row, "[data-name]", member.name);
    text(row, "[data-discipline]", word(`discipline.${member.discipline}`).toLowerCase());
    text(row, "[data-place]", word(`place.${place}`));
  }

  /** Whoever talks along has a place here already. @param {Member} member @returns {string} */
  #placeOf(member) {
    const here = this.#talk?.root.dataset.colleague === member.name;
    if (here) return this.#kind === "ask_in" ? "here" : "free";
    if (member.presence === "pause") return "pause";
    return member.load < member.capacity ? "free" : "full";
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    const colleague = Number(new FormData(this.form).get("colleague"));
    const note = this.note.value.trim();
    if (!colleague) return this.#say(this.problem.dataset.nobodyChosen ?? "");
    if (!note) {
      this.note.focus();
      return this.#say(this.problem.dataset.noNote ?? "");
    }
    this.#say("");
    const frame = { type: this.#kind, conversation: this.#talk?.id, colleague, note };
    if (!this.send(frame)) this.#say(word("why.line"));
  }

  /** @param {string} sentence */
  #say(sentence) {
    this.problem.textContent = sentence;
  }
}
