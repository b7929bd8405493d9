// @ts-check
// The waiting room: place, wait, the sound by choice, "Ik ben er".

import { say } from "../lib/announce.js";
import { allowSound, play } from "../lib/sound.js";
import { fill, hourOf } from "../lib/texts.js";
import { Unsafe } from "./unsafe.js";

/** @typedef {import("./frames.js").VisitState} VisitState */

const SPOKEN_EVERY = 60_000;
const MINUTE = 60_000;

export class WaitingRoom {
  #spokenAt = 0;
  #wantsSound = false;

  /**
   * @param {HTMLElement} root
   * @param {string} language
   * @param {() => void} onHere pressed "Ik ben er"
   */
  constructor(root, language, onHere) {
    this.root = root;
    this.language = language;
    this.unsafe = new Unsafe(root);
    root.querySelector("[data-sound]")?.addEventListener("change", (event) => this.#chose(event));
    root.querySelector("form[data-here]")?.addEventListener("submit", (event) => {
      event.preventDefault();
      onHere();
    });
  }

  /** Show place and wait. */
  show(/** @type {VisitState} */ state) {
    this.#sentence("position", this.#position(state.position ?? null), {
      n: (state.position ?? 1) - 1,
    });
    const [a, b] = state.wait ?? [0, 0];
    const nobody = Boolean(state.nobody_here);
    this.#sentence("wait", nobody ? "nobody" : b ? "text" : "unknown", { a, b });
    this.#otherHelp(nobody);
    this.#closing(state.closing, b);
    this.#expected(state.appointment);
    this.unsafe.known(Boolean(state.unsafe));
    this.#speak();
  }

  /** It is their turn. */
  call() {
    if (this.#wantsSound) play();
  }

  /** @param {number | null} position @returns {string} which sentence */
  #position(position) {
    if (!position) return "unknown";
    return { 1: "next", 2: "one" }[position] ?? "many";
  }

  /** @param {string} part @param {string} which @param {Record<string, string | number>} values */
  #sentence(part, which, values) {
    const place = this.root.querySelector(`[data-${part}]`);
    if (place) place.textContent = fill(place.getAttribute(`data-${which}`) ?? "", values);
  }

  /** As long as nobody is here, others are who can be reached now; told at once, both ways. */
  #otherHelp(/** @type {boolean} */ nobody) {
    const help = this.root.querySelector("[data-nobody-here]");
    if (!(help instanceof HTMLElement) || help.hidden !== nobody) return;
    help.hidden = !nobody;
    this.#spokenAt = Date.now();
    say(this.root.querySelector("[data-wait]")?.textContent ?? "");
  }

  /** Whether the counsellor is there with whom they have an appointment. */
  #expected(/** @type {VisitState["appointment"]} */ appointment) {
    if (!appointment) return;
    for (const part of this.root.querySelectorAll("[data-there], [data-not-there]")) {
      if (part instanceof HTMLElement)
        part.hidden = part.hasAttribute("data-there") !== appointment.there;
    }
  }

  /** Say early that it may not work out any more today. */
  #closing(/** @type {string | null | undefined} */ closing, /** @type {number} */ minutes) {
    const place = this.root.querySelector("[data-closing]");
    if (!(place instanceof HTMLElement)) return;
    const left = closing
      ? (new Date(closing).getTime() - Date.now()) / MINUTE
      : Number.POSITIVE_INFINITY;
    place.hidden = left > Math.max(minutes, 10);
    if (closing) this.#sentence("closing", "text", { uur: hourOf(closing, this.language) });
  }

  #speak() {
    const text = this.root.querySelector("[data-position]")?.textContent;
    if (!text || Date.now() - this.#spokenAt < SPOKEN_EVERY) return;
    this.#spokenAt = Date.now();
    say(text);
  }

  /** @param {Event} event */
  #chose(event) {
    this.#wantsSound = event.target instanceof HTMLInputElement && event.target.checked;
    if (!this.#wantsSound) return;
    allowSound();
    play();
  }
}
