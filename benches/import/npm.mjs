// Converts a Markdown file with converters from npm and prints the best of nine runs of each, in milliseconds.
//
// Run by `cargo xtask bench-import`, which installs them below `target/converters`.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const home = join(process.cwd(), "target", "converters");
const require = createRequire(join(home, "package.json"));
const load = (name) => import(pathToFileURL(require.resolve(name)));
const version = (name) =>
  JSON.parse(readFileSync(join(home, "node_modules", name, "package.json"))).version;

const sdk = await load("openclaw/plugin-sdk/text-chunking");
const pair = (marker) => ({ open: marker, close: marker });
const markers = {
  styleMarkers: {
    bold: pair("*"),
    italic: pair("_"),
    strikethrough: pair("~"),
    code: pair("`"),
    code_block: pair("```"),
  },
  escapeText: (text) => text,
  buildLink: (link, text) => {
    const label = text.slice(link.start, link.end);
    const close = label === link.href ? "" : ` (${link.href})`;
    return { start: link.start, end: link.end, open: "", close };
  },
};
const slackify = (await load("slackify-markdown")).slackifyMarkdown;

const converters = {
  openclaw: (text) => {
    const tree = sdk.markdownToIR(text, { headingStyle: "bold", tableMode: "bullets" });
    return sdk.renderMarkdownWithMarkers(tree, markers);
  },
  "slackify-markdown": slackify,
};

const text = readFileSync(process.argv[2], "utf8");
for (const [name, convert] of Object.entries(converters)) {
  let best = Infinity;
  for (let run = 0; run < 9; run++) {
    const start = process.hrtime.bigint();
    if (convert(text).length < text.length / 4) throw new Error(`${name} gave too little`);
    best = Math.min(best, Number(process.hrtime.bigint() - start) / 1e6);
  }
  console.log(`${name} ${version(name)} (npm)\t${best.toFixed(2)}`);
}
