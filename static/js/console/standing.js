// @ts-check
// Whose conversation it is, who talks along and who is asked: one sentence and one button. The choice is pure.

import { show, text } from "./dom.js";
import { clockOf } from "./durations.js";
import { word } from "./words.js";

/** @typedef {import("./shapes.js").TalkData} TalkData */
/** @typedef {{key: string, does: string, values: Record<string, string>}} Standing */

/**
 * @param {TalkData} data
 * @param {number} now milliseconds
 * @returns {Standing | null} nothing where one counsellor talks and asks nobody
 */
export function standingOf(data, now) {
  const { mine = true, counsellor = "", colleague, asked, lost } = data;
  if (!mine && lost) return { key: "joined_lost", does: "take", values: { name: counsellor } };
  if (!mine) return { key: "joined", does: "leave", values: { name: counsellor } };
  if (asked && !asked.until)
    return { key: "visitor", does: "withdraw", values: { name: data.nickname, to: asked.to } };
  if (asked?.until) {
    const left = clockOf(Date.parse(asked.until) - now);
    return { key: asked.kind, does: "withdraw", values: { to: asked.to, left } };
  }
  return colleague ? { key: "with", does: "let_go", values: { name: colleague } } : null;
}

/**
 * @param {HTMLElement} root the conversation's article
 * @param {TalkData} data
 * @param {boolean} over
 */
export function drawStanding(root, data, over) {
  const standing = over ? null : standingOf(data, Date.now());
  const mine = data.mine !== false;
  show(root, "[data-together]", Boolean(standing));
  show(root, "[data-end]", !over && mine);
  show(root, "[data-more]", !over && mine && !data.turn_until && !data.practice);
  root.dataset.colleague = data.colleague ?? "";
  root.dataset.joined = mine || over ? "" : data.counsellor;
  if (!standing) return;
  text(root, "[data-together-text]", word(`together.${standing.key}`, standing.values));
  const button = root.querySelector("[data-together-does]");
  button?.setAttribute("data-together-does", standing.does);
  text(root, "[data-together-does]", word(`does.${standing.does}`, standing.values));
  root.querySelector("[data-together]")?.setAttribute("data-kind", standing.key);
}
