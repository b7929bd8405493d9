// @ts-check
// Work on the page keeps the sign-in alive, whatever my state.

const EVERY = 60_000;
let toldAt = 0;

/** Tell the server from now on, at most once a minute, that somebody works here. */
export function startActivity() {
  for (const kind of ["keydown", "pointerdown"]) document.addEventListener(kind, tell);
}

function tell() {
  if (Date.now() - toldAt < EVERY) return;
  toldAt = Date.now();
  // Without a network there is nobody to tell; the banner says so already.
  fetch(document.body.dataset.here ?? "").catch(() => {});
}
