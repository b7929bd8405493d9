import assert from "node:assert/strict";
import { test } from "node:test";
import { delayBefore } from "../../static/js/lib/backoff.js";
import { Sequence } from "../../static/js/lib/sequence.js";
import { fill } from "../../static/js/lib/texts.js";
import { TypingReader, TypingSender } from "../../static/js/lib/typing.js";

test("the wait before a new attempt grows to 15 seconds and is a matter of chance", () => {
  assert.deepEqual(
    [0, 1, 2, 3, 4, 9].map((attempt) => delayBefore(attempt, 1)),
    [1000, 2000, 4000, 8000, 15000, 15000],
  );
  assert.equal(delayBefore(4, 0.5), 7500);
  assert.equal(delayBefore(0, 0), 100);
});

test("lines that come in order leave no gap", () => {
  const sequence = new Sequence();
  assert.deepEqual(
    [1, 2, 3].map((seq) => sequence.saw(seq)),
    [true, true, true],
  );
  assert.equal(sequence.last, 3);
  assert.equal(sequence.gap, false);
});

test("a missing line is noticed, and asked for from the last one before it", () => {
  const sequence = new Sequence();
  sequence.saw(1);
  sequence.saw(3);
  assert.equal(sequence.gap, true);
  assert.equal(sequence.last, 1);
  sequence.saw(2);
  assert.equal(sequence.gap, false);
  assert.equal(sequence.last, 3);
});

test("a line that comes twice is new once", () => {
  const sequence = new Sequence();
  assert.deepEqual(
    [1, 1, 3, 3].map((seq) => sequence.saw(seq)),
    [true, false, true, false],
  );
});

test("a server that is ahead is noticed", () => {
  assert.equal(new Sequence(4).behind(5), true);
  assert.equal(new Sequence(5).behind(5), false);
});

test("typing is told once in three seconds, and at once after a message", () => {
  const sender = new TypingSender();
  assert.deepEqual(
    [0, 2999, 3000].map((now) => sender.typed(now)),
    [true, false, true],
  );
  sender.sent();
  assert.equal(sender.typed(3001), true);
});

test("typing lapses after six seconds of silence", () => {
  const reader = new TypingReader();
  reader.told(true, 0);
  assert.equal(reader.typing(5999), true);
  assert.equal(reader.typing(6000), false);
  reader.told(true, 7000);
  reader.told(false, 7001);
  assert.equal(reader.typing(7002), false);
});

test("holes in a sentence are filled, unknown ones left", () => {
  assert.equal(fill("nog {n} van {m}", { n: 2 }), "nog 2 van {m}");
});
