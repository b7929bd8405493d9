// @ts-check
// Entry of every page a young person sees; each page asks for what it needs by data-page.

import { startPage } from "./lib/page.js";

const PAGES = {
  landing: () => import("./lib/open_state.js").then((module) => module.startOpenState()),
  form: () => import("./chat/form.js").then((module) => module.startForms()),
  visit: () => import("./chat/visit.js").then((module) => module.startVisit()),
};

/**
 * A form sent by the browser itself leaves an entry in its history: one that is sent before the
 * page's script is here waits for it, and goes the plain way only when it cannot be had.
 *
 * @param {Promise<void>} ready
 */
function holdForms(ready) {
  /** @param {SubmitEvent} event */
  const hold = (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.matches("[data-post], [data-unsafe]")) return;
    event.preventDefault();
    settled.then(() => form.requestSubmit(event.submitter));
  };
  addEventListener("submit", hold, true);
  const settled = ready.catch(() => {}).then(() => removeEventListener("submit", hold, true));
}

startPage();
const page = /** @type {keyof typeof PAGES} */ (document.body.dataset.page);
if (page in PAGES) holdForms(PAGES[page]());
