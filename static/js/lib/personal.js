// @ts-check
// What in a message looks like a telephone number, an e-mail address, a street address, a register
// number or a full name. Pure; whoever writes is asked, and nothing leaves the page.

import { fullNames } from "./full_names.js";

/** @typedef {"phone" | "mail" | "address" | "register" | "name"} Kind */
/** @typedef {{kind: Kind, text: string}} Found */

const MAIL = /[^\s@<>(),;]+@[^\s@<>(),;]+\.\p{L}{2,}/gu;
const REGISTER = /(?<!\d)\d{2}[. -]?\d{2}[. -]?\d{2}[. -]?\d{3}[. -]?\d{2}(?!\d)/g;
const WRITTEN_OUT = /^\d\d\.\d\d\.\d\d-\d{3}\.\d\d$/;
const DIGITS = /(?<![\d\p{L}])\+?\d(?:[ ./()-]{0,2}\d){8,14}(?![\d\p{L}])/gu;
/** Numbers of services that anybody may name. */
const SERVICE = /^0?(800|900|70|78)/;
const UNITS = String.raw`(?!\s*(?:min|uur|uren|dag|dagen|week|weken|maand|jaar|keer|x\b|mensen|jongens|meisjes|%))`;
const ADDRESSES = [
  new RegExp(
    String.raw`\p{L}{2,}(?:straat|laan|steenweg|dreef)\s+(?:nr\.?\s*)?\d{1,4}\b${UNITS}`,
    "giu",
  ),
  new RegExp(
    String.raw`\p{Lu}\p{L}+(?:weg|plein|lei|kaai|hof|pad|markt|baan|dijk|park)\s+(?:nr\.?\s*)?\d{1,4}\b${UNITS}`,
    "gu",
  ),
  /\b(?:rue|avenue|boulevard|chaussée|chemin|allée)\s+[\p{L}'’ -]{2,40},?\s*\d{1,4}\b/giu,
  /\b\d{1,4},?\s+(?:rue|avenue|boulevard|chaussée|chemin|allée)\s+\p{L}+/giu,
  /\b\d{1,4}\s+\p{Lu}\p{L}+\s+(?:[Ss]treet|[Rr]oad|[Aa]venue|[Ll]ane)\b/gu,
];
const MODULUS = 97;
const SINCE_2000 = 2_000_000_000;

/**
 * @param {string} text
 * @param {string[]} known names that stand on the page anyway
 * @returns {Found[]}
 */
export function findPersonal(text, known = []) {
  const registers = matches(text, [REGISTER]).filter(isRegister);
  const addresses = matches(text, ADDRESSES);
  return [
    ...as("register", registers),
    ...as("phone", matches(without(text, registers), [DIGITS]).filter(isPhone)),
    ...as("mail", matches(text, [MAIL])),
    ...as("address", addresses),
    ...as("name", fullNames(without(text, addresses), known)),
  ];
}

/** @param {string} text @param {string[]} parts */
function without(text, parts) {
  return parts.reduce((left, part) => left.replace(part, " , "), text);
}

/** @param {Kind} kind @param {string[]} texts @returns {Found[]} */
function as(kind, texts) {
  return texts.map((text) => ({ kind, text }));
}

/** @param {string} text @param {RegExp[]} patterns */
function matches(text, patterns) {
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([found]) => found));
}

/** The last two digits answer for the nine before; written with its dots it needs no proof. */
function isRegister(/** @type {string} */ written) {
  const digits = written.replace(/\D/g, "");
  const [body, check] = [Number(digits.slice(0, 9)), Number(digits.slice(9))];
  const proofs = [body, SINCE_2000 + body].map((number) => MODULUS - (number % MODULUS));
  return WRITTEN_OUT.test(written) || proofs.includes(check);
}

/** From here by its leading 0, from anywhere by its +; a date is none, nor is a free service. */
function isPhone(/** @type {string} */ written) {
  const digits = written.replace(/\D/g, "").replace(/^(0032|32(?=\d{8}))/, "0");
  if (SERVICE.test(digits) && digits.length < 11) return false;
  return written.startsWith("+") || /^0\d{8,}$/.test(digits) || /^4\d{8}$/.test(digits);
}
