// @ts-check
// Entry of every page a young person sees; each page asks for what it needs by data-page.

import { startPage } from "./lib/page.js";

const PAGES = {
  landing: () => import("./lib/open_state.js").then((module) => module.startOpenState()),
  form: () => import("./chat/form.js").then((module) => module.startForms()),
  visit: () => import("./chat/visit.js").then((module) => module.startVisit()),
};

startPage();
PAGES[/** @type {keyof typeof PAGES} */ (document.body.dataset.page)]?.();
