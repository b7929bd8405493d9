// @ts-check
// What comes after conversations: the forms in the pane, the list of what is left, and a breath.

import { Breath } from "./breath.js";
import { Registration } from "./registration.js";
import { Unregistered } from "./unregistered.js";

/** @typedef {import("../lib/socket.js").Frame} Frame */
/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {import("./talk.js").Talk} Talk */
/** @typedef {import("./unregistered.js").Left} Left */

export class Aftercare {
  /** @type {Map<Talk, Registration>} */ #forms = new Map();
  /** @type {Set<string>} asked for, with the focus */ #focus = new Set();

  /** @param {Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.breath = new Breath(desk.presence);
    this.list = new Unregistered((conversation) => this.#bringBack(conversation));
    addEventListener("pagehide", () => this.#parkAll());
    setInterval(() => this.draw(), 1000);
  }

  /** A conversation of mine in the pane ended: is there something to register? */
  ask(/** @type {string} */ conversation, { focus = false } = {}) {
    const talk = this.desk.talks.get(conversation);
    if (!talk || this.#forms.has(talk)) return;
    if (focus) this.#focus.add(conversation);
    this.desk.socket.send({ type: "registration", conversation });
  }

  /** @param {Frame} frame how far a registration is filled in */
  show(frame) {
    const { conversation } = frame;
    const talk = this.desk.talks.get(conversation);
    const focus = this.#focus.delete(conversation) && this.desk.talks.openId === conversation;
    if (!talk || !frame.wanted || this.#forms.has(talk)) return;
    const form = this.#formIn(talk);
    this.#forms.set(talk, form);
    form.show(frame, focus);
    this.draw();
  }

  /** @param {Frame} frame */
  registered(frame) {
    this.#form(frame.conversation)?.registered(/** @type {any} */ (frame));
  }

  /** @param {Frame} frame */
  proposed(frame) {
    this.#form(frame.conversation)?.proposing.proposed();
  }

  /** @param {Left[]} all what is not registered yet, wherever it was put aside */
  left(all) {
    this.list.set(all);
    const ids = new Set(all.map(({ conversation }) => conversation));
    for (const [talk, form] of this.#forms) form.listed(ids.has(talk.id));
    this.draw();
  }

  /** @returns {boolean} whether a registration was under way @param {string} sentence */
  refused(/** @type {string} */ conversation, sentence) {
    return this.#form(conversation)?.refused(sentence) ?? false;
  }

  draw() {
    for (const [talk, form] of this.#forms) {
      if (this.desk.talks.get(talk.id) === talk) continue;
      // Its window was closed: what was filled in is kept for later.
      if (form.dirty) form.park();
      this.#forms.delete(talk);
    }
    this.list.draw((conversation) => Boolean(this.#form(conversation)));
    this.breath.draw();
  }

  /** @param {Talk} talk */
  #formIn(talk) {
    return new Registration(talk.root, {
      send: (frame) => this.desk.socket.send({ ...frame, conversation: talk.id }),
      onLater: () => {
        this.#forms.delete(talk);
        this.desk.talks.host.onClose(talk);
        this.draw();
      },
      onBreathe: () => this.breath.start(),
      onDebrief: () => this.desk.socket.send({ type: "debrief" }),
    });
  }

  /** @param {string} conversation */
  #form(conversation) {
    const talk = this.desk.talks.get(conversation);
    return talk && this.#forms.get(talk);
  }

  /** @param {string} conversation */
  #bringBack(conversation) {
    this.desk.socket.send({ type: "resume", conversation, after: 0 });
  }

  #parkAll() {
    for (const form of this.#forms.values()) if (form.dirty) form.park();
  }
}
