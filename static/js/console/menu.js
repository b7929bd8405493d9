// @ts-check
// The menu of the team's pages is a plain <details>; this closes it on Esc and for whoever goes elsewhere.

export function startMenu() {
  const menu = document.querySelector("details.menu");
  if (!(menu instanceof HTMLDetailsElement)) return;
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
  menu.addEventListener("focusout", (event) => {
    // Nowhere to go to is another window, or a click: the one comes back, the other is heard below.
    if (event.relatedTarget instanceof Node) leave(menu, event.relatedTarget);
  });
  document.addEventListener("pointerdown", (event) => leave(menu, event.target));
}

/** @param {HTMLDetailsElement} menu @param {EventTarget | null} to */
function leave(menu, to) {
  if (!(to instanceof Node && menu.contains(to))) menu.open = false;
}
