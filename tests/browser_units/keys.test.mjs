import assert from "node:assert/strict";
import { test } from "node:test";
import { KeyCount } from "../../static/js/lib/exit.js";

function presses(...keys) {
  const counter = new KeyCount();
  return keys.map(([key, now]) => counter.press(key, now));
}

test("Esc three times within a second and a half leaves", () => {
  assert.deepEqual(presses(["Escape", 0], ["Escape", 700], ["Escape", 1500]), [1, 2, 3]);
});

test("three slow Escs do not leave", () => {
  assert.deepEqual(presses(["Escape", 0], ["Escape", 800], ["Escape", 1600]), [1, 2, 2]);
});

test("Shift three times within five seconds leaves", () => {
  assert.deepEqual(presses(["Shift", 0], ["Shift", 2000], ["Shift", 5000]), [1, 2, 3]);
});

test("typing capitals is no call to leave", () => {
  const typed = [
    ["Shift", 0],
    ["A", 1],
    ["Shift", 2],
    ["B", 3],
    ["Shift", 4],
    ["C", 5],
  ];
  assert.ok(presses(...typed).every((count) => count < 2));
});

test("Esc and Shift are not counted together", () => {
  assert.deepEqual(presses(["Escape", 0], ["Shift", 1], ["Escape", 2]), [1, 1, 1]);
});
