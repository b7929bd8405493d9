// @ts-check
// What was done and is not saved yet: nothing is lost by a cut line, a colleague or another window. Pure.
//
//   const pending = new Pending(version);
//   pending.add(deed);
//   pending.take()                      what goes out now, or nothing while an answer is awaited
//   pending.answered(status, body)      what became of it
//   pending.lost()                      no answer came: it goes out again
//   pending.settle(version, keep)       after a conflict: on the newer state, with what was done or without

/** @typedef {import("./shapes.js").Deed} Deed */
/** @typedef {"saved" | "refused" | "split" | "conflict" | "taken" | "gone" | "failed"} Outcome */

/** The server takes no more together. */
const AT_ONCE = 500;

/** What was sent cannot be done, or is too much at once. */
const REFUSED = [400, 413, 422];

/** Of these only the last one counts. @param {Deed} deed */
function subject(deed) {
  if (deed.do === "answer") return `answer ${deed.question}`;
  return deed.do === "compose" ? "compose" : null;
}

export class Pending {
  /** @type {Deed[]} */ #deeds = [];
  #under_way = 0;
  /** One by one, after several together were refused. */
  #singly = false;
  /** Nothing goes out until somebody says how. */
  #stopped = false;

  /** @param {number} version the state that the next deeds are about */
  constructor(version) {
    this.version = version;
  }

  /** What waits, in order. */
  get deeds() {
    return [...this.#deeds];
  }

  /** Whether something waits that a person did: what was merely seen can be told later. */
  get holdsWork() {
    return this.#deeds.some((deed) => deed.do !== "seen");
  }

  /** @param {Deed} deed */
  add(deed) {
    const about = subject(deed);
    const free = this.#deeds.splice(this.#under_way);
    this.#deeds.push(...free.filter((one) => !about || subject(one) !== about), deed);
  }

  /** @returns {Deed[] | null} */
  take() {
    if (this.#under_way || this.#stopped || !this.#deeds.length) return null;
    this.#under_way = this.#singly ? 1 : Math.min(this.#deeds.length, AT_ONCE);
    return this.#deeds.slice(0, this.#under_way);
  }

  /**
   * @param {number} status of the answer
   * @param {any} body
   * @returns {Outcome}
   */
  answered(status, body) {
    const count = this.#under_way;
    this.#under_way = 0;
    if (status === 200) return this.#saved(count, body.version);
    if (REFUSED.includes(status)) return this.#refused(count);
    if (status === 409) return this.#contested(body);
    if (status !== 404) return "failed";
    this.#stopped = true;
    return "gone";
  }

  lost() {
    this.#under_way = 0;
  }

  /**
   * @param {number} version of the state to go on from
   * @param {boolean} keep whether what was done is done again; taking back is not, for it would hit another's work
   */
  settle(version, keep) {
    this.version = version;
    this.#stopped = false;
    this.#deeds = this.#deeds.filter((deed) => deed.do === "seen" || (keep && deed.do !== "undo"));
  }

  /** @param {number} count @param {number} version @returns {Outcome} */
  #saved(count, version) {
    this.#deeds.splice(0, count);
    this.version = version;
    this.#singly &&= this.#deeds.length > 0;
    return "saved";
  }

  /** @param {number} count @returns {Outcome} */
  #refused(count) {
    this.#singly = true;
    if (count > 1) return "split";
    this.#deeds.splice(0, count);
    return "refused";
  }

  /** @param {any} body @returns {Outcome} */
  #contested(body) {
    this.#stopped = true;
    if (body?.reason !== "conflict") return "taken";
    if (!this.holdsWork) this.settle(body.bench.version, true);
    return "conflict";
  }
}
