// @ts-check
// The page on which somebody takes the names out of a conversation.

import { part, startAround } from "./bench/around.js";
import { pressOf } from "./bench/keys.js";
import { ask } from "./bench/saving.js";
import { Seen } from "./bench/seen.js";
import { Workbench } from "./bench/workbench.js";
import { show } from "./console/dom.js";

/** @typedef {import("./bench/shapes.js").Bench} Bench */

const root = /** @type {HTMLElement} */ (document.querySelector("[data-bench]"));
const list = part(root, "[data-lines]");
const { address = "", data = "" } = root.dataset;

/** @param {Bench} bench */
function start(bench) {
  const around = startAround(root, () => workbench);
  const workbench = new Workbench(list, bench, address, around);
  const seen = new Seen((lines) => writable() && workbench.act({ do: "seen", lines }));
  seen.watch(list.querySelectorAll("[data-line]:not([data-seen])"));
  listen(workbench);
  handIn(workbench, () => {
    seen.flush();
    around.flush();
  });
  show(root, "[data-loading]", false);
  show(root, "[data-loaded]", true);
}

const writable = () => !root.hasAttribute("data-readonly");

/** @param {Workbench} workbench */
function listen(workbench) {
  list.addEventListener("keydown", (event) => {
    const press = pressOf(event);
    if (!press) return;
    event.preventDefault();
    if (writable() || ["line", "word", "edge"].includes(press.press)) workbench.press(press);
  });
  root.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-key]") : null;
    const press = button instanceof HTMLElement ? pressOfButton(button) : null;
    if (press) workbench.press(press);
    else jump(event, workbench);
  });
  // A finger that scrolls begins on a word too: only a mouse chooses before it is let go.
  const mouse = (/** @type {PointerEvent} */ event) =>
    event.pointerType === "mouse" && event.buttons === 1;
  list.addEventListener("pointerdown", (event) => mouse(event) && point(event, workbench));
  list.addEventListener("pointerover", (event) => mouse(event) && point(event, workbench, true));
  list.addEventListener("click", (event) => point(event, workbench));
  addEventListener(
    "beforeunload",
    (event) => workbench.saving.pending.holdsWork && event.preventDefault(),
  );
}

/** @param {HTMLElement} button */
function pressOfButton({ dataset: { key = "", shift } }) {
  const code = /^\d$/.test(key) ? `Digit${key}` : "";
  const plain = { ctrlKey: false, altKey: false, metaKey: false };
  return pressOf({ key, code, shiftKey: shift !== undefined, ...plain });
}

/** @param {MouseEvent} event @param {Workbench} workbench @param {boolean} [drawn] to here, as with Shift */
function point(event, workbench, drawn = event.shiftKey) {
  const token = event.target instanceof Element ? event.target.closest("[data-start]") : null;
  if (!(token instanceof HTMLElement)) return;
  const line = token.closest("[data-line]")?.getAttribute("data-line");
  workbench.goTo(Number(line), Number(token.dataset.start), drawn);
}

/** From what is left to do to where it is done. @param {Event} event @param {Workbench} workbench */
function jump(event, workbench) {
  const link = event.target instanceof Element ? event.target.closest("[data-jump]") : null;
  if (!link) return;
  event.preventDefault();
  const where = link.getAttribute("data-jump");
  if (where === "suggestions_open") workbench.goToSuggestion();
  else if (where === "not_seen") goToUnseen(workbench);
  else if (where === "leaks") goToLeak(workbench);
  else placeOf(where)?.focus();
}

/** @param {string | null} where @returns {HTMLElement | null} */
function placeOf(where) {
  if (where === "story") return root.querySelector("[data-composed]");
  return root.querySelector("fieldset:not(:has(:checked)) input");
}

/** @param {Workbench} workbench */
function goToLeak(workbench) {
  const { leaks, marks } = workbench.bench;
  const mark = marks.find(({ number }) => number === leaks[0]);
  if (mark) workbench.goTo(mark.line, mark.start);
  else placeOf("story")?.focus();
}

/** @param {Workbench} workbench */
function goToUnseen(workbench) {
  const line = list.querySelector("[data-line]:not([data-seen])");
  workbench.goTo(Number(line?.getAttribute("data-line") ?? -1), 0);
  line?.scrollIntoView({ block: "center" });
}

/** What was only seen or typed is saved before it is handed in. @param {Workbench} workbench @param {() => void} flush */
function handIn({ saving }, flush) {
  const form = part(root, "[data-hand-in]");
  if (!(form instanceof HTMLFormElement)) return;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    flush();
    await saving.saved();
    form.submit();
  });
}

async function load() {
  try {
    const { status, body } = await ask(data);
    if (status === 200) return start(body);
  } catch {
    // said below, beside the button that tries again
  }
  show(root, "[data-loading]", false);
  show(root, "[data-not-loaded]", true);
  return undefined;
}

part(root, "[data-load-again]").addEventListener("click", () => {
  show(root, "[data-not-loaded]", false);
  show(root, "[data-loading]", true);
  load();
});
load();
