// @ts-check
// One conversation of mine: the shared log and composer, with what only the counsellor sees around it.

import { converse } from "./converse.js";
import { cloneWithIds } from "./dom.js";
import { erased } from "./erased.js";
import { Notes } from "./notes.js";
import { withReply } from "./rhythm.js";
import { Slash } from "./slash.js";
import { TalkHead } from "./talk_head.js";
import { Unanswered } from "./unanswered.js";
import { word } from "./words.js";

/** @typedef {import("../lib/socket.js").Frame} Frame @typedef {import("./shapes.js").TalkData} TalkData */
/** @typedef {import("../chat/frames.js").Message} Message @typedef {import("./shapes.js").Host} Host */

let clones = 0;

export class Talk {
  /** @type {TalkData} */ #data;
  /** @type {Host} */ #host;
  #unanswered = new Unanswered();
  #unseen = 0;
  #gone = "";
  #settled = false;

  /** @param {TalkData} data @param {Host} host */
  constructor(data, host) {
    const template = document.getElementById("talk-template");
    this.#data = data;
    this.#host = host;
    this.root = cloneWithIds(/** @type {HTMLTemplateElement} */ (template), `-${++clones}`);
    this.head = new TalkHead(this.root, {
      onEnd: () => host.onEnd(this),
      onClose: () => host.onClose(this),
      send: (frame) => this.#send(frame),
    });
    this.notes = new Notes(this.root, (text) => this.#send({ type: "note", text }));
    this.conversation = converse(this.root, {
      myName: host.myName,
      nickname: () => this.nickname,
      send: (frame) => this.#send(frame),
    });
    this.slash = new Slash(this.root, () => this.#data.language ?? "nl");
    this.update(data);
    this.#settled = true;
  }

  get id() {
    return this.#data.conversation;
  }

  get nickname() {
    return this.#data.nickname;
  }

  get practice() {
    return Boolean(this.#data.practice);
  }

  get unread() {
    return this.#unanswered.unread;
  }

  get waitingSince() {
    return this.over ? null : this.#unanswered.since;
  }

  get typing() {
    const { hidden, dataset } = this.conversation.typing.element;
    return !hidden && !dataset.by;
  }

  /** Whether it ended, or is with somebody else now. */
  get over() {
    return this.#data.state === "ended" || Boolean(this.#gone);
  }

  get whereabouts() {
    if (this.over) return "ended";
    return this.#data.turn_until ? "coming" : (this.#data.visitor ?? "here");
  }

  get inSight() {
    return this.root.getClientRects().length > 0 && !document.hidden;
  }

  /** @param {Partial<TalkData>} data all of it after a (re)connect, or what changed */
  update(data) {
    this.#data = { ...this.#data, ...data };
    for (const message of data.messages ?? []) this.#line(message);
    if (data.messages) this.conversation.snapshot(data);
    for (const note of data.notes ?? []) this.notes.add(note);
    this.draw();
  }

  /** @param {string} why */
  leave(why, by = "") {
    this.#gone = word(`gone.${why}`, { by, name: this.nickname }) || word("gone.elsewhere");
    if (why === "erased") {
      this.#data = erased(this.id);
      for (const part of [this.conversation, this.notes]) part.clear();
    }
    this.draw();
  }

  /** Show head, state and locks; also called every second, for the timer. */
  draw() {
    this.head.draw(this.#data, { whereabouts: this.whereabouts, gone: this.#gone });
    this.conversation.lock(this.over);
    if (this.#gone) this.notes.lock();
  }

  receive(/** @type {Frame} */ frame) {
    if (frame.type === "message") this.#line(/** @type {any} */ (frame));
    this.#data = withReply(this.#data, frame);
    this.conversation.receive(frame);
  }

  /** It is in the pane now: what was unread is read, and the young person is told so. */
  looked() {
    this.#unanswered.looked();
    if (this.#unseen) this.#send({ type: "seen", seq: this.#unseen });
  }

  close() {
    this.conversation.clear();
    this.conversation.close();
    this.root.remove();
  }

  /** @param {Message} message */
  #line(message) {
    const fresh = this.#unanswered.line(message, this.#settled && this.inSight);
    if (fresh && this.#settled) this.#host.onMessage(this, message);
  }

  /**
   * What is not in sight was not seen, whatever the log believes of a hidden pane.
   *
   * @param {Frame} frame
   */
  #send(frame) {
    if (frame.type === "seen") this.#unseen = this.inSight ? 0 : frame.seq;
    if (frame.type === "message") this.#unanswered.answered();
    if (frame.type === "seen" && !this.inSight) return true;
    return this.#host.send({ ...frame, conversation: this.id });
  }
}
