// @ts-check
// The evening in figures, and who is there.

import { show, text } from "./dom.js";
import { ageOf } from "./durations.js";
import { ageSince, hour } from "./evening_times.js";
import { tell, word } from "./words.js";

/** @typedef {import("./shapes.js").Tonight} Tonight @typedef {import("./team.js").Member} Member */

/** What is older is shown as such: the next comes after ten seconds at most. */
const STALE = 15_000;

/** @param {HTMLElement} root @param {Tonight} tonight @param {number} there */
export function drawFigures(root, tonight, there) {
  const { waiting, waiting_since, active, left } = tonight;
  const longest = waiting ? ageSince(waiting_since, Date.now()) : "\u2013";
  const figures = { waiting, longest, active, there, left, door: doorOf(tonight) };
  for (const [name, value] of Object.entries(figures))
    text(root, `[data-figure="${name}"]`, String(value));
}

/** @param {Tonight} tonight */
function doorOf({ open, closes_at }) {
  if (!open) return word("figure.closed");
  return closes_at ? word("figure.open_until", { hour: hour(closes_at) }) : word("figure.open");
}

/** Grey, with the age in words, once nothing was heard for a while. @param {HTMLElement} root @param {number} old */
export function drawAge(root, old) {
  const stale = old > STALE;
  root.toggleAttribute("data-stale", stale);
  show(root, "[data-age]", stale);
  const age = ageOf(old);
  const seconds = word("seconds", { n: Math.round(old / 1000) });
  if (stale)
    tell(root.querySelector("[data-age]"), {
      age: age.key === "now" ? seconds : word(age.key, { n: age.n, m: age.m }),
    });
}

/** @param {import("./team.js").Team} team */
export function drawTeam(team) {
  /** @param {HTMLElement} row @param {Member} member */
  return (row, member) => {
    text(row, "[data-name]", member.name);
    show(row, "[data-hat]", member.id === team.lead);
    text(row, "[data-discipline]", word(`discipline.${member.discipline}`));
    text(row, "[data-presence]", word(`presence.${member.presence}`).toLowerCase());
    row.dataset.presence = member.presence;
    tell(row.querySelector("[data-load]"), { n: member.load, most: member.capacity });
  };
}
