import assert from "node:assert/strict";
import { test } from "node:test";
import { findPersonal } from "../../static/js/lib/personal.js";

/** @param {string} text @param {string[]} [known] */
function kinds(text, known) {
  return [...new Set(findPersonal(text, known).map(({ kind }) => kind))];
}

const TELLING = {
  phone: ["bel 0470 12 34 56", "0470/12.34.56", "+32 470 12 34 56", "02 123 45 67", "+31612345678"],
  mail: ["mail mij: noor.v@school.be", "Noor@mail.com!"],
  address: [
    "ik woon in de kerkstraat 12",
    "Grote Steenweg 104 in Gent",
    "Gentse Steenweg 5",
    "Veldweg 3",
    "12, rue du Marché",
    "avenue Louise 54",
    "at 10 Church Street",
  ],
  register: ["93.05.18-223.61", "mijn nummer is 93051822361", "00 01 01 001 05"],
  name: [
    "Jan Peeters pest mij",
    "Dag, dat is Lotte Van den Berg.",
    "het was Sofie de Smet",
    "ik heet jan peeters",
    "Dag Jan Peeters",
    "Ken je Éva Müller?",
  ],
};

for (const [kind, texts] of Object.entries(TELLING)) {
  test(`${kind} is noticed`, () => {
    for (const text of texts) assert.deepEqual(kinds(text), [kind], text);
  });
}

test("what people say every day is not", () => {
  const ordinary = [
    "Dag Noor, hoe gaat het?",
    "Bel 112 of 1813, of gratis 0800 32 123. Awel is 102.",
    "Op 12/05/2012 was ik 8 jaar, in 2026 word ik 14.",
    "Mijn Mama en Papa. Jan. Peeters is er niet.",
    "IK BEN ZO BANG DAT IK HET NIET MEER WEET",
    "ik ben weg, 5 minuten onderweg. Op het schoolplein 3 jongens",
    "door de hele winkelstraat 10 minuten gelopen",
    "Ik heet Jan en ik zit in het derde",
    "1 2 3 4 5 6 7 8 9 10 11",
    "Ik denk eraan. Op Instagram Stories gezien @noor",
    "",
  ];
  for (const text of ordinary) assert.deepEqual(kinds(text), [], text);
});

test("the other side's name stands on the page and may be written", () => {
  assert.deepEqual(kinds("Welkom terug Blauwe Kat", ["Blauwe Kat"]), []);
  assert.deepEqual(kinds("Jan Peeters", ["Jan"]), ["name"]);
});

test("reading longer text takes longer by what is added, not many times over", () => {
  for (const piece of ["a", "Aa ", "0 ", "a@", "rue ", "1.", "straat ", "Van "]) {
    const [short, long] = [500, 2000].map((letters) =>
      quickest(piece.repeat(letters / piece.length)),
    );
    // Four times the text: sixteen times as long where each place looks at all the others, thousands where a
    // pattern tries every way to cut it.
    assert.ok(long < 100 * Math.max(short, 0.01), `${piece}: ${short} ms, then ${long} ms`);
  }
});

/** @param {string} text @returns {number} milliseconds of the quickest of some readings: the others waited for the machine */
function quickest(text) {
  const times = Array.from({ length: 7 }, () => {
    const start = performance.now();
    findPersonal(text);
    return performance.now() - start;
  });
  return Math.min(...times);
}
