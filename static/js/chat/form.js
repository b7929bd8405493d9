// @ts-check
// Forms without a new history entry: posted by fetch, answered by a move or by errors in place.
//
// form[data-post]; the answer is 200 {"location"}, 200 {"fill": {name: text or texts}} for what is shown on
// the same page, 200 {"ticket"} to go on with, or 422/503 {"errors": {field: sentence}, "text"}.
// [data-summary] lists the errors; #error-<field> holds each one beside its field.

import { tellsTooMuch } from "../lib/nickname.js";
import { goTo } from "../lib/page.js";
import { postForm } from "../lib/requests.js";
import { carryOn, fill, reveal } from "./form_answers.js";

/** @param {HTMLFormElement} form */
function summaryOf(form) {
  return /** @type {HTMLElement | null} */ (form.querySelector("[data-summary]"));
}

/** @param {HTMLFormElement} form */
function clearErrors(form) {
  const summary = summaryOf(form);
  if (summary) summary.hidden = true;
  for (const place of form.querySelectorAll("[data-error]")) {
    if (place instanceof HTMLElement) place.hidden = true;
  }
  for (const field of form.querySelectorAll("[aria-invalid]"))
    field.removeAttribute("aria-invalid");
}

/** @param {HTMLFormElement} form @param {string} name @param {string} sentence */
function showError(form, name, sentence) {
  const place = form.querySelector(`[data-error="${CSS.escape(name)}"]`);
  const field = form.elements.namedItem(name);
  if (place) place.textContent = sentence;
  reveal(place);
  place?.closest("details")?.setAttribute("open", "");
  if (field instanceof HTMLElement) field.setAttribute("aria-invalid", "true");
}

/** @param {HTMLFormElement} form @param {Record<string, string>} errors @param {string} [text] */
function showErrors(form, errors, text) {
  const lines = Object.entries(errors).map(([name, sentence]) => {
    showError(form, name, sentence);
    if (!name) return sentence;
    const link = document.createElement("a");
    link.href = `#id_${name}`;
    link.textContent = sentence;
    return link;
  });
  const summary = summaryOf(form);
  const list = summary?.querySelector("ul");
  if (!summary || !list) return;
  list.replaceChildren(...(lines.length ? lines : [text ?? ""]).map(asItem));
  summary.querySelector("h2")?.toggleAttribute("hidden", lines.length === 0 || "" in errors);
  summary.hidden = false;
  summary.focus();
}

/** @param {Node | string} content */
function asItem(content) {
  const item = document.createElement("li");
  item.append(content);
  return item;
}

/** @param {HTMLFormElement} form @param {{status: number, body: any}} answer @param {Element | null} by */
function answered(form, { status, body }, by) {
  if (status !== 200) {
    reveal(status === 503 && document.querySelector("[data-other-help]"));
    return showErrors(form, body?.errors ?? {}, body?.text ?? form.dataset.trouble);
  }
  if (body?.location) return goTo(body.location);
  if (body?.fill) return fill(form, body.fill);
  if (body?.ticket) return carryOn(form, body.ticket);
  kept(form, body?.text, by);
}

/** Say on the page that it is kept. @param {HTMLFormElement} form @param {string | undefined} text @param {Element | null} by */
function kept(form, text, by) {
  const done = form.querySelector("[data-done]");
  if (done && text) done.textContent = text;
  reveal(done);
  for (const button of form.querySelectorAll("[aria-pressed]"))
    button.setAttribute("aria-pressed", String(button === by));
}

/** @param {SubmitEvent} event */
async function submitted(event) {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.hasAttribute("data-post")) return;
  event.preventDefault();
  if (form.getAttribute("aria-busy") === "true") return;
  form.setAttribute("aria-busy", "true");
  clearErrors(form);
  try {
    const by = event.submitter;
    answered(form, await postForm(form.action, new FormData(form, by)), by);
  } catch {
    showErrors(form, {}, form.dataset.trouble);
  } finally {
    form.removeAttribute("aria-busy");
  }
}

/** Warn, and no more than that, when a nickname gives somebody away. */
function warn(/** @type {unknown} */ field) {
  if (!(field instanceof HTMLInputElement)) return;
  const place = document.querySelector(`[data-warns="${CSS.escape(field.name)}"]`);
  const told = tellsTooMuch(field.value) ? place?.getAttribute("data-text") : "";
  if (place) place.textContent = told ?? "";
}

/** Wire all forms of the page, now and later. */
export function startForms() {
  document.addEventListener("submit", submitted);
  document.addEventListener("change", (event) => warn(event.target));
  // What was typed before this script came counts too.
  for (const field of document.querySelectorAll("input[type=text]")) {
    if (field !== document.activeElement) warn(field);
  }
}
