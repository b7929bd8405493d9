import assert from "node:assert/strict";
import { test } from "node:test";
import { Outbox } from "../../static/js/lib/outbox.js";

test("a message goes out once and is forgotten when the server has it", () => {
  const outbox = new Outbox();
  outbox.add("a", "hallo");
  assert.deepEqual(
    outbox.due(0).map((entry) => entry.text),
    ["hallo"],
  );
  assert.deepEqual(outbox.due(10), []);
  assert.equal(outbox.acknowledge("a"), true);
  assert.equal(outbox.busy, false);
});

test("what got no answer goes out again under the same id, three times in all", () => {
  const outbox = new Outbox();
  outbox.add("a", "hallo");
  const ids = [0, 8000, 16000, 24000].flatMap((now) => outbox.due(now).map((entry) => entry.id));
  assert.deepEqual(ids, ["a", "a", "a"]);
  assert.deepEqual(outbox.giveUp(23999), []);
  assert.deepEqual(outbox.giveUp(24000), ["a"]);
  assert.deepEqual(outbox.giveUp(24001), []);
});

test("a new line sends at once what was under way, oldest first", () => {
  const outbox = new Outbox();
  outbox.add("a", "een");
  outbox.add("b", "twee");
  outbox.due(0);
  outbox.reconnected();
  assert.deepEqual(
    outbox.due(1).map((entry) => entry.id),
    ["a", "b"],
  );
});

test("Opnieuw gives three new tries", () => {
  const outbox = new Outbox();
  outbox.add("a", "hallo");
  outbox.due(0);
  assert.equal(outbox.fail("a"), true);
  assert.deepEqual(outbox.due(9000), []);
  outbox.retry("a");
  assert.equal(outbox.due(9000).length, 1);
});

test("too fast waits, but not for ever", () => {
  const outbox = new Outbox();
  outbox.add("a", "hallo");
  for (const now of [0, 2000, 4000]) {
    assert.equal(outbox.due(now).length, 1);
    const held = outbox.hold("a", now + 2000);
    assert.equal(held, now < 4000);
  }
});
