// @ts-check
// What a form does with an answer that stays on the page.

/** Show what came in place of what was asked. @param {HTMLFormElement} form @param {Record<string, string | string[]>} told */
export function fill(form, told) {
  form.querySelector("[data-ask]")?.remove();
  for (const [name, text] of Object.entries(told)) {
    const place = form.querySelector(`[data-fill="${CSS.escape(name)}"]`);
    place?.replaceChildren(...(Array.isArray(text) ? text.map(asParagraph) : [text]));
  }
  reveal(form.querySelector("[data-done]"));
  /** @type {HTMLElement | null} */ (form.querySelector("[data-done] [tabindex]"))?.focus();
}

/** @param {string} text */
function asParagraph(text) {
  const paragraph = document.createElement("p");
  paragraph.textContent = text;
  return paragraph;
}

/**
 * Send a ticket in place of what was typed: a form that a browser sends lies in its history, and the ticket is
 * worth nothing after a quarter of an hour.
 *
 * @param {HTMLFormElement} form @param {string} ticket
 */
export function carryOn(form, ticket) {
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name: "ticket", value: ticket });
  form.replaceChildren(field, ...form.querySelectorAll("[type=hidden]"));
  form.submit();
}

/** @param {Element | null | false} part */
export function reveal(part) {
  if (part instanceof HTMLElement) part.hidden = false;
}
