// @ts-check
// Which themes fit what was typed. Pure.

import { plain } from "./canned.js";

/** @typedef {{id: number, name: string}} Theme */

/**
 * Those with a word that begins so come first; where nothing was typed, the one to offer first does.
 *
 * @param {Theme[]} themes
 * @param {string} typed
 * @param {number | null} [first] id of the one to offer first
 */
export function fitting(themes, typed, first = null) {
  const query = plain(typed.trim());
  if (!query) return [...themes].sort((a, b) => Number(b.id === first) - Number(a.id === first));
  const begins = (/** @type {Theme} */ { name }) => ` ${plain(name)}`.includes(` ${query}`);
  const rest = themes.filter((theme) => !begins(theme) && plain(theme.name).includes(query));
  return [...themes.filter(begins), ...rest];
}
