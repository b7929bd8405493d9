// @ts-check
// One polite voice for the whole page; it exists when the page loads, so readers know it.

/** Say a sentence to a screen reader, without showing it. */
export function say(/** @type {string} */ sentence) {
  const voice = document.getElementById("spoken");
  if (voice && voice.textContent !== sentence) voice.textContent = sentence;
}
