// @ts-check
// Leave at once: the button, Esc three times, Shift three times. Stands alone and imports nothing,
// so that it works when everything else on the page fails.

const KEYS = { Escape: 1500, Shift: 5000 };
const PRESSES = 3;

/** Counts presses of one bare key; another key in between, or too slow, starts again. */
export class KeyCount {
  /** @type {string} */
  #key = "";
  /** @type {number[]} */
  #times = [];

  /**
   * @param {string} key the key that went down
   * @param {number} now milliseconds
   * @returns {number} presses in a row, 3 means leave, 0 means a key of no interest
   */
  press(key, now) {
    const within = KEYS[/** @type {keyof typeof KEYS} */ (key)];
    if (key !== this.#key) this.#times = [];
    this.#key = key;
    if (!within) return 0;
    this.#times = [...this.#times, now].filter((time) => now - time <= within);
    return this.#times.length;
  }

  /** Forget all presses (a Shift that was held to type a capital). */
  reset() {
    this.#times = [];
  }
}

/** Empty the page, end the visit, go to the neutral site; the three do not wait for each other. */
export function leave() {
  const neutral = document.querySelector("[data-neutral]")?.getAttribute("data-neutral");
  document.title = "\u200b";
  document.body.replaceChildren();
  window.dispatchEvent(new Event("clbchat:exit"));
  navigator.sendBeacon("/weg/");
  location.replace(neutral || "/weg/");
}

/** @param {number} count presses so far, 1 or 2; 0 clears */
function showCount(count) {
  const dots = document.querySelector(".exit-dots");
  if (dots instanceof HTMLElement) dots.dataset.count = String(count);
  const status = document.querySelector("[data-exit-status]");
  const text = document.querySelector("[data-count-text]")?.getAttribute("data-count-text") ?? "";
  if (status) status.textContent = count ? text.replace("{n}", String(PRESSES - count)) : "";
}

/** @param {KeyCount} counter */
function listen(counter) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let fading;
  /** @param {KeyboardEvent} event */
  const pressed = (event) => {
    if (event.repeat) return;
    const count = counter.press(event.key, performance.now());
    if (count >= PRESSES) return leave();
    clearTimeout(fading);
    showCount(count);
    const within = event.key === "Escape" ? KEYS.Escape : KEYS.Shift;
    fading = setTimeout(() => showCount(0), within);
  };
  window.addEventListener("keydown", pressed, true);
  window.addEventListener("pointerdown", () => counter.reset(), true);
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || !event.target.closest("[data-exit]")) return;
    event.preventDefault();
    leave();
  });
}

if (typeof document !== "undefined") listen(new KeyCount());
