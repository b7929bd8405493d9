// @ts-check
// The sheet "Noodsituatie" beside a conversation: whom to call, and what was done. The chat goes on.

import { hourOf } from "../lib/texts.js";
import { show, text } from "./dom.js";
import { Alarm } from "./emergency_alarm.js";
import { AskForm } from "./emergency_ask.js";
import { HelpForm } from "./emergency_help.js";
import { Wanted } from "./emergency_wanted.js";
import { Heavy } from "./heavy.js";
import { Rows } from "./rows.js";
import { tell, word } from "./words.js";

/** @typedef {import("../lib/socket.js").Frame} Frame */
/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {import("./talk.js").Talk} Talk */
/** @typedef {{id: string, at: string, by: string, whom: string, what: "known" | "address"}} Kept */

export class Emergency {
  /** @type {Talk | null} */ #talk = null;

  /** @param {Desk} desk @param {import("./breath.js").Breath} breath */
  constructor(desk, breath) {
    this.desk = desk;
    this.root = /** @type {HTMLElement} */ (document.getElementById("emergency"));
    this.help = new HelpForm(this.root, (frame) => this.#send(frame));
    this.ask = new AskForm(this.root, (frame) => this.#send(frame));
    this.wanted = new Wanted(this.root, (frame) => this.#send(frame));
    this.alarm = new Alarm(() => desk.notices.alarm());
    this.kept = new Rows(this.root, (/** @type {Kept} */ one) => one.id, drawKept);
    this.heavy = new Heavy(this.root, {
      onBreathe: () => breath.start(),
      onDebrief: () => desk.socket.send({ type: "debrief" }),
    });
    this.#listen();
  }

  /** @param {Frame} frame how the emergency of a conversation stands */
  told(frame) {
    if (frame.conversation !== this.#talk?.id) return;
    this.kept.set(frame.kept);
    this.wanted.set(frame.request, frame);
    this.ask.set(frame.request, frame.record);
    show(this.root, "[data-kept-box]", frame.kept.length > 0);
    // After help was called, or an address opened, somebody may sit down for a moment.
    this.heavy.show(frame.kept.length > 0 || frame.request?.state === "opened");
  }

  /** @param {Frame} frame @returns {boolean} whether it was asked here */
  refused(frame) {
    if (frame.about === "help_called") return this.help.refused(frame);
    if (frame.about === "emergency_ask") return this.ask.refused(frame);
    if (frame.about === "emergency_withdraw") return this.wanted.refused(frame.text);
    return frame.about === "emergency";
  }

  /** Erased while the sheet stood open: nothing of it stays here. @param {Frame} frame */
  changed({ type, conversation, why }) {
    const talk = this.#talk;
    if (type !== "closed" || why !== "erased" || !talk || talk.id !== conversation) return;
    this.#fresh(talk);
    this.#talk = null;
    this.close();
  }

  /** @param {Talk} talk */
  open(talk) {
    if (this.#talk !== talk) this.#fresh(talk);
    this.root.hidden = false;
    this.desk.tabs.panes.toggleAttribute("data-emergency", true);
    this.desk.tabs.show("talk");
    this.ask.quotes(talk.root);
    this.#send({ type: "emergency" });
    /** @type {HTMLElement} */ (this.root.querySelector("[data-title]")).focus();
  }

  close() {
    this.root.hidden = true;
    this.desk.tabs.panes.toggleAttribute("data-emergency", false);
    this.#talk?.conversation.composer.focusGently();
  }

  /** Of another conversation: nothing of the one before stays. @param {Talk} talk */
  #fresh(talk) {
    this.#talk = talk;
    tell(this.root.querySelector("[data-title]"), { name: talk.nickname });
    text(this.root, "[data-conversation-number]", talk.id);
    this.help.clear();
    this.ask.clear();
    this.ask.quotes(talk.root);
    this.wanted.set(null, {});
    this.kept.set([]);
    this.heavy.show(false);
    show(this.root, "[data-kept-box]", false);
  }

  #listen() {
    const { box } = this.desk.talks;
    box.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest("[data-emergency]") : null;
      const talk = button && this.desk.talks.all.find(({ root }) => root.contains(button));
      if (talk) this.open(talk);
    });
    this.root
      .querySelector("[data-emergency-close]")
      ?.addEventListener("click", () => this.close());
    this.root.addEventListener("click", ({ target }) => {
      const line = target instanceof Element ? target.closest("[data-say]") : null;
      if (line) this.#write(line.textContent ?? "");
    });
    this.root.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.isComposing) return;
      event.preventDefault();
      this.close();
    });
  }

  /** Behind what stands in the reply field already; nothing is sent. @param {string} sentence */
  #write(sentence) {
    const field = this.#talk?.root.querySelector("[data-composer] textarea");
    if (!(field instanceof HTMLTextAreaElement)) return;
    field.value = [field.value.trim(), sentence].filter(Boolean).join(" ");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  }

  /** @param {Frame} frame @returns {boolean} */
  #send(frame) {
    return this.desk.socket.send({ ...frame, conversation: this.#talk?.id });
  }
}

/** @param {HTMLElement} row @param {Kept} one */
function drawKept(row, { at, by, whom, what }) {
  const key = what === "address" ? "emergency.kept.address" : "emergency.kept";
  const hour = hourOf(at, document.documentElement.lang);
  row.textContent = word(key, { at: hour, by, whom: word(`whom.${whom}`) });
}
