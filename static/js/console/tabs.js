// @ts-check
// On a narrow screen one pane at a time, chosen by tabs; on a wide one all three, and no tabs.

export class Tabs {
  /** @param {() => void} onShow another pane is in sight */
  constructor(onShow) {
    this.panes = /** @type {HTMLElement} */ (document.getElementById("panes"));
    this.buttons = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-tab]")]);
    this.onShow = onShow;
    for (const button of this.buttons) {
      button.addEventListener("click", () => this.show(button.dataset.tab ?? ""));
      button.addEventListener("keydown", (event) => this.#key(event));
    }
  }

  /** @param {string} pane queue, mine or talk */
  show(pane) {
    this.panes.dataset.shown = pane;
    for (const button of this.buttons) {
      const here = button.dataset.tab === pane;
      button.setAttribute("aria-selected", String(here));
      button.tabIndex = here ? 0 : -1;
    }
    this.onShow();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const here = this.buttons.indexOf(/** @type {HTMLElement} */ (event.target));
    const next = this.buttons[(here + step + this.buttons.length) % this.buttons.length];
    next.focus();
    this.show(next.dataset.tab ?? "");
  }
}
