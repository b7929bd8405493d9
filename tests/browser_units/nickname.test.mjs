import assert from "node:assert/strict";
import { test } from "node:test";
import { tellsTooMuch } from "../../static/js/lib/nickname.js";

test("full names, numbers and addresses give somebody away", () => {
  for (const name of ["Jan Peeters", "Lotte Van den Berg", "0470 12 34 56", "jan@school.be"]) {
    assert.equal(tellsTooMuch(name), true, name);
  }
});

test("nicknames do not", () => {
  for (const name of ["ster12", "Jan", "de blauwe kat", "Kat 2012", "Éva", ""]) {
    assert.equal(tellsTooMuch(name), false, name);
  }
});
