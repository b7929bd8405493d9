// @ts-check
// The staff console. Wires the parts of the page to one socket; nothing is kept on the device.

import { Desk } from "./console/desk.js";
import { startKeys } from "./console/keys.js";
import { startMenu } from "./console/menu.js";
import { Tabs } from "./console/tabs.js";

document.addEventListener("click", (event) => {
  const opener = event.target instanceof Element ? event.target.closest("[data-opens]") : null;
  const dialog = document.getElementById(opener?.getAttribute("data-opens") ?? "");
  if (dialog instanceof HTMLDialogElement) dialog.showModal();
});

const tabs = new Tabs(() => desk.looked());
const desk = new Desk(tabs);
startKeys(desk);
startMenu();
addEventListener("pagehide", () => desk.clear());
addEventListener("pageshow", (event) => event.persisted && location.reload());
document.addEventListener("visibilitychange", () => desk.looked());
desk.start();
