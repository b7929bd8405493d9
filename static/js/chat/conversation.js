// @ts-check
// One conversation on the screen, for either door: log, composer, outbox, typing, numbering.
//
//   const talk = new Conversation(root, {
//     me: "visitor" | "counsellor", language: "nl",
//     isOwn, nameOf,                  (message) -> boolean / string shown above a bubble
//     send: (frame) => boolean,       puts a frame on the line; the console adds `conversation`
//     resync: (after) => void,        asks the server again from this number (hello / resume)
//   });
//   talk.snapshot({messages, last_seq, seen})   after every (re)connect; then unsent lines go out again
//   talk.receive(frame)                         message ack refused typing seen pong
//   talk.disconnected()                         the line is gone: nothing is tried until snapshot()
//   talk.lock(true) hides the composer (who wrote in it goes to the log); talk.last is for hello / resume / ping
//   talk.clear()                                on pagehide; talk.close() when the root goes away
//
// root: components/conversation.html.

import { Composer } from "./composer.js";
import { Delivery } from "./delivery.js";
import { startEmoji } from "./emoji.js";
import { MessageLog } from "./log.js";
import { Numbering } from "./numbering.js";
import { TypingLine } from "./typing_line.js";

/** @typedef {import("./frames.js").Message} Message */
/** @typedef {import("../lib/socket.js").Frame} Frame */
/**
 * @typedef {object} Options
 * @property {string} language
 * @property {(message: Message) => boolean} isOwn
 * @property {(message: Message) => string} nameOf
 * @property {"visitor" | "counsellor"} me
 * @property {(frame: Frame) => boolean} send
 * @property {(after: number) => void} resync
 * @property {(message: Message) => void} [onMessage] a new line from the other side or the system
 */

export class Conversation {
  #options;
  #seenTold = 0;

  constructor(/** @type {HTMLElement} */ root, /** @type {Options} */ options) {
    const { isOwn, nameOf, language, send } = options;
    this.#options = options;
    this.numbering = new Numbering((after) => this.delivery.connected && options.resync(after));
    this.log = new MessageLog(root, {
      isOwn,
      nameOf,
      language,
      onRetry: (id) => this.delivery.retry(id),
      onBottom: () => this.#tellSeen(),
    });
    this.delivery = new Delivery(send, (id, status, reason) => this.log.mark(id, status, reason));
    const typing = /** @type {HTMLElement} */ (root.querySelector("[data-typing]"));
    this.typing = new TypingLine(
      typing,
      () => this.delivery.connected && send({ type: "typing", on: true }),
    );
    const form = /** @type {HTMLFormElement} */ (root.querySelector("form[data-composer]"));
    this.composer = new Composer(form, {
      onSend: (text) => this.#submit(text),
      onTyping: () => this.typing.typed(),
    });
    startEmoji(form, (emoji) => this.composer.insert(emoji));
    this.clock = setInterval(() => this.#tick(), 1000);
  }

  /** Highest number up to which nothing is missing. */
  get last() {
    return this.numbering.last;
  }

  /** @param {{messages?: Message[], last_seq?: number, seen?: number}} state */
  snapshot(state) {
    this.log.box.setAttribute("aria-busy", "true");
    for (const message of state.messages ?? []) this.#show(message);
    this.log.box.removeAttribute("aria-busy");
    this.log.read(state.seen ?? 0);
    this.delivery.up();
    this.numbering.check(state.last_seq);
    this.#tellSeen();
  }

  receive(/** @type {Frame} */ frame) {
    this.#handlers[frame.type]?.(frame);
  }

  disconnected() {
    this.delivery.down();
    this.typing.told(false);
  }

  lock(/** @type {boolean} */ locked) {
    if (this.composer.lock(locked)) this.log.box.focus({ preventScroll: true });
  }

  clear() {
    this.log.clear();
    this.composer.text = "";
  }

  close() {
    clearInterval(this.clock);
  }

  /** @type {Record<string, (frame: Frame) => void>} */
  #handlers = {
    message: (frame) => {
      this.#show(/** @type {any} */ (frame));
      this.numbering.check();
      this.#tellSeen();
    },
    ack: ({ id, seq, at }) => {
      this.delivery.done(id);
      this.numbering.saw(seq);
      this.log.numbered(id, seq, at);
    },
    refused: (frame) => this.delivery.refused(frame),
    typing: ({ on, by }) => this.typing.told(on, by),
    seen: ({ seq }) => this.log.read(seq),
    pong: ({ seq }) => this.numbering.check(seq),
  };

  #show(/** @type {Message} */ message) {
    if (message.seq && !this.numbering.saw(message.seq)) return;
    const own = this.#options.isOwn(message);
    if (own) this.delivery.done(message.id);
    else this.typing.told(false);
    this.log.put(message, own ? "sent" : "none");
    if (!own) this.#options.onMessage?.(message);
  }

  #submit(/** @type {string} */ text) {
    const id = crypto.randomUUID();
    this.typing.sent();
    this.log.put({ id, text, from: this.#options.me, at: new Date().toISOString() }, "sending");
    this.delivery.add(id, text);
  }

  #tick() {
    this.typing.refresh();
    this.delivery.go();
  }

  #tellSeen() {
    if (!this.delivery.connected || this.last <= this.#seenTold || !this.log.atBottom) return;
    this.#seenTold = this.last;
    this.#options.send({ type: "seen", seq: this.last });
  }
}
