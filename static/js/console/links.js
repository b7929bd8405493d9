// @ts-check
// Which sites of the list fit what was typed after the slash, and which address in a text is not on
// the list. Pure.

import { plain } from "./canned.js";

/**
 * @typedef {object} Site
 * @property {Record<string, string>} titles by language
 * @property {Record<string, string>} texts what is sent, by language
 * @property {string} about
 * @property {string} category
 * @property {string} shown
 */

const ADDRESS = /(?:https?:\/\/|(?<![\w@./-])www\.)[^\s<>"]+/giu;
const AFTER_IT = /[.,;:!?'”’)\]}»]+$/u;
const COMMAND = "link";

/** @param {string} query as `queryOf` returns it @returns {boolean} whether it asks for sites alone */
export function siteAsked(query) {
  return query.split(/\s+/, 1)[0] === COMMAND;
}

/**
 * Behind `/link` all of them, or those with the words that follow; behind other words those that have
 * them all.
 *
 * @param {Site[]} sites
 * @param {string} query as `queryOf` returns it
 */
export function matchingSites(sites, query) {
  const [first = "", ...more] = query.split(/\s+/);
  const asked = siteAsked(query);
  const words = asked ? more : [first, ...more].filter(Boolean);
  if (!asked && words.join("").length < 2) return [];
  return sites.filter((site) => {
    const told = plain(
      [...Object.values(site.titles), site.about, site.category, site.shown].join(" "),
    );
    return words.every((word) => told.includes(word));
  });
}

/**
 * @param {string} text
 * @param {string[]} addresses of the list, as people read them
 * @returns {string} the first address that the visitor will see as a plain text, if any
 */
export function unlisted(text, addresses) {
  for (const [written] of text.matchAll(ADDRESS)) {
    const address = written.replace(AFTER_IT, "");
    if (!addresses.some((one) => holds(one, address))) return address;
  }
  return "";
}

/** @param {string} listed @param {string} written */
function holds(listed, written) {
  const bare = written.replace(/^https?:\/\//i, "").replace(/^www\./i, "");
  const [host = ""] = bare.split(/[/?#]/);
  const path = bare.slice(host.length).split(/[?#]/)[0]?.replace(/\/$/, "") ?? "";
  const page = host.toLowerCase() + path;
  return page === listed || page.startsWith(`${listed}/`);
}
