import assert from "node:assert/strict";
import { test } from "node:test";
import { fitting } from "../../static/js/console/themes.js";

const THEMES = [
  "Gezin en thuis",
  "Vrienden en leeftijdsgenoten",
  "Pesten",
  "Émotions",
  "Schoolloopbaan",
].map((name, place) => ({ id: place + 1, name }));

function names(typed, first) {
  return fitting(THEMES, typed, first).map(({ name }) => name);
}

test("a theme is found by the beginning of any of its words", () => {
  assert.deepEqual(names("thuis"), ["Gezin en thuis"]);
  assert.deepEqual(names("pes"), ["Pesten"]);
});

test("what begins so stands before what only has it", () => {
  assert.deepEqual(names("p"), ["Pesten", "Schoolloopbaan"]);
});

test("accents, capitals and spaces around do not matter", () => {
  assert.deepEqual(names("  emo "), ["Émotions"]);
});

test("where nothing was typed all are there, the likely one first", () => {
  assert.equal(names("", 3)[0], "Pesten");
  assert.equal(names("").length, THEMES.length);
  assert.equal(names("")[0], "Gezin en thuis");
});

test("nonsense, or ten thousand characters of it, finds nothing", () => {
  assert.deepEqual(names("(*[".repeat(3334)), []);
});
