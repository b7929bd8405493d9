import assert from "node:assert/strict";
import { test } from "node:test";
import { queryOf } from "../../static/js/console/canned.js";
import { matchingSites, unlisted } from "../../static/js/console/links.js";

/** @param {string} nl @param {string} shown @param {string} about */
function site(nl, shown, about) {
  return {
    titles: { nl },
    texts: { nl: `${nl}: https://${shown}/` },
    about,
    category: "onlinehulp",
    shown,
  };
}

const SITES = [site("Awel", "awel.be", "Bellen en chatten"), site("Wát Wat", "watwat.be", "Info")];
const LIST = ["awel.be", "onderwijskiezer.be/v2"];

/** @param {string} typed */
function offered(typed) {
  return matchingSites(SITES, queryOf(typed) ?? "").map(({ shown }) => shown);
}

test("a site is found behind /link or by any of its words", () => {
  assert.deepEqual(offered("/link"), ["awel.be", "watwat.be"]);
  assert.deepEqual(offered("/link wat"), ["watwat.be"]);
  assert.deepEqual(offered("/chatt awel"), ["awel.be"]);
  assert.deepEqual(offered("/onlinehulp"), ["awel.be", "watwat.be"]);
  for (const typed of ["/", "/a", "/linkwat", "/niets"]) assert.deepEqual(offered(typed), []);
});

test("an address that is on the list, or a page below it, is no question", () => {
  for (const text of [
    "Kijk op https://www.awel.be/.",
    "http://AWEL.be/chat?x=1#y",
    "(www.onderwijskiezer.be/v2/so)",
    "mail naar iemand@www.be",
    "niets",
    "",
  ])
    assert.equal(unlisted(text, LIST), "", text);
});

test("any other address is asked about", () => {
  for (const address of [
    "https://awel.be.evil.example",
    "https://evil.example/awel.be",
    "https://onderwijskiezer.be/v2extra",
    "https://awel.be:81/",
    "https://awel.be@evil.example",
    "www.evil.example",
  ])
    assert.equal(unlisted(`Kijk op ${address}, ja`, LIST), address);
});
