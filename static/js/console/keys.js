// @ts-check
// Alt + arrows move between conversations; Ctrl + Enter sends from any keyboard.

/** @typedef {import("./desk.js").Desk} Desk */

const STEPS = /** @type {Record<string, number>} */ ({ ArrowUp: -1, ArrowDown: 1 });

/** @param {Desk} desk */
export function startKeys(desk) {
  document.addEventListener("keydown", (event) => {
    if (document.querySelector("dialog[open]")) return;
    if (event.altKey && !event.ctrlKey && STEPS[event.key]) {
      event.preventDefault();
      desk.step(STEPS[event.key]);
    }
    if (event.ctrlKey && event.key === "Enter") sendFrom(event);
  });
}

/** @param {KeyboardEvent} event */
function sendFrom(event) {
  if (event.defaultPrevented || !(event.target instanceof HTMLTextAreaElement)) return;
  event.preventDefault();
  event.target.form?.requestSubmit();
}
