// @ts-check
// The team's channel: what colleagues say, and a field of its own, so that nothing of it can be sent to
// a young person and nothing typed here is lost by looking at another conversation.

import { Delivery } from "../chat/delivery.js";
import { ChannelChoice } from "./channel_choice.js";
import { ChannelLog } from "./channel_log.js";
import { ChannelPanel } from "./channel_panel.js";
import { ChannelStore } from "./channel_store.js";
import { addressOf, TEAM, threadOf } from "./channel_threads.js";
import { ChannelWriting } from "./channel_writing.js";
import { show, text } from "./dom.js";
import { word } from "./words.js";

/** @typedef {import("../lib/socket.js").Frame} Frame */
/** @typedef {import("./channel_threads.js").Line} Line */
/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {import("./quoting.js").Quote} Quote */

export class Channel {
  /** @type {Map<string, object>} where each line under way goes */ #under = new Map();
  #thread = TEAM;

  /** @param {Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.root = /** @type {HTMLElement} */ (document.getElementById("team"));
    this.store = new ChannelStore(() => desk.presence.id);
    this.log = new ChannelLog(this.root, desk, (id) => this.delivery.retry(id));
    this.delivery = new Delivery(
      ({ id, text: said }) =>
        desk.socket.send({ type: "channel_say", id, text: said, ...this.#under.get(id) }),
      (id, status, reason) => this.#mark(id, status, reason),
    );
    this.writing = new ChannelWriting(this.root, desk.talks, {
      onSay: (said, quote) => this.#say(said, quote),
      onQuote: () => this.panel.open(),
    });
    const onChoose = (/** @type {string} */ thread) => this.#choose(thread);
    this.choice = new ChannelChoice(this.root, { store: this.store, team: desk.team, onChoose });
    this.panel = new ChannelPanel(this.root, desk.tabs, () => this.draw());
    desk.team.onChange(() => this.draw());
    addEventListener("pagehide", () => this.#clear());
    setInterval(() => this.draw(), 1000);
  }

  /** How many lines nobody looked at. */
  get unread() {
    return this.store.unread;
  }

  /** @param {Frame} frame lines that are new here; `open` while I am on duty */
  told({ open, lines }) {
    show(this.root, "[data-off-duty]", !open);
    for (const { id } of lines) this.delivery.done(id);
    const fresh = this.store.told(lines);
    for (const line of lines) this.#put(line);
    this.delivery.up();
    this.draw();
    const unseen = fresh.filter((line) => this.store.unreadIn(threadOf(line, this.#me)));
    const newest = unseen.at(-1);
    if (newest) this.desk.notices.team(newest.by);
  }

  /** @param {Frame} frame something of mine stands */
  said({ id, number, at }) {
    this.delivery.done(id);
    const kept = this.store.find(id);
    if (!kept) return;
    this.store.put({ ...kept.line, number, at }, "sent");
    this.#put({ ...kept.line, number, at });
  }

  /** @param {Frame} frame @returns {boolean} whether it was something said here */
  refused(frame) {
    if (!this.#under.has(frame.id)) return false;
    this.delivery.refused(frame);
    return true;
  }

  draw() {
    if (!this.desk.socket.open) this.delivery.down();
    this.delivery.go();
    if (this.panel.inSight && !document.hidden) this.store.looked(this.#thread);
    this.choice.draw(this.#thread);
    const whom = this.choice.nameOf(this.#thread);
    const { to, readers } = this.choice.labelOf(this.#thread);
    text(this.root, "[data-to]", to);
    text(this.root, "[data-readers]", readers);
    this.log.box.setAttribute("aria-label", word("channel.log", { whom }));
    show(this.root, "[data-nothing]", this.store.in(this.#thread).length === 0);
    for (const place of document.querySelectorAll("[data-team-count]"))
      place.textContent = this.unread ? String(this.unread) : "";
  }

  get #me() {
    return this.desk.presence.id;
  }

  /** @param {string} thread */
  #choose(thread) {
    this.#thread = thread;
    this.writing.turn(thread);
    this.log.show(this.store.in(thread));
    this.draw();
  }

  /** @param {Line} line */
  #put(line) {
    if (threadOf(line, this.#me) === this.#thread) this.log.line(line, "sent");
  }

  /** @param {string} said @param {Quote | null} quote */
  #say(said, quote) {
    const id = crypto.randomUUID();
    const address = addressOf(this.#thread, this.#me);
    this.#under.set(id, {
      ...address,
      quote: quote && { conversation: quote.conversation, seq: quote.seq },
    });
    const by = this.desk.presence.name;
    const at = new Date().toISOString();
    const line = { id, author: this.#me, by, ...address, text: said, quote: quote?.text ?? "", at };
    this.store.put(line, "sending");
    this.log.line(line, "sending");
    this.delivery.add(id, said);
    this.draw();
  }

  /** @param {string} id @param {"sending" | "failed"} status */
  #mark(id, status, reason = "") {
    this.store.mark(id, status, reason);
    this.log.mark(id, status, reason);
  }

  #clear() {
    this.store.clear();
    this.log.clear();
    this.writing.clear();
  }
}
