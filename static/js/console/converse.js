// @ts-check
// The shared log and composer, set up for a counsellor's side of one conversation.

import { Conversation } from "../chat/conversation.js";

/** @typedef {import("../lib/socket.js").Frame} Frame */

/**
 * @param {HTMLElement} root the conversation's article
 * @param {{myName: () => string, nickname: () => string, send: (frame: Frame) => boolean}} on
 * @returns {Conversation}
 */
export function converse(root, { myName, nickname, send }) {
  const box = /** @type {HTMLElement} */ (root.querySelector("[data-conversation]"));
  return new Conversation(box, {
    me: "counsellor",
    language: document.documentElement.lang,
    isOwn: ({ from, by }) => from === "counsellor" && (!by || by === myName()),
    nameOf: (message) => (message.from === "visitor" ? nickname() : (message.by ?? myName())),
    send,
    resync: (after) => send({ type: "resume", after }),
  });
}
