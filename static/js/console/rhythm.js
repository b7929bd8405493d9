// @ts-check
// How long a conversation runs, and when its counsellor is told. Nothing ends by machine. Pure.

/** @typedef {"calm" | "soon" | "last" | "over"} Stage */
/** @typedef {{minutes: number, stage: Stage}} Rhythm */
/** @typedef {{replied_at?: string | null, minutes?: number}} Timed */

const MINUTE = 60_000;
const SOON = 15;
const LAST = 10;
const USUAL = 45;

/**
 * Minutes run from the first reply; before it there is nothing to tell.
 *
 * @param {Timed} talk
 * @param {number} now milliseconds
 * @returns {Rhythm | null}
 */
export function rhythmOf({ replied_at, minutes: length = USUAL }, now) {
  if (!replied_at) return null;
  const minutes = Math.max(0, Math.floor((now - Date.parse(replied_at)) / MINUTE));
  return { minutes, stage: stageOf(length - minutes) };
}

/** @param {number} left @returns {Stage} */
function stageOf(left) {
  if (left > SOON) return "calm";
  if (left > LAST) return "soon";
  return left > 0 ? "last" : "over";
}

/**
 * The first reply may be told of by its line, from another tab, or by its ack.
 *
 * @template {Timed} T
 * @param {T} talk
 * @param {import("../lib/socket.js").Frame} frame
 * @returns {T}
 */
export function withReply(talk, frame) {
  const reply = frame.type === "ack" || frame.from === "counsellor";
  return talk.replied_at || !reply ? talk : { ...talk, replied_at: frame.at };
}
