// @ts-check
// What asks for a look of the lead, in the order of how much it matters. Pure.

/** @typedef {import("./shapes.js").Tonight} Tonight @typedef {import("./shapes.js").Asked} Asked */
/** @typedef {import("./team.js").Member} Member */

/**
 * @typedef {object} Alert
 * @property {string} key stays the same while it lasts
 * @property {string} kind
 * @property {string} [name] the colleague it is about
 * @property {string} [since]
 * @property {string} [conversation]
 * @property {number} [staff]
 */

/**
 * @param {Tonight | null} tonight nothing for who does not lead
 * @param {Asked[]} asked
 * @returns {Alert[]}
 */
export function alertsOf(tonight, asked) {
  const orphans = (tonight?.orphans ?? []).map(({ conversation, name, since, here }) => ({
    key: `orphan-${conversation}`,
    kind: here ? "orphan" : "orphan_alone",
    name,
    since,
    conversation,
  }));
  const talks = asked.map(({ staff, name }) => ({
    key: `debrief-${staff}`,
    kind: "debrief",
    name,
    staff,
  }));
  const counts = (tonight?.alerts ?? []).map((kind) => ({ key: kind, kind }));
  return [...orphans, ...talks, ...counts];
}

/**
 * @param {Member[]} members
 * @returns {Member[]} who takes somebody now and has a place
 */
export function freeOf(members) {
  return members.filter(
    ({ presence, load, capacity }) => presence === "available" && load < capacity,
  );
}
