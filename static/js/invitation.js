// The link's secret stands behind the #, which no browser sends anywhere: it is posted from here, and
// taken out of the address bar and the history.

const form = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-invitation]"));
const token = location.hash.slice(1);
const field = form?.elements.namedItem("token");

if (form && token && field instanceof HTMLInputElement) {
  history.replaceState(null, "", location.pathname);
  field.value = token;
  form.requestSubmit();
}
