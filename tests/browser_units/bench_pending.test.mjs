import assert from "node:assert/strict";
import { test } from "node:test";
import { Conflict } from "../../static/js/bench/conflict.js";
import { Pending } from "../../static/js/bench/pending.js";

const MARK = { do: "mark", line: 1, start: 0, end: 4, label: "PERSON", everywhere: true };
const SEEN = { do: "seen", lines: [1, 2] };
const UNDO = { do: "undo" };

function waiting(...deeds) {
  const pending = new Pending(7);
  for (const deed of deeds) pending.add(deed);
  return pending;
}

test("what is done while an answer is awaited goes out after it, on the newer state", () => {
  const pending = waiting(SEEN);
  assert.deepEqual(pending.take(), [SEEN]);
  pending.add(MARK);
  assert.equal(pending.take(), null);
  assert.equal(pending.answered(200, { version: 8 }), "saved");
  assert.equal(pending.version, 8);
  assert.deepEqual(pending.take(), [MARK]);
});

test("without an answer the same goes out again, in its order", () => {
  const pending = waiting(MARK, SEEN);
  pending.take();
  pending.lost();
  assert.deepEqual(pending.take(), [MARK, SEEN]);
  assert.equal(pending.answered(503, null), "failed");
  assert.deepEqual(pending.deeds, [MARK, SEEN]);
});

test("of an answer and of a composed case only the last one counts, but for what is under way", () => {
  const first = { do: "compose", text: "Een" };
  const last = { do: "compose", text: "Een jongere" };
  const yes = { do: "answer", question: "event", yes: true };
  const other = { do: "answer", question: "family", yes: true };
  const pending = waiting(first);
  pending.take();
  pending.add({ do: "compose", text: "Een jong" });
  for (const deed of [yes, last, other, { ...yes, yes: false }]) pending.add(deed);
  assert.deepEqual(pending.deeds, [first, last, other, { ...yes, yes: false }]);
});

test("several that are refused together are tried one by one, and only the one that is wrong falls away", () => {
  const wrong = { ...MARK, line: 99 };
  const pending = waiting(SEEN, wrong, MARK);
  pending.take();
  assert.equal(pending.answered(422, null), "split");
  assert.deepEqual(pending.take(), [SEEN]);
  pending.answered(200, { version: 8 });
  assert.deepEqual(pending.take(), [wrong]);
  assert.equal(pending.answered(422, null), "refused");
  assert.deepEqual(pending.take(), [MARK]);
  pending.answered(200, { version: 9 });
  assert.deepEqual(pending.deeds, []);
});

test("after a conflict nothing goes out until somebody says how, and nothing is lost", () => {
  const pending = waiting(MARK, UNDO, SEEN);
  pending.take();
  const newer = { reason: "conflict", bench: { version: 12 } };
  assert.equal(pending.answered(409, newer), "conflict");
  assert.equal(pending.take(), null);
  assert.deepEqual(pending.deeds, [MARK, UNDO, SEEN]);
  pending.settle(12, true);
  assert.deepEqual([pending.version, pending.take()], [12, [MARK, SEEN]]);
});

test("whoever takes the newer state without the own work still has seen what was seen", () => {
  const pending = waiting(MARK, SEEN);
  pending.take();
  pending.answered(409, { reason: "conflict", bench: { version: 12 } });
  pending.settle(12, false);
  assert.deepEqual(pending.take(), [SEEN]);
});

test("where nothing but reading is at stake a conflict settles itself", () => {
  const pending = waiting(SEEN);
  pending.take();
  assert.equal(pending.answered(409, { reason: "conflict", bench: { version: 12 } }), "conflict");
  assert.deepEqual([pending.version, pending.take()], [12, [SEEN]]);
});

test("what a colleague has taken, or what is gone, is not asked for again and again", () => {
  for (const [status, body, outcome] of [
    [409, { reason: "taken", by: "Bram" }, "taken"],
    [404, null, "gone"],
  ]) {
    const pending = waiting(MARK);
    pending.take();
    assert.equal(pending.answered(status, body), outcome);
    assert.deepEqual([pending.take(), pending.deeds], [null, [MARK]]);
  }
});

test("a conflict asks only where work is at stake, and an answer holds while the other goes on", () => {
  const conflict = new Conflict();
  assert.equal(conflict.met({ version: 2 }, false), true);
  assert.equal(conflict.met({ version: 3 }, true), false);
  conflict.decided(true);
  assert.equal(conflict.met({ version: 4 }, true), true);
  assert.equal(conflict.newer.version, 4);
  conflict.over();
  assert.equal(conflict.met({ version: 5 }, true), false);
  conflict.decided(false);
  assert.equal(conflict.met({ version: 6 }, true), false);
});

test("an answer does not hold for ever", () => {
  const conflict = new Conflict();
  conflict.decided(true);
  const met = Array.from({ length: 6 }, (_, version) => conflict.met({ version }, true));
  assert.deepEqual(met, [true, true, true, true, true, false]);
});
