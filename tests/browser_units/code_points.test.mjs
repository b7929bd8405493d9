import assert from "node:assert/strict";
import { test } from "node:test";
import { between, lengthOf, pointOf, unitOf } from "../../static/js/lib/code_points.js";

test("a place counts an emoji once, as the server does, and a joined letter as its parts", () => {
  const text = "hé 👩‍👧 e\u0301é";
  assert.equal(lengthOf(text), 10);
  assert.equal(between(text, 3, 6), "👩‍👧");
  assert.equal(between(text, 7, 9), "e\u0301");
  assert.deepEqual([unitOf(text, 4), pointOf(text, 5)], [5, 4]);
  assert.equal(between(text, 9, 99), "é");
});

test("half a character is one place, as it is on the server", () => {
  assert.equal(lengthOf("a\ud83db"), 3);
  assert.equal(between("a\ud83db", 2, 3), "b");
});
