// @ts-check
// What every page of the team needs beside the console.

import { startMenu } from "./console/menu.js";

startMenu();
