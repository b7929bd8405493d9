// @ts-check
// After a heavy conversation: a breath, and a talk with somebody. Nothing in it must be done.

import { show } from "./dom.js";
import { tell, word } from "./words.js";

export class Heavy {
  /**
   * @param {HTMLElement} root console/registration.html
   * @param {{onBreathe: () => void, onDebrief: () => boolean}} on the second tells whether it could be asked
   */
  constructor(root, { onBreathe, onDebrief }) {
    this.root = root;
    this.told = /** @type {HTMLElement} */ (root.querySelector("[data-debrief-told]"));
    root.querySelector("[data-breathe]")?.addEventListener("click", onBreathe);
    root.querySelector("[data-debrief]")?.addEventListener("click", () => {
      if (onDebrief()) tell(this.told, {});
      else this.told.textContent = word("why.line");
    });
  }

  /** @param {boolean} heavy */
  show(heavy) {
    show(this.root, "[data-heavy]", heavy);
  }
}
