// @ts-check
// Says that the connection is gone, or back. Two seconds of silence first: most gaps are short.
//
// root: components/banner.html with data-text-down, data-text-up and a "Probeer nu" button.

const PATIENCE = 2000;
const THANKS = 4000;

export class Banner {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #down = false;

  /**
   * @param {HTMLElement} root
   * @param {() => void} onRetry
   */
  constructor(root, onRetry) {
    this.root = root;
    this.text = /** @type {HTMLElement} */ (root.querySelector("[data-banner-text]"));
    this.button = /** @type {HTMLElement} */ (root.querySelector("button"));
    this.button.addEventListener("click", onRetry);
  }

  /** The line is gone; told only if it stays gone. */
  down() {
    if (this.#down) return;
    this.#down = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#show("down"), PATIENCE);
  }

  /** The line is back; told only if its loss was told. */
  up() {
    if (!this.#down) return;
    this.#down = false;
    clearTimeout(this.#timer);
    if (this.root.hidden) return;
    this.#show("up");
    this.#timer = setTimeout(() => {
      this.root.hidden = true;
    }, THANKS);
  }

  /** @param {"down" | "up"} which */
  #show(which) {
    this.root.hidden = false;
    this.root.dataset.kind = which;
    this.button.hidden = which === "up";
    this.text.textContent = this.root.getAttribute(`data-text-${which}`);
  }
}
