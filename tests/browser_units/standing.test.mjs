import assert from "node:assert/strict";
import { test } from "node:test";
import { standingOf } from "../../static/js/console/standing.js";

const NOW = Date.parse("2026-11-23T20:00:00Z");
const LATER = "2026-11-23T20:00:43Z";
const MINE = { nickname: "Noor", mine: true, counsellor: "Amina" };

test("one counsellor who asks nobody needs no sentence", () => {
  assert.equal(standingOf(MINE, NOW), null);
});

test("whoever joined sees with whom, and takes over once that one is lost", () => {
  const joined = { ...MINE, mine: false, colleague: "Chris" };
  assert.deepEqual(standingOf(joined, NOW), {
    key: "joined",
    does: "leave",
    values: { name: "Amina" },
  });
  assert.equal(standingOf({ ...joined, lost: true }, NOW)?.does, "take");
});

test("a question shows who is asked, and how long they have", () => {
  const asked = { id: "1", kind: "take_on", to: "Bram", until: LATER };
  const standing = standingOf({ ...MINE, asked }, NOW);
  assert.deepEqual(standing, {
    key: "take_on",
    does: "withdraw",
    values: { to: "Bram", left: "0:43" },
  });
});

test("the young person has all the time they want", () => {
  const asked = { id: "1", kind: "join", to: "Chris", until: null };
  assert.deepEqual(standingOf({ ...MINE, asked }, NOW)?.values, { name: "Noor", to: "Chris" });
});

test("a colleague who talks along may be let go", () => {
  const standing = standingOf({ ...MINE, colleague: "Chris" }, NOW);
  assert.deepEqual([standing?.key, standing?.does], ["with", "let_go"]);
});
