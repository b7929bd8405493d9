// @ts-check
// The shapes that travel between page and server, for both doors. Types only, no code.

/**
 * @typedef {object} Message
 * @property {"message"} [type]
 * @property {string} [conversation] console only
 * @property {number} [seq] absent while it is being sent
 * @property {string} id
 * @property {"visitor" | "counsellor" | "system"} from
 * @property {string} [by] name of the counsellor
 * @property {string} text
 * @property {string} at UTC, ISO 8601
 * @property {string} [code] of a system line
 * @property {import("./cards.js").Card[]} [cards] visitor only: what a line points to
 * @property {string} [rest] visitor only: what the line says beside its cards
 */

/**
 * @typedef {object} VisitState the `snapshot` and `state` frames of a visitor
 * @property {"snapshot" | "state"} [type]
 * @property {"waiting" | "active" | "ended"} state
 * @property {number | null} [position]
 * @property {[number, number] | null} [wait] minutes
 * @property {string | null} [counsellor]
 * @property {string | null} [colleague] who was asked in and talks along
 * @property {{id: string, by: string, to: string, text: string} | null} [asked] may somebody join?
 * @property {Consent[]} [consents] what may be passed on: asked, given, withdrawn
 * @property {boolean} [passed_on] a colleague talks with them soon, before all others
 * @property {boolean} [unsafe] they said not to be safe now
 * @property {number} [last_seq]
 * @property {Message[]} [messages]
 * @property {number | null} [paused] seconds for which nothing can be written
 * @property {string | null} [turn_until] your turn: press "Ik ben er" before then
 * @property {boolean} [away] the counsellor lost the connection
 * @property {{name: string, at: string, there: boolean} | null} [appointment] with whom they wait for
 * @property {boolean} [late] missed a call; the place is still there
 * @property {boolean} [nobody_here] nobody of the team is on duty; the place is still there
 * @property {number} [seen] last number the counsellor has read
 * @property {string | null} [closing] when the chat closes for everybody
 * @property {boolean} [feedback_given]
 * @property {"visitor" | "counsellor" | "closed" | null} [ended_by]
 * @property {string} [nickname]
 * @property {string} [question]
 */

/** @typedef {{id: string, state: "asked" | "given" | "withdrawn", what: string, to: string, text: string, shared: boolean}} Consent */
/** @typedef {{type: "ack", id: string, seq: number, at: string, conversation?: string}} Ack */
/** @typedef {{type: "refused", id?: string, reason: string, text?: string, conversation?: string}} Refused */

export {};
