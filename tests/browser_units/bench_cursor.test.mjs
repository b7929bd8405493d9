import assert from "node:assert/strict";
import { test } from "node:test";
import { Cursor } from "../../static/js/bench/cursor.js";

function free(start, end, ...words) {
  return { start, end, text: "", mark: null, words };
}

function masked(start, end, mark) {
  return { start, end, text: "", mark, words: [] };
}

function mark(number, line, start, end, state, label = "PERSON") {
  return {
    number,
    line,
    start,
    end,
    label,
    entity: number,
    shown: "[naam 1]",
    state,
    by: "machine",
  };
}

const MARKS = [
  mark(1, 1, 3, 8, "on"),
  mark(2, 3, 0, 4, "suggested"),
  mark(3, 5, 0, 5, "suggested"),
];
const LINES = [
  { number: 0, pieces: [] },
  { number: 1, pieces: [free(0, 3, [0, 2]), masked(3, 8, 1), free(8, 20, [9, 12], [13, 20])] },
  { number: 3, pieces: [masked(0, 4, 2), free(4, 9, [5, 9])] },
  { number: 5, pieces: [masked(0, 5, 3)] },
];

function cursor(marks = MARKS, lines = LINES) {
  const made = new Cursor();
  made.show({ lines, marks });
  return made;
}

function place(at) {
  const { line, start, end } = at.chosen();
  return [line, start, end];
}

test("the arrows go over words and marks, past lines without a word, and stop at both ends", () => {
  const at = cursor();
  assert.deepEqual(place(at), [1, 0, 2]);
  at.moveWord(-1, false);
  assert.deepEqual(place(at), [1, 0, 2]);
  at.moveWord(1, false);
  assert.equal(at.chosen().mark.number, 1);
  at.moveToEdge(true);
  at.moveWord(1, false);
  assert.deepEqual(place(at), [3, 0, 4]);
  at.moveLine(1);
  at.moveLine(1);
  assert.deepEqual(place(at), [5, 0, 5]);
  at.moveLine(-1);
  at.moveWord(-1, false);
  assert.deepEqual(place(at), [1, 13, 20]);
});

test("with Shift a choice grows and shrinks, in its own line alone", () => {
  const at = cursor();
  at.goTo(1, 10);
  for (let step = 0; step < 3; step += 1) at.moveWord(1, true);
  assert.deepEqual(place(at), [1, 9, 20]);
  at.moveWord(-1, true);
  at.moveWord(-1, true);
  assert.deepEqual(place(at), [1, 3, 12]);
  assert.equal(at.chosen().mark, null);
});

test("a newer state of the text leaves the choice where it was", () => {
  const at = cursor();
  at.goTo(1, 9);
  at.moveWord(1, true);
  at.show({ lines: LINES, marks: MARKS });
  assert.deepEqual(place(at), [1, 9, 20]);
  const [first, line, ...rest] = LINES;
  const now = { ...line, pieces: [...line.pieces.slice(0, 2), free(8, 9), masked(9, 20, 4)] };
  at.show({ lines: [first, now, ...rest], marks: [...MARKS, mark(4, 1, 9, 20, "on")] });
  assert.equal(at.chosen().mark.number, 4);
});

test("the next suggestion is the nearest one ahead, from the top again after the last", () => {
  const at = cursor();
  const next = (but = []) =>
    at.after(({ number, state }) => state === "suggested" && !but.includes(number))?.number;
  assert.equal(next(), 2);
  at.goTo(3, 0);
  assert.equal(next(), 3);
  at.goTo(5, 0);
  assert.deepEqual([next(), next([2])], [2, 3]);
  assert.equal(next([2, 3]), undefined);
});
