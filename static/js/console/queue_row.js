// @ts-check
// One row of the waiting list: name, facts, time waited, what is special.

import { hourOf } from "../lib/texts.js";
import { show, text } from "./dom.js";
import { ageOf, gradeOf } from "./durations.js";
import { queueLine } from "./facts.js";
import { tell, word } from "./words.js";

/** @typedef {import("./shapes.js").Waiting} Waiting */

/**
 * @param {HTMLElement} row
 * @param {Waiting} item
 * @param {number} now milliseconds
 */
export function factsOfRow(row, item, now) {
  const waited = now - Date.parse(item.waiting_since);
  const age = ageOf(waited);
  text(row, "[data-nickname]", item.nickname);
  text(row, "[data-facts]", queueLine(item));
  text(row, "[data-wait-text]", word("waits", { age: word(age.key, { n: age.n, m: age.m }) }));
  row.querySelector("[data-wait]")?.setAttribute("data-grade", gradeOf(waited));
  show(row, "[data-unsafe]", Boolean(item.unsafe));
  show(row, "[data-orphan]", Boolean(item.orphan));
  tell(row.querySelector("[data-orphan]"), { name: item.orphan ?? "" });
  show(row, "[data-known]", Boolean(item.known));
  show(row, "[data-pick]", !item.known);
  kept(row, item);
  show(row, "[data-away]", !item.present);
  tell(row.querySelector("[data-pick]"), { name: item.nickname });
}

/** Somebody who comes for an appointment. @param {HTMLElement} row @param {Waiting} item */
function kept(row, { appointment, nickname: name, present }) {
  show(row, "[data-kept]", Boolean(appointment) && present);
  show(row, "[data-kept-at]", Boolean(appointment));
  row.toggleAttribute("data-appointment", Boolean(appointment));
  if (!appointment) return;
  const at = hourOf(appointment, document.documentElement.lang);
  tell(row.querySelector("[data-kept]"), { name });
  tell(row.querySelector("[data-kept-at]"), { at });
}
