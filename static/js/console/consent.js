// @ts-check
// May something be passed on? The dialog that asks, and how each question of a conversation stands.

import { cloneOf, show, text } from "./dom.js";
import { onMore } from "./more.js";
import { tell, word } from "./words.js";

/** @typedef {import("../lib/socket.js").Frame} Frame */
/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {import("./talk.js").Talk} Talk */
/** @typedef {import("./shapes.js").TalkData} TalkData */
/** @typedef {import("./shapes.js").Consent} Consent */

const TOLD = ["asked", "given", "withdrawn"];

export class ConsentDialog {
  /** @type {Talk | null} */ #talk = null;

  /** @param {Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.root = /** @type {HTMLDialogElement} */ (document.getElementById("consent-dialog"));
    this.form = /** @type {HTMLFormElement} */ (this.root.querySelector("[data-consent-form]"));
    this.problem = /** @type {HTMLElement} */ (this.root.querySelector("[data-problem]"));
    this.form.addEventListener("submit", (event) => this.#submit(event));
    this.form.querySelector("[data-cancel]")?.addEventListener("click", () => this.root.close());
    onMore("consent", (talk) => this.#open(talk));
    desk.talks.box.addEventListener("click", (event) => this.#clicked(event));
  }

  /** The question stands, or nobody can be asked any more. @param {Frame} frame */
  changed(frame) {
    if (!this.root.open || this.#talk?.id !== frame.conversation) return;
    const asked = frame.consents?.some((/** @type {Consent} */ one) => one.state === "asked");
    if (asked || frame.type === "closed" || frame.state === "ended") this.root.close();
  }

  /** @param {Frame} frame @param {string} sentence @returns {boolean} whether it was asked here */
  refused(frame, sentence) {
    const here = this.root.open && this.#talk?.id === frame.conversation;
    if (frame.about !== "ask_consent" || !here) return false;
    this.problem.textContent = sentence;
    return true;
  }

  /** @param {Talk} talk */
  #open(talk) {
    this.#talk = talk;
    this.form.reset();
    this.problem.textContent = "";
    for (const place of this.root.querySelectorAll("[data-text]"))
      tell(place, { name: talk.nickname });
    this.root.showModal();
    const first = this.form.elements.namedItem("to");
    if (first instanceof HTMLElement) first.focus();
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    const fields = new FormData(this.form);
    const [what, to] = ["what", "to"].map((name) => String(fields.get(name)).trim());
    if (!what || !to) {
      this.problem.textContent = this.problem.dataset.empty ?? "";
      return;
    }
    const frame = { type: "ask_consent", conversation: this.#talk?.id, what, to };
    if (!this.desk.socket.send(frame)) this.problem.textContent = word("why.line");
  }

  /** @param {Event} event */
  #clicked(event) {
    const target = event.target instanceof Element ? event.target : null;
    const row = target?.closest("[data-take-back]")?.closest("[data-consent]");
    const talk = row && this.desk.talks.all.find((one) => one.root.contains(row));
    if (!talk || !(row instanceof HTMLElement)) return;
    const consent = row.dataset.consent ?? "";
    this.desk.socket.send({ type: "take_back_consent", conversation: talk.id, consent });
  }
}

/** @param {HTMLElement} root the conversation's article @param {TalkData} data @param {boolean} over */
export function drawConsents(root, data, over) {
  const list = root.querySelector("[data-consents]");
  if (!(list instanceof HTMLElement)) return;
  const mine = data.mine !== false ? (data.consents ?? []) : [];
  const told = mine.filter(({ state }) => TOLD.includes(state) && !(over && state === "asked"));
  const key = JSON.stringify([told, data.nickname]);
  if (list.dataset.shown === key) return;
  list.dataset.shown = key;
  list.hidden = told.length === 0;
  list.replaceChildren(...told.map((one) => rowOf(root, one, data.nickname)));
}

/** @param {HTMLElement} root @param {Consent} one @param {string} name */
function rowOf(root, one, name) {
  const row = cloneOf(root, "[data-consent-row]");
  const past = one.shared && one.state === "given";
  row.dataset.consent = one.id;
  row.dataset.state = one.state;
  text(
    row,
    "[data-consent-text]",
    word(`consent.${past ? "shared" : one.state}`, { name, to: one.to }),
  );
  show(row, "[data-take-back]", one.state === "asked");
  show(row, "[data-note-sharing]", one.state === "given" && !one.shared);
  return row;
}
