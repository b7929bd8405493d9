// @ts-check
// What was chosen and what a deed did, in a sentence; whoever listens hears it.

import { word } from "../console/words.js";
import { say } from "../lib/announce.js";

/** @typedef {import("./shapes.js").Bench} Bench */
/** @typedef {import("./shapes.js").Deed} Deed */
/** @typedef {import("./shapes.js").Mark} Mark */

/** @param {number} n @param {string} text */
export function tellChosen(n, text) {
  if (n > 1) say(word("chosen", { n, text }));
}

/**
 * Of several deeds the last one is told.
 *
 * @param {Deed[]} deeds
 * @param {Bench} before
 * @param {Bench} after
 */
export function tellDeeds(deeds, before, after) {
  const told = deeds.map((deed) => toldOf(deed, before, after)).filter(Boolean);
  if (told.length) say(told[told.length - 1]);
}

/**
 * @param {Deed} deed
 * @param {Bench} before
 * @param {Bench} after
 * @returns {string} empty where nothing has to be said
 */
function toldOf(deed, before, after) {
  if (deed.do === "mark") {
    const mark = after.marks.find(
      ({ line, start, end }) => line === deed.line && start < deed.end && end > deed.start,
    );
    return mark ? word("told.mark", { shown: mark.shown, n: timesOf(mark, after) }) : "";
  }
  if ("mark" in deed)
    return word(`told.${deed.do}`, {
      shown: shownOf(deed.mark, deed.do === "relabel" || deed.do === "accept" ? after : before),
    });
  return word(`told.${deed.do}`);
}

/** @param {Mark} mark @param {Bench} bench */
function timesOf({ entity }, bench) {
  return bench.marks.filter((one) => one.entity === entity && one.state === "on").length;
}

/** @param {number} number @param {Bench} bench */
function shownOf(number, bench) {
  return bench.marks.find((mark) => mark.number === number)?.shown ?? "";
}
