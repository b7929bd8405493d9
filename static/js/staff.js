// @ts-check
// What every page of the team needs beside the console.

import { startAlarms } from "./alarm.js";
import { startMenu } from "./console/menu.js";

startMenu();
startAlarms();

// What takes a second and is answered once is sent once, however often somebody clicks.
for (const form of document.querySelectorAll("form[data-once]")) {
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
  addEventListener("pageshow", () => {
    sent = false;
  });
}
