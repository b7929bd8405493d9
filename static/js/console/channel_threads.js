// @ts-check
// Which thread of the team's channel a line belongs to, and whom a thread is for. Pure.

/**
 * @typedef {object} Line
 * @property {number} [number] absent while it is being sent
 * @property {string} id
 * @property {number} author
 * @property {string} by
 * @property {string} to "team", "colleague", "medical" or a discipline
 * @property {number | null} colleague
 * @property {string} text
 * @property {string} quote
 * @property {string} at
 */
/** @typedef {import("./team.js").Member} Member */
/** @typedef {{to: string, colleague: number | null}} Address */

export const TEAM = "team";
const COLLEAGUE = "colleague";
/** Whom each audience asks; the first is two disciplines together. */
const ASKED = /** @type {Record<string, string[]>} */ ({
  medical: ["nurse", "doctor"],
  nurse: ["nurse"],
  doctor: ["doctor"],
  psychologist: ["psychologist"],
  social_worker: ["social_worker"],
  pedagogue: ["pedagogue"],
});

/** @param {string} to @param {number} id @returns {string} */
export function threadWith(to, id) {
  return `${to}-${id}`;
}

/**
 * With a colleague: theirs. With a discipline: that of whoever asked.
 *
 * @param {Line} line
 * @param {number} me
 */
export function threadOf({ to, author, colleague }, me) {
  if (to === TEAM) return TEAM;
  if (to === COLLEAGUE) return threadWith(to, author === me ? (colleague ?? 0) : author);
  return threadWith(to, colleague ?? author);
}

/** @param {string} thread @returns {{to: string, id: number}} */
export function partsOf(thread) {
  const [to, id = "0"] = thread.split("-");
  return { to, id: Number(id) };
}

/** @param {string} thread @param {number} me @returns {Address} */
export function addressOf(thread, me) {
  const { to, id } = partsOf(thread);
  return { to, colleague: to === TEAM || (to !== COLLEAGUE && id === me) ? null : id };
}

/**
 * The threads one can begin now, apart from the whole team: disciplines first, then colleagues.
 *
 * @param {Member[]} others who is on duty beside me
 * @param {number} me
 */
export function threadsNow(others, me) {
  const there = new Set(others.map(({ discipline }) => discipline));
  const asks = Object.keys(ASKED).filter((to) => ASKED[to].some((one) => there.has(one)));
  return {
    disciplines: asks.map((to) => threadWith(to, me)),
    colleagues: others.map(({ id }) => threadWith(COLLEAGUE, id)),
  };
}

/**
 * What was said before this page was there counts as new only where it waits for an answer of mine.
 *
 * @param {Line[]} lines in order
 * @param {number} me
 * @returns {Line[]}
 */
export function waitingForMe(lines, me) {
  const last = new Map(lines.map((line) => [threadOf(line, me), line]));
  return [...last.values()].filter(({ to, author }) => to !== TEAM && author !== me);
}
