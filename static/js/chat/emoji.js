// @ts-check
// The grid of emoji beside a composer: arrows move, Enter or a click inserts, Esc closes.
//
//   startEmoji(root, (emoji) => composer.insert(emoji))
//
// root: components/emoji.html: button[data-emoji-toggle] and [data-emoji-grid] with buttons.

const STEPS = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 8, ArrowUp: -8 };

/**
 * @param {HTMLElement} root
 * @param {(emoji: string) => void} onPick
 */
export function startEmoji(root, onPick) {
  const toggle = /** @type {HTMLElement} */ (root.querySelector("[data-emoji-toggle]"));
  const grid = /** @type {HTMLElement} */ (root.querySelector("[data-emoji-grid]"));
  const buttons = [...grid.querySelectorAll("button")];

  /** @param {boolean} open */
  const show = (open) => {
    grid.hidden = !open;
    toggle.setAttribute("aria-expanded", String(open));
    (open ? buttons[0] : toggle).focus();
  };
  toggle.addEventListener("click", () => show(Boolean(grid.hidden)));
  grid.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!button) return;
    show(false);
    onPick(button.textContent ?? "");
  });
  grid.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return show(false);
    const step = STEPS[/** @type {keyof typeof STEPS} */ (event.key)];
    if (!step) return;
    event.preventDefault();
    const here = buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    buttons[Math.min(Math.max(here + step, 0), buttons.length - 1)].focus();
  });
  document.addEventListener("pointerdown", (event) => {
    if (!grid.hidden && event.target instanceof Node && !root.contains(event.target))
      grid.hidden = true;
  });
}
