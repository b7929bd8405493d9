import assert from "node:assert/strict";
import { test } from "node:test";
import { rhythmOf, withReply } from "../../static/js/console/rhythm.js";

const REPLIED = "2026-11-22T20:00:00.000Z";

function after(minutes, length = 45) {
  const now = Date.parse(REPLIED) + minutes * 60_000;
  return rhythmOf({ replied_at: REPLIED, minutes: length }, now);
}

test("before the first reply no time runs", () => {
  assert.equal(rhythmOf({ replied_at: null, minutes: 45 }, Date.now()), null);
});

test("the counsellor is told at 30, at 35 and when the time is over", () => {
  const stages = [0, 29.9, 30, 34.9, 35, 44.9, 45, 90].map((minutes) => after(minutes).stage);
  assert.deepEqual(stages, ["calm", "calm", "soon", "soon", "last", "last", "over", "over"]);
});

test("a quarter of an hour more moves both moments", () => {
  const stages = [35, 44.9, 45, 50, 60].map((minutes) => after(minutes, 60).stage);
  assert.deepEqual(stages, ["calm", "calm", "soon", "last", "over"]);
});

test("a clock that runs behind counts no minutes below zero", () => {
  assert.deepEqual(after(-3), { minutes: 0, stage: "calm" });
});

test("time runs from the first reply, whether its ack or its line tells of it", () => {
  const told = { replied_at: null, minutes: 45 };
  assert.equal(withReply(told, { type: "ack", at: REPLIED }).replied_at, REPLIED);
  const line = { type: "message", from: "counsellor", at: REPLIED };
  assert.equal(withReply(told, line).replied_at, REPLIED);
  assert.equal(withReply(told, { ...line, from: "visitor" }).replied_at, null);
  const running = withReply({ replied_at: REPLIED }, { type: "ack", at: "later" });
  assert.equal(running.replied_at, REPLIED);
});
