// @ts-check
// All my conversations, one of them open. Puts their articles into the pane.

import { show } from "./dom.js";
import { Talk } from "./talk.js";

/** @typedef {import("./shapes.js").Host} Host */
/** @typedef {import("./shapes.js").TalkData} TalkData */

export class Talks {
  /** @type {Map<string, Talk>} */ #talks = new Map();
  #open = "";
  #pinged = 0;

  /** @param {HTMLElement} pane @param {Host} host */
  constructor(pane, host) {
    this.pane = pane;
    this.box = /** @type {HTMLElement} */ (pane.querySelector("[data-talks]"));
    this.host = host;
  }

  get all() {
    return [...this.#talks.values()];
  }

  get busy() {
    return this.all.filter((talk) => !talk.over && !talk.practice).length;
  }

  get unread() {
    return this.all.reduce((sum, talk) => sum + talk.unread, 0);
  }

  get openId() {
    return this.#open;
  }

  /** @param {string} id */
  get(id) {
    return this.#talks.get(id);
  }

  /** @param {TalkData} data @returns {Talk} */
  put(data) {
    const known = this.#talks.get(data.conversation);
    if (known && !known.over) {
      known.update(data);
      return known;
    }
    if (known) this.drop(known);
    const talk = new Talk(data, this.host);
    talk.root.hidden = true;
    this.box.append(talk.root);
    this.#talks.set(talk.id, talk);
    return talk;
  }

  /** Those the server no longer counts as mine are with somebody else. */
  keepOnly(/** @type {Set<string>} */ ids) {
    for (const talk of this.all) if (!ids.has(talk.id) && !talk.over) talk.leave("elsewhere");
  }

  /** @param {string} id */
  open(id) {
    if (!this.#talks.has(id)) return;
    this.#open = id;
    for (const talk of this.all) talk.root.hidden = talk.id !== id;
    show(this.pane, "[data-no-talk]", false);
    this.#talks.get(id)?.looked();
  }

  /** @param {Talk} talk */
  drop(talk) {
    talk.close();
    this.#talks.delete(talk.id);
    if (this.#open !== talk.id) return;
    this.#open = "";
    const next = this.all[0];
    if (next) this.open(next.id);
    else show(this.pane, "[data-no-talk]", true);
  }

  /** The next or previous one, around the ends. */
  step(/** @type {number} */ by) {
    const ids = this.all.map((talk) => talk.id);
    if (ids.length === 0) return;
    const here = ids.indexOf(this.#open);
    this.open(ids[(here + by + ids.length) % ids.length]);
  }

  /** Each conversation in turn is asked for its last number, so that a gap shows. */
  nextPing() {
    const running = this.all.filter((talk) => !talk.over);
    const talk = running[this.#pinged++ % (running.length || 1)];
    if (!talk) return { type: "ping" };
    return { type: "ping", conversation: talk.id, seq: talk.conversation.last };
  }

  /** What is open is looked at, if it is in sight. */
  looked() {
    const talk = this.#talks.get(this.#open);
    if (talk?.inSight) talk.looked();
  }
}
