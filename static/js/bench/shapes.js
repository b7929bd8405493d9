// @ts-check
// What the workbench receives and sends. Types only, no code. Places are code points of the line as it was.

/** @typedef {"PERSON" | "LOCATION" | "SCHOOL_OR_ORG" | "PHONE" | "EMAIL" | "HANDLE_OR_URL" | "DATE" | "ID" | "OTHER"} Label */

/** @typedef {Label | "CONTACT"} Kind what a person calls it; of a contact the form tells which it is */

/**
 * @typedef {object} Piece a stretch of a line, marked or not
 * @property {number} start
 * @property {number} end
 * @property {string} text empty where this person may not see it
 * @property {number | null} mark
 * @property {[number, number][]} words of an unmarked stretch
 */

/**
 * @typedef {object} Line
 * @property {number} number
 * @property {"young" | "counsellor" | "colleague"} speaker
 * @property {number} minutes
 * @property {Piece[]} pieces
 */

/**
 * @typedef {object} Mark
 * @property {number} number
 * @property {number} line
 * @property {number} start
 * @property {number} end
 * @property {Label} label
 * @property {number} entity
 * @property {string} shown what stands there in its place: [naam 1]
 * @property {"on" | "suggested" | "off"} state
 * @property {"machine" | "person"} by
 */

/**
 * @typedef {object} Entity one person or place, however it is written
 * @property {number} entity
 * @property {Label} label
 * @property {string} shown
 * @property {number[]} marks
 * @property {string[]} spellings
 */

/** @typedef {"event" | "family" | "combination" | "story"} Question */
/** @typedef {"suggestions_open" | "not_seen" | "questions_open" | "story" | "leaks"} Problem */

/**
 * @typedef {object} Bench
 * @property {string} candidate
 * @property {number} version
 * @property {string} stage
 * @property {boolean} whole this person sees the words under the marks
 * @property {string} held_by empty when it is free or mine
 * @property {string} held_since
 * @property {string} saved_at
 * @property {string} sent_back
 * @property {string} composed
 * @property {Line[]} lines
 * @property {Mark[]} marks
 * @property {Entity[]} entities
 * @property {number[]} seen
 * @property {Record<Question, boolean | null>} answers
 * @property {Problem[]} problems
 * @property {number[]} leaks marks called no name, on words that may not be in the copy
 * @property {boolean} undoable
 */

/**
 * @typedef {{do: "mark", line: number, start: number, end: number, label: Label, everywhere: boolean}
 *   | {do: "unmark" | "accept" | "dismiss", mark: number, everywhere: boolean}
 *   | {do: "no_name", entity: number}
 *   | {do: "relabel", mark: number, label: Label}
 *   | {do: "join", entity: number, with: number}
 *   | {do: "seen", lines: number[]}
 *   | {do: "answer", question: Question, yes: boolean}
 *   | {do: "compose", text: string}
 *   | {do: "undo"}} Deed
 */

/**
 * @typedef {object} Token what the keys go over: a word, or a mark as a whole
 * @property {number} start
 * @property {number} end
 * @property {Mark | null} mark
 */

/** @typedef {{line: number, start: number, end: number, mark: Mark | null}} Chosen what a deed is about */

export {};
