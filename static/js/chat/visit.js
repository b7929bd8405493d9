// @ts-check
// The whole visit on one page: waiting, your turn, conversation, end. The server says which.

import { say } from "../lib/announce.js";
import { goTo } from "../lib/page.js";
import { Transport } from "../lib/transport.js";
import { Banner } from "./banner.js";
import { Company } from "./company.js";
import { Consents } from "./consents.js";
import { Conversation } from "./conversation.js";
import { startCover } from "./cover.js";
import { startForms } from "./form.js";
import { Pause } from "./pause.js";
import { WaitingRoom } from "./waiting.js";

/** @typedef {import("./frames.js").VisitState} VisitState */
/** @typedef {import("../lib/socket.js").Frame} Frame */

const ELSEWHERE = 4001;

/** @param {VisitState} state */
function nameOfView(state) {
  return state.state === "active" && state.turn_until ? "turn" : state.state;
}

class Visit {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    const language = document.documentElement.lang;
    this.view = document.body.dataset.state ?? "";
    this.transport = new Transport({
      url: "/ws/visit/",
      after: () => this.talk.last,
      hello: () => ({ type: "hello", after: this.talk.last }),
      ping: () => ({ type: "ping", seq: this.talk.last }),
      onFrame: (frame) => this.#received(frame),
      onDown: () => this.#down(),
      onRefused: (code) => this.#refused(code),
    });
    this.talk = new Conversation(this.#part("[data-conversation]"), {
      me: "visitor",
      language,
      isOwn: (message) => message.from === "visitor",
      nameOf: (message) => (message.from === "visitor" ? root.dataset.me : message.by) ?? "",
      send: (frame) => this.transport.send(frame),
      resync: (after) => this.transport.send({ type: "hello", after }),
    });
    const send = (/** @type {Frame} */ frame) => this.transport.send(frame);
    const onAnswered = () => this.talk.composer.focusGently();
    this.company = new Company(root, { send, onAnswered });
    this.consents = new Consents(root, { send, onAnswered });
    this.pause = new Pause(this.#part("[data-paused]"), this.talk);
    this.waiting = new WaitingRoom(root, language, () => this.#here());
    this.banner = new Banner(this.#part("[data-banner]"), () => this.transport.retryNow());
    // Everything that was said is asked again: the other tab may have gone on.
    this.#part("[data-resume]").addEventListener("click", () => location.reload());
  }

  start() {
    this.talk.log.clear();
    this.transport.start();
    addEventListener("pagehide", () => this.#forget());
    addEventListener("clbchat:exit", () => this.#forget());
  }

  /** @param {Frame} frame */
  #received(frame) {
    this.banner.up();
    if (frame.type === "snapshot" || frame.type === "state") {
      this.#show(/** @type {any} */ (frame));
      if (frame.type === "snapshot") this.talk.snapshot(/** @type {VisitState} */ (frame));
    } else this.talk.receive(frame);
  }

  /** @param {VisitState} state */
  #show(state) {
    const view = nameOfView(state);
    this.company.show(state, view === "active");
    this.consents.show(state.consents ?? [], view === "active");
    if (view === "waiting") this.waiting.show(state);
    this.pause.show(state, view === "active");
    this.talk.log.read(state.seen ?? 0);
    if (view !== this.view) this.#enter(view);
  }

  /** @param {string} view */
  #enter(view) {
    // The end has words and choices that the server picks: it renders them.
    if (view === "ended") return goTo("/chat/");
    this.view = view;
    document.body.dataset.state = view;
    document.title = this.root.getAttribute(`data-title-${view}`) ?? "Chat";
    for (const part of this.root.querySelectorAll("[data-view]")) {
      if (part instanceof HTMLElement) part.hidden = part.dataset.view !== view;
    }
    if (view === "turn") this.waiting.call();
    this.#greet(view);
  }

  /** Take the reader along; whoever is typing is told instead. @param {string} view */
  #greet(view) {
    const heading = this.#part(`[data-view="${view}"] h1`);
    if (document.activeElement instanceof HTMLTextAreaElement && view !== "active") {
      return say(heading.textContent ?? "");
    }
    scrollTo(0, 0);
    heading.focus({ preventScroll: true });
    if (view !== "active") return;
    this.talk.log.toBottom();
    this.talk.composer.focusGently();
  }

  #here() {
    this.transport.send({ type: "here" });
  }

  #down() {
    this.talk.disconnected();
    this.banner.down();
  }

  /** @param {number} code */
  #refused(code) {
    this.talk.disconnected();
    if (code !== ELSEWHERE) return goTo("/chat/");
    this.#part("[data-elsewhere]").hidden = false;
    this.#part("[data-visit]").hidden = true;
    this.#part("[data-elsewhere] h1").focus();
    this.talk.clear();
  }

  #forget() {
    this.transport.stop();
    this.talk.clear();
  }

  /** @param {string} selector @returns {HTMLElement} */
  #part(selector) {
    return /** @type {HTMLElement} */ (this.root.querySelector(selector));
  }
}

/** Start the page of a visit; one that ended has no line any more. */
export function startVisit() {
  startForms();
  startCover();
  const root = document.getElementById("visit");
  if (root && document.body.dataset.state !== "ended") new Visit(root).start();
}
