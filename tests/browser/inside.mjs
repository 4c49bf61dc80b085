// What must hold in a page, told from inside of it: a list of faults. Runs in the browser.
export function inside() {
  const faults = [];
  const all = [...document.querySelectorAll("*")];

  // Only what our own code writes: a text that became an element or an attribute is found here.
  const elements = new Set(("a bdi body caption circle code dd defs details div dl dt em figcaption figure footer g h1 h2 h3 h4 " +
    "head header html li main meta nav ol p path rect section span strong style summary svg table tbody td text th " +
    "thead title tr tspan ul use").split(" "));
  const attributes = new Set(("aria-describedby aria-hidden aria-label aria-labelledby charset class content cx cy d " +
    "data-label height href http-equiv id lang name r rel role rx scope tabindex text-anchor transform viewBox width " +
    "x x1 x2 y y1 y2").split(" "));
  for (const element of all) {
    if (!elements.has(element.localName)) faults.push(`an element that is not ours: ${element.outerHTML.slice(0, 120)}`);
    for (const { name } of element.attributes) {
      if (!attributes.has(name)) faults.push(`an attribute that is not ours: ${name} of ${element.outerHTML.slice(0, 120)}`);
    }
  }
  if (globalThis.hit !== undefined) faults.push("a text of a document ran");
  const comments = document.createTreeWalker(document, NodeFilter.SHOW_COMMENT);
  if (comments.nextNode()) faults.push("a comment");
  // Controls of direction can turn a line round. The joiners of scripts and emoji cannot.
  if (/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(document.body.textContent)) {
    faults.push("a control of direction stands in the page");
  }

  const ids = all.filter((element) => element.id).map((element) => element.id);
  for (const id of ids.filter((id, index) => ids.indexOf(id) !== index)) faults.push(`the id ${id} is there twice`);
  for (const link of document.querySelectorAll("a")) {
    const href = link.getAttribute("href") ?? "";
    if (href.startsWith("#")) {
      if (!document.getElementById(decodeURIComponent(href.slice(1)))) faults.push(`leads nowhere: ${href}`);
    } else if (!/^https?:\/\//.test(href) || link.rel !== "noopener noreferrer") {
      faults.push(`a link that is not safe: ${link.outerHTML.slice(0, 120)}`);
    }
  }
  const contents = [...document.querySelectorAll("nav a")].map((link) => link.getAttribute("href"));
  const parts = [...document.querySelectorAll("section")].map((part) => `#${part.id}`);
  if (contents.join() !== parts.join()) faults.push(`the contents are ${contents}, the parts ${parts}`);

  const levels = [...document.querySelectorAll("h1, h2, h3, h4")].map((title) => Number(title.localName[1]));
  levels.forEach((level, index) => {
    if (level > (levels[index - 1] ?? 0) + 1) faults.push(`a heading of level ${level} after level ${levels[index - 1] ?? 0}`);
  });
  for (const chart of document.querySelectorAll("svg")) {
    if (chart.getAttribute("aria-hidden") === "true") continue;
    if (!chart.getAttribute("aria-label")) faults.push("a chart without words for those who do not see it");
    const numbers = chart.closest(".with-numbers")?.querySelector("table");
    if (!numbers) faults.push(`a chart without its numbers: ${chart.getAttribute("aria-label")}`);
  }
  if (document.documentElement.lang !== "en") faults.push("no language is told");
  const policy = document.querySelector("meta[http-equiv]")?.content ?? "";
  if (!policy.startsWith("default-src 'none'; style-src 'sha256-")) faults.push(`the policy is ${policy}`);
  if (getComputedStyle(document.querySelector("nav ol")).listStyleType !== "none") faults.push("the style does not hold");
  return faults;
}
