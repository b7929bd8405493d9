// @ts-check
// Whether a nickname gives somebody away. Pure.

const MAIL = /\S@\S/;
const NUMBER = /(\d[ ./-]?){6}/;
const FULL_NAME = /^\p{Lu}\p{Ll}+(\s+\p{L}+)*\s+\p{Lu}\p{L}+$/u;

/** An e-mail address, a phone number, or a first name with a family name. */
export function tellsTooMuch(/** @type {string} */ nickname) {
  const name = nickname.trim();
  return MAIL.test(name) || NUMBER.test(name) || FULL_NAME.test(name);
}
