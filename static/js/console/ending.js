// @ts-check
// Asks once more before a conversation ends.

import { tell } from "./words.js";

/** @typedef {import("./talk.js").Talk} Talk */

/**
 * @param {Talk} talk
 * @param {() => void} end
 */
export function askToEnd(talk, end) {
  const dialog = /** @type {HTMLDialogElement} */ (document.getElementById("end-dialog"));
  tell(dialog.querySelector("h2"), { name: talk.nickname });
  dialog.returnValue = "";
  dialog.addEventListener("close", () => dialog.returnValue === "end" && end(), { once: true });
  dialog.showModal();
}
