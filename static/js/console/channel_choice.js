// @ts-check
// With whom: everybody, a discipline, a colleague. Beside it where something new was said.

import { partsOf, TEAM, threadsNow } from "./channel_threads.js";
import { text } from "./dom.js";
import { word } from "./words.js";

/** @typedef {import("./channel_store.js").ChannelStore} ChannelStore */
/** @typedef {import("./team.js").Team} Team */

export class ChannelChoice {
  #shown = "";

  /**
   * @param {HTMLElement} root the pane
   * @param {{store: ChannelStore, team: Team, onChoose: (thread: string) => void}} options
   */
  constructor(root, { store, team, onChoose }) {
    this.store = store;
    this.team = team;
    this.select = /** @type {HTMLSelectElement} */ (root.querySelector("[data-thread]"));
    this.news = /** @type {HTMLElement} */ (root.querySelector("[data-news]"));
    this.template = /** @type {HTMLTemplateElement} */ (root.querySelector("[data-new-in]"));
    this.select.addEventListener("change", () => onChoose(this.select.value));
    this.news.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest("button") : null;
      if (button) onChoose(button.value);
    });
  }

  /** @param {string} thread @returns {string} */
  nameOf(thread) {
    const { to, id } = partsOf(thread);
    if (to === TEAM) return word("channel.everybody");
    const name = this.#name(id);
    if (to === "colleague") return name;
    const whom = word(`channel.${to}`);
    return id === this.team.myId() ? whom : word("channel.asked", { name, whom });
  }

  /** @param {string} thread @returns {{to: string, readers: string}} above the field */
  labelOf(thread) {
    const { to, id } = partsOf(thread);
    const [whom, name] = [this.nameOf(thread), this.#name(id)];
    const label = word("channel.to", { whom });
    if (to === TEAM) return { to: label, readers: word("channel.reads.team") };
    if (to === "colleague")
      return { to: label, readers: word("channel.reads.colleague", { name }) };
    if (id === this.team.myId()) return { to: label, readers: word("channel.reads.asked") };
    const readers = word("channel.reads.answer", { whom: word(`channel.${to}`) });
    return { to: word("channel.answer", { name }), readers };
  }

  /** @param {number} id */
  #name(id) {
    return this.team.get(id)?.name ?? this.store.names.get(id) ?? "";
  }

  /** Show the choices as they are now. @param {string} open the thread in the log */
  draw(open) {
    for (const { id, name } of this.team.members) this.store.names.set(id, name);
    const groups = this.#groups(open);
    const labels = groups.flatMap(({ threads }) => threads.map((one) => this.#label(one)));
    const told = JSON.stringify([open, groups, labels, this.#label(TEAM)]);
    if (told === this.#shown) return;
    this.#shown = told;
    this.select.replaceChildren(
      this.#option(TEAM),
      ...groups.filter(({ threads }) => threads.length).map((group) => this.#group(group)),
    );
    this.select.value = open;
    this.#drawNews(open);
  }

  /** @param {string} open */
  #groups(open) {
    const now = threadsNow(this.team.others, this.team.myId());
    const known = new Set([TEAM, ...now.disciplines, ...now.colleagues]);
    const older = [...new Set([...this.store.threads, open])].filter((one) => !known.has(one));
    const colleagues = older.filter((one) => partsOf(one).to === "colleague");
    const disciplines = older.filter((one) => partsOf(one).to !== "colleague");
    return [
      { label: word("channel.disciplines"), threads: [...now.disciplines, ...disciplines] },
      { label: word("channel.colleagues"), threads: [...now.colleagues, ...colleagues] },
    ];
  }

  /** @param {{label: string, threads: string[]}} group */
  #group({ label, threads }) {
    const group = document.createElement("optgroup");
    group.label = label;
    group.append(...threads.map((thread) => this.#option(thread)));
    return group;
  }

  /** @param {string} thread */
  #option(thread) {
    return new Option(this.#label(thread), thread);
  }

  /** @param {string} thread */
  #label(thread) {
    const { to, id } = partsOf(thread);
    const member = this.team.get(id);
    const more =
      to !== "colleague"
        ? ""
        : member
          ? word(`discipline.${member.discipline}`)
          : word("channel.gone");
    const unread = this.store.unreadIn(thread);
    const name = [this.nameOf(thread), more.toLowerCase()].filter(Boolean).join(", ");
    return unread ? `${name} (${word("unread", { n: unread })})` : name;
  }

  /** @param {string} open */
  #drawNews(open) {
    const threads = this.store.threads.filter((one) => one !== open && this.store.unreadIn(one));
    this.news.hidden = threads.length === 0;
    const buttons = threads.map((thread) => this.#button(thread));
    this.news.querySelector("[data-buttons]")?.replaceChildren(...buttons);
  }

  /** @param {string} thread */
  #button(thread) {
    const copy = /** @type {DocumentFragment} */ (this.template.content.cloneNode(true));
    const button = /** @type {HTMLButtonElement} */ (copy.firstElementChild);
    button.value = thread;
    text(button, "[data-name]", this.nameOf(thread));
    text(button, "[data-n]", String(this.store.unreadIn(thread)));
    return button;
  }
}
