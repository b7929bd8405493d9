// @ts-check
// "Verberg": an empty page of notes over everything; the chat goes on behind it.

class Cover {
  /** @type {Element | null} */
  #before = null;
  #title = "";

  /** @param {HTMLElement} element a button that fills the screen */
  constructor(element) {
    this.element = element;
    element.addEventListener("click", () => this.lift());
  }

  put() {
    this.#before = document.activeElement;
    this.#title = document.title;
    document.title = this.element.dataset.title ?? "";
    this.#rest(true);
    this.element.hidden = false;
    this.element.focus();
  }

  lift() {
    // What happened meanwhile ("jouw beurt") has put its own word there.
    if (document.title === this.element.dataset.title) document.title = this.#title;
    this.#rest(false);
    this.element.hidden = true;
    if (this.#before instanceof HTMLElement) this.#before.focus({ preventScroll: true });
  }

  /** @param {boolean} inert */
  #rest(inert) {
    for (const part of document.body.children) {
      if (part !== this.element) part.toggleAttribute("inert", inert);
    }
  }
}

/** Wire the buttons [data-hide] and the cover itself. */
export function startCover() {
  const element = document.getElementById("cover");
  if (!element) return;
  const cover = new Cover(element);
  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("[data-hide]")) cover.put();
  });
}
