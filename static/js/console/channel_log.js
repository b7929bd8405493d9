// @ts-check
// The lines of one thread of the team's channel.

import { MessageLog } from "../chat/log.js";
import { show, text } from "./dom.js";
import { word } from "./words.js";

/** @typedef {import("./channel_threads.js").Line} Line */
/** @typedef {import("./channel_store.js").Kept} Kept */
/** @typedef {import("../chat/log.js").Status} Status */
/** @typedef {import("./desk.js").Desk} Desk */

export class ChannelLog extends MessageLog {
  #desk;

  /**
   * @param {HTMLElement} root the pane
   * @param {Desk} desk
   * @param {(id: string) => void} onRetry
   */
  constructor(root, desk, onRetry) {
    /** @param {any} message */
    const nameOf = ({ by, author }) => {
      const discipline = word(`discipline.${desk.team.get(author)?.discipline}`).toLowerCase();
      return [by, discipline].filter(Boolean).join(", ");
    };
    super(root, {
      isOwn: (/** @type {any} */ message) => message.author === desk.presence.id,
      nameOf,
      language: document.documentElement.lang,
      onBottom: () => {},
      onRetry,
    });
    this.#desk = desk;
  }

  /** Another thread. @param {Kept[]} kept */
  show(kept) {
    this.box.setAttribute("aria-busy", "true");
    this.clear();
    for (const { line, status, reason } of kept) {
      this.line(line, status);
      if (status === "failed") this.mark(line.id, status, reason);
    }
    this.box.removeAttribute("aria-busy");
    this.toBottom();
  }

  /** Show a line with what it quotes. @param {Line} line @param {Status} status */
  line(line, status) {
    const own = line.author === this.#desk.presence.id;
    const message = /** @type {any} */ ({ ...line, from: "counsellor", seq: line.number });
    this.put(message, own ? status : "none");
    const shown = this.lines.querySelector(`[data-id="${CSS.escape(line.id)}"]`);
    if (!shown) return;
    show(shown, "[data-quoted]", Boolean(line.quote));
    text(shown, "[data-quoted-text]", line.quote);
  }
}
