import assert from "node:assert/strict";
import { test } from "node:test";
import { ChannelStore } from "../../static/js/console/channel_store.js";
import { addressOf, threadOf, threadsNow } from "../../static/js/console/channel_threads.js";

const ME = 1;
let made = 0;

function line(author, to = "team", colleague = null) {
  made += 1;
  return {
    number: made,
    id: `id-${made}`,
    author,
    by: `n${author}`,
    to,
    colleague,
    text: "",
    quote: "",
    at: "",
  };
}

function member(id, discipline) {
  return { id, name: `n${id}`, discipline, presence: "available", capacity: 1, load: 0 };
}

test("a word between two is in one thread, whoever said it", () => {
  assert.equal(threadOf(line(ME, "colleague", 7), ME), "colleague-7");
  assert.equal(threadOf(line(7, "colleague", ME), ME), "colleague-7");
});

test("what a discipline was asked and answers is in the thread of who asked", () => {
  assert.equal(threadOf(line(ME, "medical"), ME), "medical-1");
  assert.equal(threadOf(line(7, "medical", ME), ME), "medical-1");
  assert.equal(threadOf(line(7, "medical"), ME), "medical-7");
  assert.equal(threadOf(line(8, "medical", 7), ME), "medical-7");
});

test("what is written in a thread goes to whom the thread is for", () => {
  assert.deepEqual(addressOf("team", ME), { to: "team", colleague: null });
  assert.deepEqual(addressOf("colleague-7", ME), { to: "colleague", colleague: 7 });
  assert.deepEqual(addressOf("medical-1", ME), { to: "medical", colleague: null });
  assert.deepEqual(addressOf("medical-7", ME), { to: "medical", colleague: 7 });
});

test("only disciplines of which somebody is there can be asked", () => {
  const now = threadsNow([member(7, "doctor"), member(8, ""), member(9, "pedagogue")], ME);
  assert.deepEqual(now.disciplines, ["medical-1", "doctor-1", "pedagogue-1"]);
  assert.deepEqual(now.colleagues, ["colleague-7", "colleague-8", "colleague-9"]);
  assert.deepEqual(threadsNow([], ME), { disciplines: [], colleagues: [] });
});

test("what stood before the page is new only where it waits for my answer", () => {
  const store = new ChannelStore(() => ME);
  const answered = [line(7, "colleague", ME), line(ME, "colleague", 7)];
  store.told([line(7), ...answered, line(8, "colleague", ME), line(9, "medical", ME)]);
  assert.deepEqual([store.unread, store.unreadIn("colleague-8")], [2, 1]);
  store.looked("colleague-8");
  store.told([line(7), line(ME)]);
  assert.deepEqual([store.unread, store.unreadIn("team")], [2, 1]);
});

test("a line that is told twice, or that I sent, is there once and is not new", () => {
  const store = new ChannelStore(() => ME);
  store.told([]);
  const mine = line(ME);
  store.put({ ...mine, number: undefined }, "sending");
  store.told([mine]);
  const theirs = line(7);
  store.told([theirs]);
  store.told([theirs]);
  assert.deepEqual([store.in("team").length, store.unread], [2, 1]);
  assert.equal(store.find(mine.id).status, "sent");
});

test("what could not be sent keeps its reason while another thread is looked at", () => {
  const store = new ChannelStore(() => ME);
  const mine = line(ME, "colleague", 7);
  store.put(mine, "sending");
  store.mark(mine.id, "failed", "weg");
  store.mark("unknown", "failed");
  assert.equal(store.in("colleague-7")[0].reason, "weg");
});
