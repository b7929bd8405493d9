// @ts-check
// Choosing by number: in a group of choices the keys 1 to 9 choose one and go on to what comes next.
// The place of a key counts and not its sign, because on an AZERTY keyboard digits need Shift.

const KEY = /^(?:Digit|Numpad)([1-9])$/;
const STOPS = '[data-digits], [role="combobox"], [name="line"]';

/** @param {HTMLFormElement} form with groups of radio buttons marked data-digits */
export function startDigits(form) {
  form.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    const group = event.target instanceof Element ? event.target.closest("[data-digits]") : null;
    if (group && choose(group, event.code)) event.preventDefault();
  });
}

/** @param {Element} group @param {string} code of the key @returns {boolean} whether it was a choice's */
function choose(group, code) {
  const number = Number(KEY.exec(code)?.[1] ?? 0);
  const choice = group.querySelectorAll("input")[number - 1];
  if (!choice) return false;
  choice.checked = true;
  choice.dispatchEvent(new Event("change", { bubbles: true }));
  const stops = [...(choice.form?.querySelectorAll(STOPS) ?? [])];
  focusOn(stops[stops.indexOf(group) + 1]);
  return true;
}

/** Where somebody begins who fills it in: the first group without a choice, else the themes. */
export function focusFirst(/** @type {HTMLFormElement} */ form) {
  const stops = [...form.querySelectorAll(STOPS)];
  focusOn(stops.find((stop) => !stop.querySelector(":checked")) ?? stops[0]);
}

/** @param {Element | undefined} stop */
function focusOn(stop) {
  const inside = stop?.querySelector("input:checked") ?? stop?.querySelector("input") ?? stop;
  if (inside instanceof HTMLElement) inside.focus();
}
