import assert from "node:assert/strict";
import { test } from "node:test";
import { deedsOf, labelOf, opens, stillOpen } from "../../static/js/bench/deeds.js";
import { pressOf } from "../../static/js/bench/keys.js";

const WORD = { line: 1, start: 0, end: 2, mark: null };
const ON = { line: 1, start: 3, end: 8, mark: mark(1, "on") };
const OPEN = { line: 3, start: 0, end: 4, mark: mark(2, "suggested") };

function mark(number, state) {
  return {
    number,
    line: 1,
    start: 3,
    end: 8,
    label: "PERSON",
    entity: 1,
    shown: "[naam 1]",
    state,
    by: "machine",
  };
}

function key(name, more = {}) {
  const plain = { code: "", shiftKey: false, ctrlKey: false, altKey: false, metaKey: false };
  return pressOf({ key: name, ...plain, ...more });
}

test("digits go by their place, whatever the keyboard calls them", () => {
  const called = (kind) => ({ press: "label", kind });
  assert.deepEqual(key("1", { code: "Digit1" }), called("PERSON"));
  assert.deepEqual(key("&", { code: "Digit1" }), called("PERSON"));
  assert.deepEqual(key("4", { code: "Numpad4", shiftKey: true }), called("CONTACT"));
  assert.equal(key("8", { code: "Digit8" }), null);
});

test("a key with Ctrl, Alt or the Windows key is the browser's", () => {
  for (const more of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }]) {
    assert.equal(key("n", more), null);
    assert.equal(key("1", { ...more, code: "Digit1" }), null);
  }
  assert.equal(key("constructor"), null);
  assert.deepEqual(key("N"), { press: "next" });
});

test("a key does to a word, a mark or a suggestion what it says, everywhere or here", () => {
  const school = { press: "label", kind: "SCHOOL_OR_ORG" };
  assert.deepEqual(deedsOf(school, WORD, "De", true), [
    { do: "mark", line: 1, start: 0, end: 2, label: "SCHOOL_OR_ORG", everywhere: true },
  ]);
  assert.deepEqual(deedsOf(school, ON, "", true), [
    { do: "relabel", mark: 1, label: "SCHOOL_OR_ORG" },
  ]);
  assert.deepEqual(
    deedsOf(school, OPEN, "", false).map((deed) => deed.do),
    ["relabel", "accept"],
  );
  assert.deepEqual(deedsOf({ press: "accept" }, OPEN, "", false), [
    { do: "accept", mark: 2, everywhere: false },
  ]);
  assert.deepEqual(deedsOf({ press: "reject" }, OPEN, "", true)[0].do, "dismiss");
  assert.deepEqual(deedsOf({ press: "reject" }, ON, "", true)[0].do, "unmark");
});

test("what was called no name can be called one again", () => {
  const off = { line: 1, start: 3, end: 8, mark: mark(1, "off") };
  const accepted = [{ do: "accept", mark: 1, everywhere: true }];
  assert.deepEqual(deedsOf({ press: "accept" }, off, "", true), accepted);
  assert.deepEqual(deedsOf({ press: "label", kind: "PERSON" }, off, "", true), accepted);
  assert.deepEqual(deedsOf({ press: "reject" }, off, "", true), []);
});

test("a key that means nothing here does nothing", () => {
  assert.deepEqual(deedsOf({ press: "accept" }, WORD, "", true), []);
  assert.deepEqual(deedsOf({ press: "reject" }, WORD, "", true), []);
  assert.deepEqual(deedsOf({ press: "accept" }, ON, "", true), []);
  assert.deepEqual(deedsOf({ press: "label", kind: "PERSON" }, ON, "", true), []);
});

test("of a contact the form tells what it is", () => {
  assert.equal(labelOf("CONTACT", "0470 12 34 56"), "PHONE");
  assert.equal(labelOf("CONTACT", "noor@school.example"), "EMAIL");
  assert.equal(labelOf("CONTACT", "@noortje_08"), "HANDLE_OR_URL");
  assert.equal(labelOf("CONTACT", ""), "HANDLE_OR_URL");
});

test("what is decided and not saved yet is asked no more, nor what it means elsewhere", () => {
  const marks = [
    mark(1, "suggested"),
    mark(2, "suggested"),
    { ...mark(3, "suggested"), entity: 2 },
  ];
  const open = (...given) => marks.filter(stillOpen(...given)).map(({ number }) => number);
  assert.deepEqual(open([], undefined, true), [1, 2, 3]);
  assert.deepEqual(open([{ do: "dismiss", mark: 3, everywhere: false }], undefined, true), [1, 2]);
  assert.deepEqual(open([], marks[0], true), [3]);
  assert.deepEqual(open([{ do: "seen", lines: [1] }], marks[0], false), [1, 2, 3]);
});

test("only what is masked is opened: with O, and with Enter where there is nothing to say yes to", () => {
  const [asked, enter] = [{ press: "open" }, { press: "accept" }];
  assert.deepEqual(
    [mark(1, "on"), mark(2, "suggested")].map((one) => [
      opens(asked, one, false),
      opens(enter, one, false),
    ]),
    [
      [true, true],
      [true, false],
    ],
  );
  assert.ok(!opens(asked, mark(1, "on"), true) && !opens(enter, mark(1, "on"), true));
});
