import assert from "node:assert/strict";
import { test } from "node:test";
import { matching, openHole, queryOf } from "../../static/js/console/canned.js";

const REPLIES = [
  { code: "dag", text: "Dag {naam}, welkom.", team: true },
  { code: "einde", text: "Fijn dat je er was.", team: false },
  { code: "idee", text: "Heb je een idee?", team: false },
];

/** @param {string} typed */
function offered(typed) {
  return matching(REPLIES, queryOf(typed) ?? "").map(({ code }) => code);
}

test("only a slash at the very start asks for replies", () => {
  const typed = ["/", "/Éi", " /dag", "en/of", "/dag\nen nog", ""];
  assert.deepEqual(typed.map(queryOf), ["", "ei", null, null, null, null]);
});

test("codes that begin with it come first, then what has it anywhere", () => {
  assert.deepEqual(offered("/"), ["dag", "einde", "idee"]);
  assert.deepEqual(offered("/ID"), ["idee"]);
  assert.deepEqual(offered("/e"), ["einde", "dag", "idee"]);
  assert.deepEqual(offered("/wélkom"), ["dag"]);
  assert.deepEqual(offered("/niets"), []);
});

test("a hole is open until something stands in its place", () => {
  assert.deepEqual(openHole("Dag {naam}, welkom"), { hole: "{naam}", start: 4 });
  for (const text of ["Dag Noor", "{}", "een { en\neen }", ""]) assert.equal(openHole(text), null);
});
