// @ts-check
// "I am not safe now" in a conversation: what was said, and that there was no danger after all.

import { show } from "./dom.js";
import { onMore } from "./more.js";
import { tell } from "./words.js";

/** @typedef {import("../lib/socket.js").Frame} Frame */
/** @typedef {import("./shapes.js").TalkData} TalkData */
/** @typedef {import("./talk.js").Talk} Talk */

/** @param {HTMLElement} root the conversation's article @param {TalkData} data */
export function drawUnsafe(root, { unsafe }) {
  show(root, '[data-unsafe="said"]', unsafe === "said");
  show(root, '[data-unsafe="unfounded"]', unsafe === "unfounded");
  show(root, '[data-chooses="unfounded"]', unsafe === "said");
}

/** @param {(frame: Frame) => boolean} send */
export function startUnfounded(send) {
  onMore("unfounded", (talk) => ask(talk, send));
}

/** @param {Talk} talk @param {(frame: Frame) => boolean} send */
function ask(talk, send) {
  const dialog = /** @type {HTMLDialogElement} */ (document.getElementById("unfounded-dialog"));
  for (const place of dialog.querySelectorAll("[data-text]")) tell(place, { name: talk.nickname });
  dialog.returnValue = "";
  const answered = () =>
    dialog.returnValue === "unfounded" && send({ type: "unfounded", conversation: talk.id });
  dialog.addEventListener("close", answered, { once: true });
  dialog.showModal();
}
