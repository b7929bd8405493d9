// @ts-check
// Which replies fit what was typed after the slash, and which hole of one is still open. Pure.

/** @typedef {{code: string, text: string, team: boolean}} Reply */

const HOLE = /\{[^{}\n]{1,40}\}/;
const MARKS = /\p{M}/gu;

/** @param {string} text @returns {string} without accents and capitals */
export function plain(text) {
  return text.normalize("NFD").replace(MARKS, "").toLowerCase();
}

/**
 * What stands behind a slash at the very start; nothing for any other text.
 *
 * @param {string} typed
 * @returns {string | null}
 */
export function queryOf(typed) {
  return typed.startsWith("/") && !typed.includes("\n") ? plain(typed.slice(1)).trim() : null;
}

/**
 * Those whose code begins with it come first, then those that have it anywhere.
 *
 * @param {Reply[]} replies
 * @param {string} query as `queryOf` returns it
 */
export function matching(replies, query) {
  const begin = replies.filter(({ code }) => code.startsWith(query));
  const rest = replies.filter(
    ({ code, text }) => !code.startsWith(query) && plain(`${code} ${text}`).includes(query),
  );
  return [...begin, ...rest];
}

/**
 * @param {string} text
 * @returns {{hole: string, start: number} | null} the first place that nobody filled in
 */
export function openHole(text) {
  const found = HOLE.exec(text);
  return found && { hole: found[0], start: found.index };
}
