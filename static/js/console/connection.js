// @ts-check
// The banner about the line: down, back, signed out, not allowed, opened elsewhere.

const QUIET = 2000;
const BACK_FOR = 4000;
const REASONS = /** @type {Record<number, string>} */ ({
  4401: "signed-out",
  4403: "not-allowed",
  4001: "elsewhere",
});

export class Connection {
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;
  #shown = "";
  #waiting = false;

  /** @param {{onRetry: () => void, onResume: () => void}} on */
  constructor({ onRetry, onResume }) {
    this.root = /** @type {HTMLElement} */ (document.getElementById("connection"));
    this.root.addEventListener("click", (event) => {
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest("[data-retry-now]")) onRetry();
      if (target?.closest("[data-resume]")) onResume();
    });
  }

  /** Nobody needs to know of a line that is back within two seconds. */
  down() {
    // Each try that fails says so again; the two seconds count from the first.
    if (this.#shown === "down" || this.#waiting) return;
    clearTimeout(this.#timer);
    this.#waiting = true;
    this.#timer = setTimeout(() => this.#show("down"), QUIET);
  }

  up() {
    clearTimeout(this.#timer);
    this.#waiting = false;
    if (!this.#shown || this.#shown === "back") return;
    this.#show("back");
    this.#timer = setTimeout(() => this.#show(""), BACK_FOR);
  }

  /** @param {number} code of the close that was meant */
  refused(code) {
    clearTimeout(this.#timer);
    this.#show(REASONS[code] ?? "down");
  }

  /** @param {string} which */
  #show(which) {
    this.#shown = which;
    this.#waiting = false;
    for (const part of this.root.querySelectorAll("[data-when]")) {
      if (part instanceof HTMLElement) part.hidden = part.dataset.when !== which;
    }
  }
}
