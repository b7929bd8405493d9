// @ts-check
// Where a line stands in the log, and how large the log is.

/** Lines without a number stand below all others. */
function numberOf(/** @type {Element} */ line) {
  return Number(line.getAttribute("data-seq") ?? Number.POSITIVE_INFINITY);
}

/** Put a line at the place its number gives it. @param {Element} line @param {Element} lines */
export function place(line, lines) {
  const others = [...lines.children].filter((other) => other !== line);
  const next = others.find((other) => numberOf(other) > numberOf(line)) ?? null;
  if (!line.isConnected || line.nextElementSibling !== next) lines.insertBefore(line, next);
}

/** Two sizes are the same when these are. */
export function sizeOf(/** @type {HTMLElement} */ box) {
  return `${box.clientWidth}x${box.clientHeight}`;
}
