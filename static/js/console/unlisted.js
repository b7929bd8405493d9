// @ts-check
// Asks once before a line goes out with an address that is not on the list: the young person will see
// it as a plain text. One more press sends it.

import { fill } from "../lib/texts.js";
import { unlisted } from "./links.js";

const MAY_HOLD = /https?:\/\/|www\./i;

/**
 * @param {HTMLFormElement} form the composer
 * @param {HTMLElement} box templates/console/slash.html, with the words and the address of the list
 */
export function watchLinks(form, box) {
  const field = /** @type {HTMLTextAreaElement} */ (form.querySelector("textarea"));
  /** @type {string[] | null} */ let addresses = null;
  let asked = "";

  async function load() {
    try {
      addresses = (await (await fetch(box.dataset.sites ?? "")).json()).addresses;
    } catch {
      addresses = null;
    }
  }

  field.addEventListener("input", () => {
    if (MAY_HOLD.test(field.value)) addresses ?? load();
    else addresses = null;
  });
  form.addEventListener(
    "submit",
    (event) => {
      const found = addresses && unlisted(field.value, addresses);
      const place = form.querySelector("[data-personal]");
      if (!found || found === asked || !place) return;
      asked = found;
      event.preventDefault();
      event.stopImmediatePropagation();
      place.textContent = fill(box.dataset.unlisted ?? "", { address: found });
      field.focus();
    },
    true,
  );
}
