// @ts-check
// Everything of the console together: the panes, the line, and who is told what.

import { Socket } from "../lib/socket.js";
import { startActivity } from "./activity.js";
import { Connection } from "./connection.js";
import { text } from "./dom.js";
import { askToEnd } from "./ending.js";
import { Inbox } from "./inbox.js";
import { Mine } from "./mine.js";
import { Notices } from "./notices.js";
import { Presence } from "./presence.js";
import { Queue } from "./queue.js";
import { Start } from "./start.js";
import { Talks } from "./talks.js";
import { Team } from "./team.js";
import { word } from "./words.js";

/** @typedef {import("./tabs.js").Tabs} Tabs */

export class Desk {
  /** @param {Tabs} tabs */
  constructor(tabs) {
    this.tabs = tabs;
    this.notices = new Notices();
    this.presence = new Presence((state, capacity) => {
      // While the page is being built there is no line yet.
      this.socket?.send({ type: "presence", state, capacity });
      if (this.inbox) this.draw();
    });
    this.team = new Team(() => this.presence.id);
    this.startOfShift = new Start(this.team, () => this.socket.send({ type: "practise" }));
    this.queue = new Queue(pane("queue"), (conversation) => this.#take(conversation));
    this.mine = new Mine(pane("mine"), (id) => this.open(id));
    this.talks = new Talks(pane("talk"), this.#host());
    this.inbox = new Inbox(this);
    this.socket = this.#line();
    this.connection = new Connection({
      onRetry: () => this.socket.retryNow(),
      onResume: () => this.socket.resume(),
    });
  }

  start() {
    this.draw();
    this.socket.start();
    setInterval(() => this.draw(), 1000);
    startActivity();
  }

  /** @param {string} id */
  open(id, { focus = true } = {}) {
    this.talks.open(id);
    this.tabs.show("talk");
    if (focus) this.talks.get(id)?.conversation.composer.focusGently();
    this.draw();
  }

  /** @param {number} by */
  step(by) {
    this.talks.step(by);
    this.tabs.show("talk");
    this.talks.get(this.talks.openId)?.conversation.composer.focusGently();
    this.draw();
  }

  looked() {
    this.talks.looked();
    this.draw();
  }

  clear() {
    for (const talk of this.talks.all) talk.close();
  }

  draw() {
    const { busy, unread } = this.talks;
    for (const talk of this.talks.all) talk.draw();
    this.mine.draw(this.talks.all, this.talks.openId);
    this.presence.draw(busy);
    this.queue.why(this.#whyNot(busy));
    this.queue.draw();
    this.notices.count(unread + this.queue.asking + this.inbox.channel.unread);
    for (const place of document.querySelectorAll("[data-count]")) {
      const number = place.getAttribute("data-count") === "unread" ? unread : this.queue.asking;
      text(/** @type {ParentNode} */ (place.parentNode), "[data-count]", String(number || ""));
    }
  }

  /** @param {number} busy */
  #whyNot(busy) {
    if (!this.socket.open) return word("why.line");
    return this.presence.why(busy);
  }

  #line() {
    return new Socket({
      url: "/ws/console/",
      onOpen: () => this.socket.send({ type: "hello" }),
      onFrame: (frame) => this.inbox.received(frame),
      onDown: () => this.#down(() => this.connection.down()),
      onRefused: (code) => this.#down(() => this.connection.refused(code)),
      ping: () => this.talks.nextPing(),
    });
  }

  /** @param {() => void} tell */
  #down(tell) {
    for (const talk of this.talks.all) talk.conversation.disconnected();
    this.queue.stale();
    tell();
    this.draw();
  }

  /** @returns {import("./shapes.js").Host} */
  #host() {
    return {
      myName: () => this.presence.name,
      send: (frame) => this.socket.send(frame),
      onMessage: (talk) => talk.inSight || this.notices.message(talk.nickname),
      onEnd: (talk) =>
        askToEnd(talk, () => this.socket.send({ type: "end", conversation: talk.id })),
      onClose: (talk) => {
        this.talks.drop(talk);
        this.tabs.show(this.talks.openId ? "talk" : "queue");
        this.queue.take.focus();
        this.draw();
      },
    };
  }

  /** @param {string} [conversation] */
  #take(conversation) {
    this.socket.send(conversation ? { type: "take", conversation } : { type: "take" });
  }
}

/** @param {string} id */
function pane(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}
