// Takes the pictures of docs/reports.md: the first screen of a page of `okr report --format html` in light, in dark and
// at 360 px, and one part of it.
//     node screenshots.mjs CHROMIUM PAGE FOLDER
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [executablePath, file, folder] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--hide-scrollbars"] });
const pictures = [
  { name: "report-light", colorScheme: "light", width: 1100, height: 820 },
  { name: "report-dark", colorScheme: "dark", width: 1100, height: 820 },
  { name: "report-phone", colorScheme: "light", width: 360, height: 740 },
  { name: "report-alignment", colorScheme: "light", width: 1100, height: 820, part: "alignment" },
];
for (const { name, colorScheme, width, height, part } of pictures) {
  const context = await browser.newContext({ colorScheme, viewport: { width, height } });
  const page = await context.newPage();
  await page.goto(pathToFileURL(resolve(file)).href);
  if (part) await page.evaluate((id) => document.getElementById(id).scrollIntoView({ block: "start" }), part);
  await page.screenshot({ path: resolve(folder, `${name}.png`) });
  await context.close();
}
await browser.close();
