// @ts-check
// What is left on the screen of a conversation that the young person had erased, or set apart.

import { say } from "../lib/announce.js";
import { word } from "./words.js";

/** @param {string} conversation @returns {import("./shapes.js").TalkData} nothing about anybody */
export function erased(conversation) {
  // What was said last may have named them.
  say("");
  return {
    conversation,
    nickname: word("gone.nameless"),
    state: "ended",
    last_seq: 0,
    erased: true,
  };
}
