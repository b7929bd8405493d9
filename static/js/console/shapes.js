// @ts-check
// The shapes only the console receives. Types only, no code.

/** @typedef {import("../chat/frames.js").Message} Message */

/**
 * @typedef {object} Facts what a young person told before
 * @property {string} nickname
 * @property {string} [topic]
 * @property {string} [age_band]
 * @property {number | null} [mood]
 * @property {string} [i_am]
 * @property {string} [gender]
 * @property {string} [overlooked]
 * @property {string} [language]
 */

/**
 * @typedef {object} WaitingFields
 * @property {string} conversation
 * @property {string} waiting_since
 * @property {boolean} present
 * @property {string | null} [orphan] whose conversation it was
 * @property {string | null} [appointment] when, of somebody who comes for an appointment with me
 * @property {boolean} [known] I passed them on
 * @property {boolean} [unsafe] they say not to be safe now
 */
/** @typedef {Facts & WaitingFields} Waiting somebody in the queue */

/** @typedef {{id: string, by: string, at: string, text: string}} Note */
/** @typedef {{id: string, state: string, what: string, to: string, shared: boolean}} Consent */
/** @typedef {"here" | "away" | "coming" | "left"} Presence of a visitor */

/**
 * @typedef {object} TalkFields
 * @property {string} conversation
 * @property {string} [question]
 * @property {string} state
 * @property {string} [taken_at]
 * @property {string | null} [turn_until]
 * @property {string | null} [replied_at] when the counsellor first wrote
 * @property {number} [minutes] how long it is meant to take from there
 * @property {Presence} [visitor]
 * @property {string | null} [left_quickly_at] when the visitor left in a hurry
 * @property {string | null} [back_until] until when their words bring them back
 * @property {number} [seen]
 * @property {number} [last_seq]
 * @property {Message[]} [messages]
 * @property {Note[]} [notes]
 * @property {string | null} [ended_by]
 * @property {string | null} [practice] what to try next with a scripted visitor
 * @property {string} [counsellor] whose conversation it is
 * @property {string | null} [colleague] who was asked in and talks along
 * @property {boolean} [mine] whether I am the counsellor
 * @property {boolean} [lost] the counsellor is gone
 * @property {"said" | "unfounded" | null} [unsafe] they said not to be safe; there was no danger
 * @property {{id: string, kind: "take_on" | "join", to: string, until: string | null} | null} [asked]
 * @property {boolean} [erased] the young person had it erased: nothing is left of it
 * @property {Consent[]} [consents] what was asked about passing something on
 */
/** @typedef {Facts & TalkFields} TalkData one conversation of mine */

/** @typedef {{id: number, name: string, presence: string, capacity: number, capacity_max: number}} Me */

/** @typedef {{id: number | null, name: string, until: string | null, gone: boolean, offered: boolean, planned: string[]}} Lead */
/** @typedef {{conversation: string, name: string, since: string, here: boolean}} Orphan */
/** @typedef {{staff: number, name: string, asked_at: string}} Asked */

/** @typedef {{kind: string, why_not: string, why_not_at_once: string, until: string | null, reads: string}} Step a measure */
/** @typedef {{id: string, kind: string, ground: string, by: string, mine: boolean, at: string, until: string | null, active: boolean}} Given a measure that was taken */

/**
 * @typedef {object} Tonight the evening at a glance
 * @property {number} waiting
 * @property {string | null} waiting_since
 * @property {number} active
 * @property {number} left
 * @property {boolean} open
 * @property {string | null} closes_at
 * @property {number} last_entry
 * @property {number} last_entry_usual
 * @property {string[]} alerts
 * @property {number} too_many
 * @property {Orphan[]} orphans
 */

/**
 * @typedef {object} Host
 * @property {() => string} myName
 * @property {(frame: import("../lib/socket.js").Frame) => boolean} send
 * @property {(talk: import("./talk.js").Talk, message: Message) => void} onMessage a new line of the young person
 * @property {(talk: import("./talk.js").Talk) => void} onEnd somebody asks to end it
 * @property {(talk: import("./talk.js").Talk) => void} onClose somebody is done looking at an ended one
 */

export {};
