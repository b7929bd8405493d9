// @ts-check
// The sheet "Ongepast gedrag": what may be done about a conversation, and what the young person will read of it.

import { say } from "../lib/announce.js";
import { hourOf } from "../lib/texts.js";
import { BehaviourHint } from "./behaviour_hint.js";
import { show, text } from "./dom.js";
import { onMore } from "./more.js";
import { Rows } from "./rows.js";
import { tell, word } from "./words.js";

/** @typedef {import("../lib/socket.js").Frame} Frame */
/** @typedef {import("./talk.js").Talk} Talk */
/** @typedef {import("./shapes.js").Step} Step @typedef {import("./shapes.js").Given} Given */

const ABOUT = ["behaviour", "measure", "lift", "hint", "approach"];
const AT_ONCE = ["threat", "obscene"];

export class Behaviour {
  /** @type {Talk | null} */ #talk = null;
  /** @type {Map<string, Step>} */ #steps = new Map();
  /** How many days a block may last, for whoever may say so. */ #days = 0;

  /** @param {(frame: Frame) => boolean} send */
  constructor(send) {
    this.send = send;
    this.root = /** @type {HTMLDialogElement} */ (document.getElementById("behaviour-dialog"));
    this.form = /** @type {HTMLFormElement} */ (this.root.querySelector("[data-behaviour-form]"));
    this.problem = /** @type {HTMLElement} */ (this.root.querySelector("[data-problem]"));
    this.hint = new BehaviourHint(this.root, (frame) => this.#send(frame));
    this.given = new Rows(
      /** @type {HTMLElement} */ (this.root.querySelector("[data-given-part]")),
      (/** @type {Given} */ one) => one.id,
      (row, one) => this.#row(row, one),
    );
    onMore("behaviour", (talk) => this.#open(talk));
    this.form.addEventListener("submit", (event) => this.#submit(event));
    this.form.addEventListener("input", () => this.#draw());
    this.form.querySelector("[data-cancel]")?.addEventListener("click", () => this.root.close());
  }

  /** @type {Record<string, (frame: Frame) => void>} */
  handlers = {
    behaviour: (frame) => this.#shown(frame),
    hint: (frame) => this.#isOpen(frame) && this.hint.show(frame),
  };

  /** @param {Frame} frame @param {string} sentence @returns {boolean} whether it was asked here */
  refused(frame, sentence) {
    if (!ABOUT.includes(frame.about) || !this.#isOpen(frame)) return false;
    this.problem.textContent = sentence;
    this.problem.scrollIntoView({ block: "nearest" });
    return true;
  }

  /** @param {Talk} talk */
  #open(talk) {
    this.#talk = talk;
    this.form.reset();
    this.hint.reset();
    this.#steps.clear();
    this.given.set([]);
    this.problem.textContent = "";
    this.#draw();
    this.root.showModal();
    if (!this.#send({ type: "behaviour" })) this.problem.textContent = word("why.line");
  }

  /** @param {Frame} frame */
  #shown(frame) {
    if (!this.#isOpen(frame)) return;
    if (frame.done) {
      say(word("spoken.done"));
      return this.root.close();
    }
    this.#days = frame.days;
    this.#steps = new Map(frame.steps.map((/** @type {Step} */ step) => [step.kind, step]));
    this.given.set(frame.given);
    show(this.root, "[data-given-part]", frame.given.length > 0);
    show(this.root, "[data-shared]", frame.shared);
    show(this.root, "[data-hint-part]", !frame.shared);
    this.#draw();
  }

  #draw() {
    const { ground, kind, days } = this.#chosen();
    for (const input of this.form.querySelectorAll("input[name=kind]"))
      this.#offer(/** @type {HTMLInputElement} */ (input), AT_ONCE.includes(ground));
    const reads = this.#steps.get(kind)?.reads ?? "";
    show(this.form, "[data-reads]", Boolean(reads));
    text(this.form, "[data-reads-text]", reads);
    tell(this.form.querySelector("[data-reads-title]"), { name: this.#talk?.nickname ?? "" });
    show(this.form, "[data-longer]", kind === "block" && this.#days > 0);
    show(this.form, "[data-wishes]", kind === "block" && !this.#days);
    show(this.form, "[data-code]", days > 0);
  }

  /** @param {HTMLInputElement} input @param {boolean} atOnce */
  #offer(input, atOnce) {
    const step = this.#steps.get(input.value);
    const why = (atOnce ? step?.why_not_at_once : step?.why_not) ?? "";
    input.disabled = !step || Boolean(why);
    if (input.disabled) input.checked = false;
    const until = step?.until ? word("until.later", { hour: hour(step.until) }) : "";
    text(/** @type {HTMLElement} */ (input.parentNode), "[data-why]", word(`not.${why}`) || until);
  }

  /** @param {HTMLElement} row @param {Given} one */
  #row(row, one) {
    const [what, ground] = [word(`kind.${one.kind}`), word(`ground.${one.ground}`)];
    text(row, "[data-what]", word("given", { hour: hour(one.at), what, ground, by: one.by }));
    const lifts = /** @type {HTMLButtonElement} */ (row.querySelector("[data-lifts]"));
    lifts.hidden = !(one.mine && (one.active || one.kind === "flag"));
    lifts.onclick = () => this.#send({ type: "lift", measure: one.id });
  }

  #chosen() {
    const fields = new FormData(this.form);
    const value = (/** @type {string} */ name) => String(fields.get(name) ?? "");
    const days = value("kind") === "block" && this.#days > 0 ? Number(value("days")) || 0 : 0;
    const longer = value("kind") === "block" && !this.#days && fields.has("longer");
    return { ground: value("ground"), kind: value("kind"), note: value("note"), days, longer };
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    const chosen = this.#chosen();
    const { noGround = "", noKind = "" } = this.problem.dataset;
    this.problem.textContent = chosen.ground ? (chosen.kind ? "" : noKind) : noGround;
    if (this.problem.textContent) return;
    const code = chosen.days ? String(new FormData(this.form).get("code") ?? "") : "";
    if (!this.#send({ type: "measure", ...chosen, code }))
      this.problem.textContent = word("why.line");
  }

  /** @param {Frame} frame @returns {boolean} */
  #isOpen(frame) {
    return this.root.open && this.#talk?.id === frame.conversation;
  }

  /** @param {Frame} frame */
  #send(frame) {
    return this.send({ ...frame, conversation: this.#talk?.id });
  }
}

const hour = (/** @type {string} */ moment) => hourOf(moment, document.documentElement.lang);
