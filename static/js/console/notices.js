// @ts-check
// Sound and title, both only when chosen, both without a word of any conversation.

import { say } from "../lib/announce.js";
import { allowSound, play } from "../lib/sound.js";
import { word } from "./words.js";

const SPEAK_EVERY = 30_000;
const SOUNDS = ["sound_queue", "sound_message", "sound_asked"];

export class Notices {
  #title = document.title;
  #spokenAt = 0;
  #waiting = 0;

  constructor() {
    this.form = /** @type {HTMLFormElement} */ (document.getElementById("notice-choices"));
    this.form.addEventListener("change", () => {
      if (SOUNDS.some((name) => this.#chosen(name))) allowSound();
      this.count(this.#waiting);
    });
    document.querySelector("[data-test-sound]")?.addEventListener("click", () => {
      allowSound();
      play();
    });
  }

  /**
   * The waiting list changed: told once when it grows, spoken at most every 30 seconds.
   *
   * @param {number} count
   * @param {boolean} unsafe whether somebody says now not to be safe: that is spoken at once
   */
  queue(count, unsafe) {
    const grew = count > this.#waiting;
    this.#waiting = count;
    if (!grew && !unsafe) return;
    if (this.#chosen("sound_queue")) play();
    if (unsafe) return say(word("spoken.unsafe"));
    if (Date.now() - this.#spokenAt < SPEAK_EVERY) return;
    this.#spokenAt = Date.now();
    say(word("spoken.new", { n: count }));
  }

  /** A message came in for a conversation that is not in sight. */
  message(/** @type {string} */ name) {
    if (this.#chosen("sound_message")) play();
    say(word("spoken.message", { name }));
  }

  /** A colleague said something in the team that is not in sight. */
  team(/** @type {string} */ name) {
    if (this.#chosen("sound_message")) play();
    say(word("spoken.team", { name }));
  }

  /** A colleague asks something of me. */
  asked() {
    if (this.#chosen("sound_asked")) play();
  }

  /** Somebody's life may hang on it: heard by every supervisor on duty, whatever they chose. */
  alarm() {
    play();
  }

  /** How much asks for me: a number in the title, if chosen. */
  count(/** @type {number} */ number) {
    document.title = number && this.#chosen("title") ? `(${number}) ${this.#title}` : this.#title;
  }

  /** @param {string} name */
  #chosen(name) {
    return new FormData(this.form).has(name);
  }
}
