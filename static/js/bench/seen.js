// @ts-check
// Which lines somebody had before their eyes: most of it on the screen, for a moment, in a window that is looked at.

const MOMENT = 500;
const GATHERED = 1000;
const MOST_OF_IT = 0.6;
const MOST_OF_THE_SCREEN = 0.4;

export class Seen {
  /** @type {Map<Element, ReturnType<typeof setTimeout>>} */ #looking = new Map();
  /** @type {number[]} */ #found = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;

  /** @param {(lines: number[]) => void} tell */
  constructor(tell) {
    this.tell = tell;
    const threshold = [0, 0.2, 0.4, MOST_OF_IT, 0.8, 1];
    this.observer = new IntersectionObserver((entries) => entries.forEach(this.#look), {
      threshold,
    });
    document.addEventListener("visibilitychange", () => this.#restart());
  }

  /** @param {Iterable<HTMLElement>} lines not seen yet */
  watch(lines) {
    for (const line of lines) this.observer.observe(line);
  }

  /** Tell at once what was seen. */
  flush() {
    clearTimeout(this.#timer);
    if (this.#found.length) this.tell(this.#found.splice(0));
  }

  /** @param {IntersectionObserverEntry} entry */
  #look = (entry) => {
    const { target, isIntersecting, intersectionRatio, intersectionRect } = entry;
    clearTimeout(this.#looking.get(target));
    this.#looking.delete(target);
    const large = intersectionRect.height >= innerHeight * MOST_OF_THE_SCREEN;
    if (!isIntersecting || !(intersectionRatio >= MOST_OF_IT || large)) return;
    if (document.visibilityState === "visible")
      this.#looking.set(
        target,
        setTimeout(() => this.#saw(target), MOMENT),
      );
  };

  /** @param {Element} line */
  #saw(line) {
    this.observer.unobserve(line);
    this.#looking.delete(line);
    this.#found.push(Number(line.getAttribute("data-line")));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), GATHERED);
  }

  /** Whoever looked away looks anew. */
  #restart() {
    for (const [line, timer] of this.#looking) {
      clearTimeout(timer);
      this.observer.unobserve(line);
      this.observer.observe(line);
    }
  }
}
