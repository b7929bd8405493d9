// @ts-check
// Where the list behind a slash comes from: replies kept ready, sites to point to, schools with their
// CLB. Each list is asked for when it is needed, and anew the next time: a colleague may have changed it.

import { matching } from "./canned.js";
import { matchingSites, siteAsked } from "./links.js";
import { enough, Schools, schoolAsked } from "./schools.js";

/** @typedef {import("./canned.js").Reply} Reply */
/** @typedef {import("./links.js").Site} Site */
/** @typedef {{name: string, shown: string, text: string, tag: "" | "team" | "link" | "clb"}} Option one line of the list; `text` is what goes into the field */

export class Sources {
  /** @type {Promise<Reply[]> | null} */ #replies = null;
  /** @type {Promise<Site[]> | null} */ #sites = null;
  /** Nothing is kept ready at all: another word than "nothing fits". */ #bare = false;

  /**
   * @param {HTMLElement} box templates/console/slash.html
   * @param {() => string} language of the conversation
   * @param {() => void} onLost a list cannot be had now
   */
  constructor(box, language, onLost) {
    this.box = box;
    this.language = language;
    this.onLost = onLost;
    this.schools = new Schools(box.dataset.schools ?? "");
  }

  /** @param {string} query as `queryOf` returns it @returns {Promise<Option[]>} */
  async find(query) {
    const asked = schoolAsked(query);
    if (asked !== null) return this.#schoolsLike(asked);
    this.#replies ??= this.#load(this.box.dataset.from, "replies");
    this.#sites ??= this.#load(this.box.dataset.sites, "sites");
    const [kept, listed] = [await this.#replies, await this.#sites];
    this.#bare = kept.length === 0 && !siteAsked(query);
    const replies = matching(kept, query).map(asReply);
    const sites = matchingSites(listed, query);
    return [...replies, ...sites.map((site) => this.#asSite(site))];
  }

  /** @param {string} query @returns {"bare" | "none" | "ask" | "school"} what is said where nothing is found */
  emptyFor(query) {
    const asked = schoolAsked(query);
    if (asked === null) return this.#bare ? "bare" : "none";
    return enough(asked) ? "school" : "ask";
  }

  forget() {
    this.#replies = this.#sites = null;
  }

  /** @param {string} asked @returns {Promise<Option[]>} */
  async #schoolsLike(asked) {
    try {
      return (await this.schools.find(asked)).map(asSchool);
    } catch {
      this.onLost();
      return [];
    }
  }

  /** @param {string | undefined} address @param {string} name @returns {Promise<any[]>} */
  async #load(address, name) {
    try {
      return (await (await fetch(address ?? "")).json())[name];
    } catch {
      this.onLost();
      return [];
    }
  }

  /** @param {Site} site @returns {Option} */
  #asSite({ titles, texts, shown, about }) {
    const language = this.language();
    const name = titles[language] ?? titles.nl ?? "";
    const more = [shown, about].filter(Boolean).join(" · ");
    return { name, shown: more, text: texts[language] ?? texts.nl ?? "", tag: "link" };
  }
}

/** @param {Reply} reply @returns {Option} */
function asReply({ code, text, team }) {
  return { name: `/${code}`, shown: text, text, tag: team ? "team" : "" };
}

/** @param {import("./schools.js").School} school @returns {Option} */
function asSchool({ school, town, level, clb, text }) {
  const shown = [clb, level].filter(Boolean).join(" · ");
  return { name: `${school}, ${town}`, shown, text, tag: "clb" };
}
