// @ts-check
// Two counsellors and one young person: handing over, asking in, passing on; and what colleagues ask of me.

import { Askings } from "./askings.js";
import { ColleagueDialog } from "./colleague_dialog.js";
import { show } from "./dom.js";
import { onMore, startMore } from "./more.js";
import { startUnfounded } from "./unsafe.js";
import { tell } from "./words.js";

/** @typedef {import("../lib/socket.js").Frame} Frame */
/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {import("./talk.js").Talk} Talk */

const ASKS = ["hand_over", "ask_in"];

export class Together {
  /** @param {Desk} desk */
  constructor(desk) {
    this.desk = desk;
    const send = (/** @type {Frame} */ frame) => desk.socket.send(frame);
    this.dialog = new ColleagueDialog(desk.team, send);
    this.askings = new Askings({
      onAnswer: ({ id, conversation }, accept) =>
        send({ type: "answer", conversation, asking: id, accept }),
      onNew: () => desk.notices.asked(),
      onLeave: () => this.#goOn(),
    });
    const { box } = desk.talks;
    startMore(box, (element) => this.#talkOf(element));
    onMore("hand_over", (talk) => this.dialog.open("hand_over", talk));
    onMore("ask_in", (talk) => this.dialog.open("ask_in", talk));
    onMore("know", (talk) => this.#confirmKnown(talk));
    startUnfounded(send);
    box.addEventListener("click", (event) => this.#clicked(event));
  }

  /** Something about a conversation is another. @param {Frame} frame */
  changed(frame) {
    if (frame.type === "closed" && frame.why === "passed_on") this.#forget(frame.conversation);
    if (frame.asked || frame.type === "closed" || frame.state === "ended")
      this.dialog.done(frame.conversation);
  }

  /** @param {Frame} frame @param {string} sentence @returns {boolean} whether it was shown here */
  refused(frame, sentence) {
    if (ASKS.includes(frame.about)) return this.dialog.refused(frame.conversation, sentence);
    return frame.about === "answer" && this.askings.refused(frame.conversation, sentence);
  }

  /** @param {Talk} talk */
  #confirmKnown(talk) {
    const dialog = /** @type {HTMLDialogElement} */ (document.getElementById("know-dialog"));
    for (const place of dialog.querySelectorAll("[data-text]"))
      tell(place, { name: talk.nickname });
    show(dialog, "[data-alone]", this.desk.team.others.length === 0);
    dialog.returnValue = "";
    const pass = () =>
      dialog.returnValue === "pass" &&
      this.desk.socket.send({ type: "pass_on", conversation: talk.id });
    dialog.addEventListener("close", pass, { once: true });
    dialog.showModal();
  }

  /** Whoever knows the young person reads no further. @param {string} id */
  #forget(id) {
    const talk = this.desk.talks.get(id);
    talk?.conversation.clear();
    talk?.notes.clear();
  }

  /** @param {Event} event */
  #clicked(event) {
    const target = event.target instanceof Element ? event.target : null;
    const button = target?.closest("[data-together-does]");
    const talk = button && this.#talkOf(button);
    if (!talk) return;
    const does = button.getAttribute("data-together-does") ?? "";
    const type = does === "leave" ? "let_go" : does;
    this.desk.socket.send({ type, conversation: talk.id });
  }

  /** @param {Element} element @returns {Talk | undefined} */
  #talkOf(element) {
    return this.desk.talks.all.find((talk) => talk.root.contains(element));
  }

  #goOn() {
    const talk = this.desk.talks.get(this.desk.talks.openId);
    if (talk && !talk.over) talk.conversation.composer.focusGently();
    else this.desk.queue.take.focus();
  }
}
