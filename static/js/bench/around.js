// @ts-check
// What stands around the text: how far it is, the panel, the questions, and how saving stands.

import { show, text } from "../console/dom.js";
import { word } from "../console/words.js";
import { say } from "../lib/announce.js";
import { hourOf } from "../lib/texts.js";
import { Opening } from "./opening.js";
import { Panel } from "./panel.js";
import { Questions } from "./questions.js";
import { ask } from "./saving.js";
import { SavingState } from "./state.js";

/** @typedef {import("./saving.js").State} State */
/** @typedef {import("./shapes.js").Bench} Bench */
/** @typedef {import("./shapes.js").Deed} Deed */
/** @typedef {import("./shapes.js").Mark} Mark */
/** @typedef {import("./workbench.js").Workbench} Workbench */
/**
 * @typedef {object} Around what hears of it
 * @property {(bench: Bench, waiting: Deed[]) => void} show a newer state
 * @property {(state: State, body: any, waiting: number) => void} saving how saving stands
 * @property {(everywhere: boolean) => void} everywhere
 * @property {(mark: Mark) => void} open somebody wants to see what stands under a mark
 * @property {() => void} ready
 * @property {() => void} flush tell at once what was typed
 */

/** @param {HTMLElement} root @param {string} where @returns {HTMLElement} */
export function part(root, where) {
  return /** @type {HTMLElement} */ (root.querySelector(where));
}

/**
 * @param {HTMLElement} root
 * @param {() => Workbench} workbench
 * @returns {Around}
 */
export function startAround(root, workbench) {
  const act = (/** @type {Deed} */ deed) => workbench().act(deed);
  const panel = new Panel(part(root, "[data-panel]"), {
    act,
    goTo: ({ line, start }) => workbench().goTo(line, start),
  });
  const questions = new Questions(part(root, "[data-questions]"), act);
  const state = new SavingState(part(root, "[data-saving-state]"), {
    again: () => renewed(root, () => workbench().saving.go()),
    settle: (keep) => workbench().settle(keep),
  });
  // Whoever sees every word has nothing to open.
  const dialog = root.querySelector("dialog[data-opening]");
  const opening =
    dialog instanceof HTMLDialogElement
      ? new Opening(dialog, (mark, words) => workbench().open(mark, words))
      : null;
  return {
    show(bench, waiting) {
      panel.show(bench);
      questions.show(bench, waiting);
      // Why it could not be handed in does not stay once nothing stands in the way.
      if (!bench.problems.length) root.querySelector("[data-refused]")?.remove();
      tellHowFar(root, bench);
      root.querySelector('[data-key="u"]')?.setAttribute("aria-disabled", String(!bench.undoable));
      lock(root, bench.held_by, bench.held_since, bench.stage);
    },
    saving(now, body, waiting) {
      state.show(now, body, waiting);
      if (now === "taken") lock(root, body.by, body.since, "");
      if (now === "gone") close(root, true);
    },
    everywhere(on) {
      root.querySelector('[data-key="e"]')?.setAttribute("aria-pressed", String(on));
      say(word(on ? "everywhere.on" : "everywhere.off"));
    },
    open: (mark) => opening?.offer(mark),
    ready: () => part(root, "[data-questions] h2").focus(),
    flush: () => questions.flush(),
  };
}

/** Whoever was signed out and in again needs another token first. @param {HTMLElement} root @param {() => void} then */
function renewed(root, then) {
  ask(root.dataset.data ?? "").then(then, then);
}

/** @param {HTMLElement} root @param {Bench} bench */
function tellHowFar(root, bench) {
  const [n, count] = [bench.seen.length, bench.lines.length];
  const open = bench.marks.filter(({ state }) => state === "suggested").length;
  const bar = root.querySelector("progress");
  if (bar) Object.assign(bar, { max: count, value: n });
  text(root, "[data-how-far]", word("how_far", { n, count }));
  text(
    root,
    "[data-open-suggestions]",
    word(open ? "suggestions" : "suggestions.none", { n: open }),
  );
}

/**
 * Where a colleague is at it, or it has gone on, there is only something to read.
 *
 * @param {HTMLElement} root @param {string} name @param {string} since ISO 8601 @param {string} stage
 */
function lock(root, name, since, stage) {
  const hour = since ? hourOf(since, document.documentElement.lang) : "";
  const elsewhere = stage && stage !== "redacting";
  close(root, Boolean(name || elsewhere));
  text(root, "[data-held]", name ? word("held", { name, hour }) : "");
  show(root, "[data-held]", Boolean(name));
}

/** @param {HTMLElement} root @param {boolean} closed */
function close(root, closed) {
  root.toggleAttribute("data-readonly", closed);
  for (const field of root.querySelectorAll("[data-questions] :is(input, textarea)"))
    field.toggleAttribute("disabled", closed);
}
