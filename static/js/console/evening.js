// @ts-check
// The evening: who leads it, for everybody; for its lead the strip that tells how it goes.

import { say } from "../lib/announce.js";
import { show, text } from "./dom.js";
import { Alerts } from "./evening_alerts.js";
import { CodeDialog } from "./evening_code.js";
import { Door } from "./evening_door.js";
import { drawAge, drawFigures, drawTeam } from "./evening_figures.js";
import { drawHat, sentenceOf } from "./evening_hat.js";
import { Told } from "./evening_told.js";
import { Rows } from "./rows.js";

/** @typedef {import("./shapes.js").Lead} Lead @typedef {import("./shapes.js").Tonight} Tonight */
/** @typedef {import("./desk.js").Desk} Desk @typedef {import("../lib/socket.js").Frame} Frame */

const MINE = ["lead", "door", "last_entry", "stay_open", "hand_on", "debrief_seen", "sign_in_code"];
/** How a conversation came to me without my asking: handed on by the lead, or by myself as lead. */
const CAME = ["handed_on", "taken_over"];

export class Evening {
  /** @type {Lead | null} */ #lead = null;
  /** @type {Tonight | null} */ #tonight = null;
  /** @type {import("./shapes.js").Asked[]} */ #asked = [];
  #heard = 0;

  /** @param {Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.root = /** @type {HTMLElement} */ (document.getElementById("evening"));
    this.panel = /** @type {HTMLElement} */ (this.root.querySelector(".evening-panel"));
    const send = (/** @type {Frame} */ frame) => this.#send(frame);
    this.alerts = new Alerts(this.root, send);
    this.door = new Door(this.panel, send);
    this.code = new CodeDialog(send);
    this.told = new Told(this.root);
    this.team = new Rows(this.panel, (member) => String(member.id), drawTeam(this.desk.team));
    this.#listen();
    this.desk.team.onChange(() => this.draw());
    setInterval(() => this.draw(), 1000);
  }

  /** @type {Record<string, (frame: any) => void>} */
  handlers = {
    lead: (frame) => this.#led(frame),
    tonight: (frame) => this.#went(frame),
    debriefs: (frame) => this.#set(() => (this.#asked = frame.asked)),
    debrief: (frame) => this.told.debrief(frame),
    handed_on: (frame) => this.#handedOn(frame),
    colleagues: (frame) => this.code.colleagues(frame.staff),
    sign_in_code: (frame) => this.code.show(frame),
  };

  /** Whether I lead the evening. */
  get mine() {
    return this.#lead?.id != null && this.#lead.id === this.desk.team.myId();
  }

  /** A refusal of something asked here is told here. @param {Frame} frame */
  refused(frame) {
    if (!MINE.includes(frame.about) && frame.about !== "colleagues") return false;
    if (!this.code.refused(frame.text)) text(this.root, "[data-problem]", frame.text);
    return true;
  }

  draw() {
    if (!this.#lead) return;
    const { members } = this.desk.team;
    const tonight = this.mine ? this.#tonight : null;
    this.root.hidden = false;
    drawHat(this.root, this.#lead, this.mine);
    show(this.root, "[data-figures]", Boolean(tonight));
    show(this.root, "[data-unfold]", Boolean(tonight));
    if (!tonight) this.#fold(true);
    if (tonight) drawFigures(this.root, tonight, members.length);
    if (tonight) this.door.draw(tonight);
    drawAge(this.root, tonight ? Date.now() - this.#heard : 0);
    this.team.set(members);
    show(this.panel, "[data-nobody]", members.length === 0);
    // Whoever leads gives first to others.
    const me = members.filter((member) => member.id === this.desk.team.myId());
    this.alerts.draw(tonight, this.#asked, [...this.desk.team.others, ...me]);
  }

  /** @param {Lead} frame */
  #led(frame) {
    const before = this.mine;
    this.#set(() => (this.#lead = frame));
    if (this.mine !== before) say(sentenceOf(frame, this.mine));
    if (!this.mine) this.#tonight = null;
  }

  /** @param {Tonight} frame */
  #went(frame) {
    this.#heard = Date.now();
    this.#set(() => (this.#tonight = frame));
  }

  /** It opens by itself where nothing else is open. @param {any} frame */
  #handedOn(frame) {
    const { talks } = this.desk;
    const busy = talks.busy > 0;
    const talk = talks.put({ ...frame, messages: frame.messages ?? [] });
    const came = frame.messages?.findLast((/** @type {any} */ one) => CAME.includes(one.code));
    if (came?.params.by) this.told.handedOn(came.params.by, talk.nickname);
    if (came && !busy) this.desk.open(talk.id, { focus: false });
    this.draw();
  }

  #listen() {
    const on = (/** @type {string} */ where, /** @type {() => void} */ act) =>
      this.root.querySelector(where)?.addEventListener("click", act);
    on("[data-take-hat]", () => this.#send({ type: "lead", on: true }));
    on("[data-lay-down]", () => this.#send({ type: "lead", on: false }));
    on("[data-unfold]", () => this.#fold(!this.panel.hidden));
    on("[data-give-code]", () => this.code.open());
  }

  /** @param {boolean} away */
  #fold(away) {
    if (away && this.panel.contains(document.activeElement)) this.root.focus();
    this.panel.hidden = away;
    this.root.querySelector("[data-unfold]")?.setAttribute("aria-expanded", String(!away));
  }

  /** @param {() => void} change */
  #set(change) {
    change();
    this.draw();
  }

  /** @param {Frame} frame */
  #send(frame) {
    text(this.root, "[data-problem]", "");
    this.desk.socket.send(frame);
  }
}
