// @ts-check
// Texts come from the page, written there in the reader's language; nothing is worded here.

/**
 * Fills the holes of a sentence.
 *
 * @param {string} sentence with holes such as {n}
 * @param {Record<string, string | number>} values
 */
export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (hole, name) => String(values[name] ?? hole));
}

/**
 * Hour and minute of a moment, as the reader's language writes them.
 *
 * @param {string} moment ISO 8601
 * @param {string} language
 */
export function hourOf(moment, language) {
  const format = new Intl.DateTimeFormat(language, {
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  });
  return format.format(new Date(moment));
}
