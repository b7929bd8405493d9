import assert from "node:assert/strict";
import { test } from "node:test";
import { ageOf, clockOf, gradeOf } from "../../static/js/console/durations.js";
import { Unanswered } from "../../static/js/console/unanswered.js";

const MINUTE = 60_000;
const AT = "2026-11-23T18:00:00.000Z";

function line(id, from) {
  return { id, from, text: "", at: AT };
}

test("a wait is told in minutes, then in hours", () => {
  assert.equal(ageOf(59_000).key, "now");
  assert.deepEqual(ageOf(5 * MINUTE), { key: "minutes", n: 5, m: "" });
  assert.deepEqual(ageOf(64 * MINUTE), { key: "hours", n: 1, m: "04" });
});

test("a clock that runs ahead of the server's makes no negative wait", () => {
  assert.equal(ageOf(-5000).key, "now");
});

test("five and ten minutes are where a wait becomes long and too long", () => {
  const grades = [4.9, 5, 9.9, 10].map((minutes) => gradeOf(minutes * MINUTE));
  assert.deepEqual(grades, ["fine", "long", "long", "too-long"]);
});

test("what is left counts down to nothing and not below", () => {
  assert.deepEqual([180_000, 60_500, 9_000, -1].map(clockOf), ["3:00", "1:01", "0:09", "0:00"]);
});

test("somebody waits for me since the first line I did not answer", () => {
  const unanswered = new Unanswered();
  unanswered.line(line("a", "visitor"), true);
  unanswered.line({ ...line("b", "visitor"), at: "2026-11-23T18:05:00.000Z" }, true);
  assert.equal(unanswered.since, Date.parse(AT));
  unanswered.line(line("c", "counsellor"), true);
  assert.equal(unanswered.since, null);
});

test("a line out of sight is unread until it is looked at", () => {
  const unanswered = new Unanswered();
  unanswered.line(line("a", "visitor"), false);
  unanswered.line(line("b", "visitor"), true);
  assert.equal(unanswered.unread, 1);
  unanswered.looked();
  assert.equal(unanswered.unread, 0);
});

test("the same line told twice counts once, and system lines never", () => {
  const unanswered = new Unanswered();
  assert.equal(unanswered.line(line("a", "visitor"), false), true);
  assert.equal(unanswered.line(line("a", "visitor"), false), false);
  assert.equal(unanswered.line(line("s", "system"), false), false);
  assert.equal(unanswered.unread, 1);
});
