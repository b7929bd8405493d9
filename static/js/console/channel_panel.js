// @ts-check
// The pane of the team beside the conversation: opened by a button or F6, closed the same way or by
// Escape; closing brings the focus back to where it was. On a narrow screen it is one of the tabs.

/** @typedef {import("./tabs.js").Tabs} Tabs */

const KEY = "F6";

export class ChannelPanel {
  /** @type {Element | null} where the focus was */ #from = null;
  #before = "";

  /**
   * @param {HTMLElement} root
   * @param {Tabs} tabs
   * @param {() => void} onOpen
   */
  constructor(root, tabs, onOpen) {
    this.root = root;
    this.tabs = tabs;
    this.onOpen = onOpen;
    this.button = /** @type {HTMLElement} */ (document.querySelector("[data-team-open]"));
    this.button.addEventListener("click", () => (this.inSight ? this.close() : this.open()));
    root.querySelector("[data-team-close]")?.addEventListener("click", () => this.close());
    root.addEventListener("keydown", (event) => this.#escape(event));
    document.addEventListener("keydown", (event) => this.#key(event));
    for (const tab of tabs.buttons) tab.addEventListener("click", () => this.onOpen());
  }

  get inSight() {
    return this.root.getClientRects().length > 0;
  }

  /** Show it, and go to where one writes. */
  open() {
    if (!this.inSight) {
      this.#from = document.activeElement;
      this.#before = this.tabs.panes.dataset.shown ?? "";
    }
    this.#set(true);
    this.tabs.show("team");
    this.onOpen();
    this.root.querySelector("textarea")?.focus();
  }

  close() {
    this.#set(false);
    this.tabs.show(this.#before === "team" ? "queue" : this.#before || "queue");
    const back = this.#from instanceof HTMLElement ? this.#from : this.button;
    this.#from = null;
    const seen = back !== document.body && back.getClientRects().length > 0;
    (seen ? back : this.button).focus();
  }

  /** @param {boolean} open */
  #set(open) {
    this.tabs.panes.toggleAttribute("data-team", open);
    this.button.setAttribute("aria-expanded", String(open));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key !== KEY || event.repeat || event.ctrlKey || event.altKey || event.shiftKey)
      return;
    if (document.querySelector("dialog[open]")) return;
    event.preventDefault();
    if (this.inSight && this.root.contains(document.activeElement)) this.close();
    else this.open();
  }

  /** @param {KeyboardEvent} event */
  #escape(event) {
    if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return;
    event.preventDefault();
    this.close();
  }
}
