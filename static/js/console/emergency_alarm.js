// @ts-check
// What waits for a supervisor: a banner that stays, a sound at once, and again while it is my turn.

import { say } from "../lib/announce.js";
import { allowSound } from "../lib/sound.js";
import { hourOf } from "../lib/texts.js";
import { show, text } from "./dom.js";
import { Rows } from "./rows.js";
import { word } from "./words.js";

/**
 * @typedef {object} Waiting
 * @property {number} number
 * @property {"asked" | "review" | "overdue"} kind
 * @property {string} by
 * @property {string} ground
 * @property {string} acute
 * @property {string} at
 * @property {string} turn
 * @property {boolean} mine
 * @property {string | null} due
 */

const AGAIN = 15;

export class Alarm {
  /** @type {Waiting[]} */ #alarms = [];
  /** @type {Set<string>} */ #told = new Set();
  #seconds = 0;

  /** @param {() => void} onAlarm */
  constructor(onAlarm) {
    this.onAlarm = onAlarm;
    this.root = /** @type {HTMLElement} */ (document.getElementById("alarms"));
    this.rows = new Rows(
      this.root,
      (/** @type {Waiting} */ one) => `${one.kind} ${one.number}`,
      (row, one) => this.#row(row, one),
    );
    // A page may make a sound only after somebody did something on it.
    for (const event of ["pointerdown", "keydown"])
      document.addEventListener(event, allowSound, { once: true });
    setInterval(() => this.#tick(), 1000);
  }

  /** @param {Waiting[]} alarms */
  set(alarms) {
    this.#alarms = alarms;
    this.rows.set(alarms);
    show(document, "#alarms", alarms.length > 0);
    for (const one of alarms) this.#tell(one);
  }

  /** Spoken and heard when it comes, and once more when it becomes my turn. @param {Waiting} one */
  #tell(one) {
    const key = `${one.kind} ${one.number} ${one.mine}`;
    if (this.#told.has(key)) return;
    this.#told.add(key);
    say(`${sentenceOf(one)} ${turnOf(one)}`);
    this.onAlarm();
  }

  #tick() {
    if (this.#alarms.length === 0) return;
    this.#seconds += 1;
    const mine = this.#alarms.some(({ kind, mine: turn }) => kind === "asked" && turn);
    if (mine && this.#seconds % AGAIN === 0) this.onAlarm();
  }

  /** @param {HTMLElement} row @param {Waiting} one */
  #row(row, one) {
    row.dataset.kind = one.kind;
    text(row, "[data-alarm]", sentenceOf(one));
    text(row, "[data-alarm-turn]", turnOf(one));
    const page = `${this.root.dataset.pages}${one.number}/`;
    row.querySelector("[data-alarm-page]")?.setAttribute("href", page);
  }
}

/** @param {Waiting} one @returns {string} */
function sentenceOf({ kind, by, ground, acute, at, due }) {
  return word(`alarm.${kind}`, {
    by,
    ground: word(`ground.${ground}`),
    acute: word(`acute.${acute}`),
    hour: hourOf(at, document.documentElement.lang),
    due: hourOf(due ?? at, document.documentElement.lang),
  });
}

/** @param {Waiting} one @returns {string} */
function turnOf({ kind, mine, turn }) {
  if (kind !== "asked" || !turn) return "";
  return mine ? word("alarm.mine") : word("alarm.turn", { name: turn });
}
