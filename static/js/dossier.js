// @ts-check
// An opened address goes from the page after a quarter of an hour, and when somebody leaves it. Looking
// away for a moment is not leaving: whoever dials 112 on the same phone comes back to it.

const box = /** @type {HTMLElement | null} */ (document.querySelector("[data-dossier]"));

if (box) {
  const end = Date.now() + Number(box.dataset.seconds) * 1000;
  const blank = () => {
    box.replaceChildren();
    const told = document.querySelector("[data-blanked]");
    if (told instanceof HTMLElement) told.hidden = false;
  };
  const look = () => Date.now() >= end && blank();
  setInterval(look, 1000);
  document.addEventListener("visibilitychange", look);
  addEventListener("pagehide", blank);
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.replace(box.dataset.back ?? "/staff/");
  });
  box.querySelector("[data-print]")?.addEventListener("click", () => print());
}
