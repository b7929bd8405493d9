// @ts-check
// The workbench: what keys, buttons and the panel do, and what an answer of the server changes on the page.

import { word } from "../console/words.js";
import { say } from "../lib/announce.js";
import { Conflict } from "./conflict.js";
import { Cursor } from "./cursor.js";
import { deedsOf, opens, stillOpen } from "./deeds.js";
import { Drawing } from "./drawing.js";
import { Saving } from "./saving.js";
import { tellChosen, tellDeeds } from "./told.js";

/** @typedef {import("./around.js").Around} Around */
/** @typedef {import("./keys.js").Press} Press */
/** @typedef {import("./shapes.js").Bench} Bench */
/** @typedef {import("./shapes.js").Deed} Deed */
/** @typedef {import("./shapes.js").Mark} Mark */

export class Workbench {
  #everywhere = true;
  #cursor = new Cursor();
  #conflict = new Conflict();

  /**
   * @param {HTMLElement} list
   * @param {Bench} bench
   * @param {string} address where deeds go
   * @param {Around} around
   */
  constructor(list, bench, address, around) {
    this.bench = bench;
    this.around = around;
    this.drawing = new Drawing(list);
    this.saving = new Saving(address, bench.version, this.#told);
    this.#show(bench);
    this.around.saving("saved", bench, 0);
  }

  /** @param {Press} press */
  press(press) {
    if (!this.#cursor.follow(press)) return this.#do(press);
    this.focus();
  }

  /** @param {number} line @param {number} start @param {boolean} [extended] */
  goTo(line, start, extended = false) {
    this.#cursor.goTo(line, start, extended);
    this.focus();
  }

  /** Put the focus of the keyboard where somebody is in the text. */
  focus() {
    const token = this.drawing.stand(this.#cursor);
    token?.focus({ preventScroll: true });
    token?.scrollIntoView({ block: "nearest" });
    tellChosen(this.drawing.chosenCount, this.drawing.chosenText);
  }

  /** @param {Deed[]} deeds */
  act(...deeds) {
    this.saving.add(...deeds);
    this.drawing.pend(this.saving.pending.deeds);
  }

  /** @param {boolean} keep what was done here, on top of what somebody else made of it */
  settle(keep) {
    this.#conflict.decided(keep);
    this.#takeNewer(keep);
  }

  /** To the next suggestion nobody has decided about. @param {Mark} [decided] just now */
  goToSuggestion(decided) {
    const { deeds } = this.saving.pending;
    const next = this.#cursor.after(stillOpen(deeds, decided, this.#everywhere));
    return next ? this.goTo(next.line, next.start) : say(word("no_suggestions"));
  }

  /** @param {Mark} mark @param {string} words that stand under it */
  open({ number }, words) {
    this.drawing.open(number, words);
    this.#show(this.bench);
    this.focus();
  }

  /** @param {Press} press */
  #do(press) {
    if (press.press === "next") return this.goToSuggestion();
    if (press.press === "everywhere") return this.#turnEverywhere();
    return press.press === "ready" ? this.around.ready() : this.#change(press);
  }

  /** @param {Press} press */
  #change(press) {
    const chosen = this.#cursor.chosen();
    if (!chosen) return;
    const { mark } = chosen;
    if (mark && opens(press, mark, this.bench.whole)) return this.around.open(mark);
    const deeds = deedsOf(press, chosen, this.drawing.chosenText, this.#everywhere);
    if (!deeds.length) return say(word("nothing"));
    this.act(...deeds);
    if (mark?.state === "suggested" && press.press !== "undo") this.goToSuggestion(mark);
  }

  #turnEverywhere() {
    this.#everywhere = !this.#everywhere;
    this.around.everywhere(this.#everywhere);
  }

  /** @type {import("./saving.js").Told} */
  #told = (state, body, deeds) => {
    const { pending } = this.saving;
    if (state === "saved") this.#saved(body, deeds);
    if (state === "conflict" && this.#conflict.met(body.bench, pending.holdsWork))
      return this.#takeNewer(true);
    this.drawing.pend(pending.deeds);
    this.around.saving(state, body, pending.deeds.length);
  };

  /** @param {Bench} bench @param {Deed[]} deeds */
  #saved(bench, deeds) {
    const before = this.bench;
    this.#show(bench);
    this.#conflict.over();
    tellDeeds(deeds, before, bench);
  }

  /** @param {boolean} keep */
  #takeNewer(keep) {
    const { newer } = this.#conflict;
    if (!newer) return;
    this.saving.pending.settle(newer.version, keep);
    this.#show(newer);
    this.around.saving("saved", newer, 0);
    this.saving.go();
  }

  /** @param {Bench} bench */
  #show(bench) {
    const focused = this.drawing.list.contains(document.activeElement);
    this.bench = bench;
    this.drawing.show(bench);
    this.#cursor.show(bench);
    this.around.show(bench, this.saving.pending.deeds);
    const token = this.drawing.stand(this.#cursor);
    if (focused) token?.focus({ preventScroll: true });
  }
}
