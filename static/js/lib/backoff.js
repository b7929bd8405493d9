// @ts-check
// How long to wait before the next attempt to connect. Pure.

const SECONDS = [1, 2, 4, 8, 15];

/**
 * Waiting time with full jitter, so that thousands of pages do not return at the same moment.
 *
 * @param {number} attempt 0 for the first attempt after a loss
 * @param {number} chance from 0 up to 1, as Math.random gives
 * @returns {number} milliseconds, at least 100
 */
export function delayBefore(attempt, chance) {
  const most = SECONDS[Math.min(attempt, SECONDS.length - 1)];
  return Math.max(100, Math.round(most * 1000 * chance));
}
