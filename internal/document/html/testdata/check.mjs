// Checks pages for accessibility (axe-core, in jsdom) and for valid HTML (html-validate). Exits with 3 when these are
// not installed. Colours and sizes need a browser and are not looked at.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import path from "node:path";

let axe, JSDOM, VirtualConsole, validator;
try {
  const require = createRequire(path.join((process.env.NODE_PATH || process.cwd()).split(path.delimiter)[0], "x.js"));
  axe = require("axe-core");
  ({ JSDOM, VirtualConsole } = require("jsdom"));
  validator = require("html-validate");
} catch (e) {
  console.error(e.message);
  process.exit(3);
}

// Inline styles are there on purpose: editors of sites drop style sheets. tabindex makes a scrolling table reachable.
const rules = { extends: ["html-validate:recommended"], rules: { "no-inline-style": "off", "prefer-native-element": "off" } };
const htmlvalidate = new validator.HtmlValidate(new validator.StaticConfigLoader(rules));

let failed = false;
for (const file of process.argv.slice(2)) {
  const text = readFileSync(file, "utf8");
  const report = await htmlvalidate.validateString(text);
  for (const result of report.results) {
    for (const m of result.messages) {
      failed = true;
      console.log(`${file}:${m.line}: ${m.ruleId}: ${m.message}`);
    }
  }
  // The silent console: older releases complain of the page margins in the style sheet, which no rule here looks at.
  const virtualConsole = new VirtualConsole();
  const { window } = new JSDOM(text, { runScripts: "outside-only", pretendToBeVisual: true, virtualConsole });
  window.eval(axe.source);
  const found = await window.axe.run(window.document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    rules: { "color-contrast": { enabled: false } },
  });
  for (const v of found.violations) {
    failed = true;
    console.log(`${file}: ${v.id}: ${v.help}: ${v.nodes.map((n) => n.html).slice(0, 3).join(" ")}`);
  }
  for (const v of found.incomplete) {
    console.log(`${file}: not decided: ${v.id}: ${v.nodes.length} places`);
  }
  console.log(`${file}: ${found.passes.length} rules passed`);
}
process.exit(failed ? 1 : 0);
