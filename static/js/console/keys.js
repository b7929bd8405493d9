// @ts-check
// Alt + arrows move between conversations; Ctrl + Enter sends from any keyboard; F1 opens the sheet
// "Noodsituatie", F2, F8 and F9 are the buttons about time of the conversation in the pane, F4 asks for a talk.

/** @typedef {import("./desk.js").Desk} Desk */

const STEPS = /** @type {Record<string, number>} */ ({ ArrowUp: -1, ArrowDown: 1 });
const TIMES = ["F1", "F2", "F4", "F8", "F9"];

/** @param {Desk} desk */
export function startKeys(desk) {
  document.addEventListener("keydown", (event) => {
    if (document.querySelector("dialog[open]")) return;
    if (TIMES.includes(event.key)) pressTime(event);
    else if (event.key === "Enter") sendFrom(event);
    else step(event, desk);
  });
}

/** @param {KeyboardEvent} event @param {Desk} desk */
function step(event, desk) {
  if (!event.altKey || event.ctrlKey || !STEPS[event.key]) return;
  event.preventDefault();
  desk.step(STEPS[event.key]);
}

/** @param {KeyboardEvent} event */
function sendFrom(event) {
  if (!event.ctrlKey || event.defaultPrevented) return;
  if (!(event.target instanceof HTMLTextAreaElement)) return;
  event.preventDefault();
  event.target.form?.requestSubmit();
}

/** @param {KeyboardEvent} event */
function pressTime(event) {
  if (event.repeat || event.ctrlKey || event.altKey || event.shiftKey) return;
  const buttons = document.querySelectorAll(`[aria-keyshortcuts="${event.key}"]`);
  const button = [...buttons].find((one) => one.getClientRects().length > 0);
  if (!(button instanceof HTMLElement)) return;
  event.preventDefault();
  button.click();
}
