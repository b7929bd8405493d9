import assert from "node:assert/strict";
import { test } from "node:test";
import { alertsOf, freeOf } from "../../static/js/console/evening_look.js";

const QUIET = { alerts: [], orphans: [] };
const orphan = { conversation: "c1", name: "Amina", since: "2026-11-23T18:00:00Z", here: true };

test("a quiet evening asks for nothing", () => {
  assert.deepEqual(alertsOf(QUIET, []), []);
});

test("a young person without counsellor comes first, then a colleague, then the line", () => {
  const evening = { alerts: ["long_wait"], orphans: [orphan] };
  const kinds = alertsOf(evening, [{ staff: 7, name: "Bram" }]).map(({ kind }) => kind);
  assert.deepEqual(kinds, ["orphan", "debrief", "long_wait"]);
});

test("it is said when the young person is away too", () => {
  const [alert] = alertsOf({ alerts: [], orphans: [{ ...orphan, here: false }] }, []);
  assert.equal(alert.kind, "orphan_alone");
  assert.equal(alert.conversation, "c1");
});

test("an alert keeps its key while it lasts", () => {
  const keys = () =>
    alertsOf({ alerts: ["too_many"], orphans: [orphan] }, []).map((one) => one.key);
  assert.deepEqual(keys(), keys());
});

test("a supervisor without the hat sees only who asks for a talk", () => {
  assert.deepEqual(
    alertsOf(null, [{ staff: 7, name: "Bram" }]).map(({ staff }) => staff),
    [7],
  );
});

test("free is who is available with a place left", () => {
  const member = (id, presence, load) => ({ id, presence, load, capacity: 1 });
  const members = [member(1, "available", 0), member(2, "available", 1), member(3, "pause", 0)];
  assert.deepEqual(
    freeOf(members).map(({ id }) => id),
    [1],
  );
});
