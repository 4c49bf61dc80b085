// Looks at pages of `okr report --format html` in a real Chromium and tells every fault, a line each.
//     node look.mjs CHROMIUM PAGE…
import { createRequire } from "node:module";
import { basename, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { inside } from "./inside.mjs";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const [executablePath, ...pages] = process.argv.slice(2);
const quiet = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--disable-quic"];
const browser = await chromium.launch({ executablePath, args: quiet });
const faults = [];
let looks = 0;

for (const file of pages) {
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [360, 1280]) {
      await look(file, colorScheme, width);
    }
  }
}
await browser.close();
for (const fault of faults) console.log(fault);
console.log(`${looks - new Set(faults.map((fault) => fault.split(": ")[0])).size} passed, ${faults.length} failed`);
process.exitCode = faults.length === 0 ? 0 : 1;

async function look(file, colorScheme, width) {
  const name = `${basename(file)} ${colorScheme} ${width}`;
  const fault = (what) => faults.push(`${name}: ${what}`);
  const address = pathToFileURL(resolve(file)).href;
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
  const page = await context.newPage();
  page.on("console", (message) => fault(`the console says: ${message.text()}`));
  page.on("pageerror", (error) => fault(`an error: ${error.message}`));
  page.on("request", (request) => {
    if (request.url() !== address) fault(`asks for ${request.url()}`);
  });
  page.on("dialog", (dialog) => dialog.dismiss().then(() => fault("opens a dialog")));
  await page.goto(address);
  for (const what of await page.evaluate(inside)) fault(what);
  await keyboard(page, fault);
  // Folded parts are opened, so that what is in them is looked at too.
  await page.evaluate(() => document.querySelectorAll("details").forEach((folded) => (folded.open = true)));
  const wide = await page.evaluate(() => {
    const limit = document.documentElement.clientWidth;
    const out = [...document.querySelectorAll("body *")].filter((element) => {
      const box = element.getBoundingClientRect();
      const hidden = element.closest(".heard, .skip, thead") !== null;
      return !hidden && box.width > 0 && box.right > limit + 1 && element.closest("svg") === null;
    });
    const scrolls = document.documentElement.scrollWidth > limit;
    return { scrolls, out: out.slice(0, 3).map((element) => element.outerHTML.slice(0, 120)) };
  });
  if (wide.scrolls) fault("scrolls sideways");
  for (const element of wide.out) fault(`stands out to the right: ${element}`);
  await page.addInitScript({ path: axe });
  await page.goto("about:blank");
  await page.goto(address);
  await page.evaluate(() => document.querySelectorAll("details").forEach((folded) => (folded.open = true)));
  const found = await page.evaluate(() => globalThis.axe.run(document, { preload: false }));
  for (const violation of found.violations) {
    for (const node of violation.nodes.slice(0, 3)) {
      fault(`axe ${violation.id}: ${violation.help}: ${node.html.slice(0, 160)}`);
    }
  }
  looks += 1;
  await context.close();
}

// The first stop of the keyboard is the link past the contents, and it can be seen, as can the next one.
async function keyboard(page, fault) {
  const stops = [];
  for (let step = 0; step < 2; step += 1) {
    await page.keyboard.press("Tab");
    stops.push(await page.evaluate(() => {
      const active = document.activeElement;
      const box = active.getBoundingClientRect();
      const style = getComputedStyle(active);
      const seen = box.left >= 0 && box.top >= 0 && style.outlineStyle !== "none";
      return { name: active.textContent, seen };
    }));
  }
  if (!stops[0].name.startsWith("Skip")) fault(`the first stop of the keyboard is ${stops[0].name}`);
  for (const stop of stops) if (!stop.seen) fault(`the keyboard's stop cannot be seen: ${stop.name}`);
}
