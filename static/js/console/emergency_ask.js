// @ts-check
// The second way: asking that the address be opened. What was filled in stays until it is asked.

import { startDigits } from "./digits.js";
import { show, text } from "./dom.js";
import { needsWhy, tellLack, watchWhy } from "./emergency_help.js";
import { word } from "./words.js";

/** @typedef {import("../lib/socket.js").Frame} Frame */

const ASKED = ["ground", "acute", "facts", "tried", "discussed", "whom"];
const MOST = 20;

export class AskForm {
  #id = "";

  /** @param {HTMLElement} root the sheet @param {(frame: Frame) => boolean} send */
  constructor(root, send) {
    this.root = root;
    this.send = send;
    this.form = /** @type {HTMLFormElement} */ (root.querySelector("[data-ask-form]"));
    startDigits(this.form);
    watchWhy(this.form);
    this.form.addEventListener("submit", (event) => this.#submit(event));
  }

  clear() {
    this.#id = "";
    this.form.reset();
    show(this.form, "[data-why]", false);
    text(this.form, "[data-problem]", "");
    this.form.querySelector("[data-quotes]")?.replaceChildren();
  }

  /** @param {{state: string} | null} request @param {boolean} record */
  set(request, record) {
    const asked = request !== null && ["open", "opened"].includes(request.state);
    this.form.hidden = !record;
    show(this.root, "[data-way=ask]", !asked);
    show(this.root, "[data-no-record]", !record);
    // Once it was answered, another request is another one.
    if (request?.state !== "open") this.#id = "";
  }

  /** @param {Frame} frame @returns {boolean} whether it was this one */
  refused(frame) {
    if (frame.id !== this.#id) return false;
    text(this.form, "[data-problem]", frame.text);
    return true;
  }

  /** The young person's last messages, to pick from; what was picked stays. @param {HTMLElement} talk */
  quotes(talk) {
    const list = /** @type {HTMLElement} */ (this.form.querySelector("[data-quotes]"));
    const template = /** @type {HTMLTemplateElement} */ (
      this.form.querySelector("template[data-quote]")
    );
    const lines = [...talk.querySelectorAll("[data-lines] > [data-from='visitor'][data-seq]")];
    const picked = new Set(new FormData(this.form).getAll("messages"));
    const rows = lines.slice(-MOST).map((line) => {
      const row = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
      const input = /** @type {HTMLInputElement} */ (row.querySelector("input"));
      input.value = line.getAttribute("data-seq") ?? "";
      input.checked = picked.has(input.value);
      text(row, "[data-text]", line.querySelector("[data-text]")?.textContent ?? "");
      return row;
    });
    list.replaceChildren(...rows);
    show(this.form, "[data-quotes-box]", rows.length > 0);
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    const data = new FormData(this.form);
    const filled = Object.fromEntries(data);
    const lacks = ASKED.find((name) => !String(filled[name] ?? "").trim());
    if (lacks || needsWhy(filled)) return tellLack(this.form, lacks ?? "whyText");
    text(this.form, "[data-problem]", "");
    this.#id ||= crypto.randomUUID();
    const tried = data.getAll("tried");
    const messages = data.getAll("messages").map(Number);
    const frame = { ...filled, tried, messages, type: "emergency_ask", id: this.#id };
    if (!this.send(frame)) text(this.form, "[data-problem]", word("why.line"));
  }
}
