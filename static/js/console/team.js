// @ts-check
// Who is on duty, as the server last told; the parts that need it ask here.

/**
 * @typedef {object} Member
 * @property {number} id
 * @property {string} name
 * @property {string} discipline
 * @property {string} presence
 * @property {number} capacity
 * @property {number} load how many conversations they hold
 */

export class Team {
  /** @type {Member[]} */ members = [];
  /** @type {number | null} who leads the evening */ lead = null;
  /** @type {{open: boolean, closesAt: string | null}} */ door = { open: false, closesAt: null };
  /** @type {Set<() => void>} */ #listeners = new Set();

  /** @param {() => number} myId */
  constructor(myId) {
    this.myId = myId;
  }

  /** @param {{members: Member[], lead: number | null, open: boolean, closes_at: string | null}} told */
  set({ members, lead, open, closes_at }) {
    this.members = members;
    this.lead = lead;
    this.door = { open, closesAt: closes_at };
    for (const listener of this.#listeners) listener();
  }

  /** @param {() => void} listener called when somebody came, went or changed */
  onChange(listener) {
    this.#listeners.add(listener);
  }

  /** Everybody on duty but me. */
  get others() {
    return this.members.filter((member) => member.id !== this.myId());
  }

  /** @param {number} id */
  get(id) {
    return this.members.find((member) => member.id === id);
  }
}
