// Makes documents with twilio (npm), by its own methods, for tests/suite/twiml_sdk.rs.
//
// Reads a JSON array of cases from standard input; writes one JSON object per line: `xml`, or `error`.
// At run time the library takes any attribute, so the names are looked up in its type declarations.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(join(process.cwd(), "package.json"));
const twilio = require("twilio");
const folder = dirname(require.resolve("twilio/package.json"));

/** The attributes that the declarations of a response's elements name, by interface. */
function declared(file) {
  const source = readFileSync(join(folder, "lib/twiml", file), "utf8");
  const interfaces = new Map();
  for (const [, name, body] of source.matchAll(/interface (\w+)Attributes \{([^}]*)\}/g)) {
    const attributes = [...body.matchAll(/^\s*"?([\w:-]+)"?\??:/gm)].map((match) => match[1]);
    interfaces.set(name.toLowerCase(), new Set(attributes));
  }
  return interfaces;
}

const DECLARED = {
  messaging: declared("MessagingResponse.d.ts"),
  voice: declared("VoiceResponse.d.ts"),
};

class Missing extends Error {}

const camel = (tag) =>
  (tag[0].toLowerCase() + tag.slice(1)).replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

function methodOf(parent, tag) {
  for (const name of [camel(tag), camel(tag) + "_", "ssml" + tag[0].toUpperCase() + camel(tag).slice(1)]) {
    if (typeof parent[name] === "function") return name;
  }
  throw new Missing(`<${tag}>`);
}

function interfaceOf(domain, parent, tag) {
  const bare = tag.replaceAll(/[^A-Za-z]/g, "").toLowerCase();
  const names = [bare, "ssml" + bare, parent.toLowerCase() + bare];
  return names.map((name) => DECLARED[domain].get(name)).find((attributes) => attributes);
}

function valueOf(entry, attribute, value) {
  if (attribute !== entry.attribute) return value;
  if (entry.kind === "bool") return value === "true";
  if (entry.kind === "integer") return Number(value);
  if (entry.kind === "list") return value.split(" ");
  return value;
}

function add(entry, parent, parentTag, node) {
  const method = methodOf(parent, node.name);
  const attributes = {};
  for (const [name, value] of Object.entries(node.attributes ?? {})) {
    const known = interfaceOf(entry.domain, parentTag, node.name);
    if (!known) throw new Missing(`attributes of <${node.name}>`);
    const same = [...known].find((one) => one === name || one.toLowerCase() === name.toLowerCase());
    if (!same) throw new Missing(name);
    attributes[same] = valueOf(entry, name, value);
  }
  const children = [...(node.children ?? [])];
  const text = typeof children[0] === "string" ? [children.shift()] : [];
  const element = parent[method](attributes, ...text);
  for (const child of children) {
    if (typeof child === "string") element.addText(child);
    else add(entry, element, node.name, child);
  }
}

for (const entry of JSON.parse(readFileSync(0, "utf8"))) {
  const response =
    entry.domain === "messaging" ? new twilio.twiml.MessagingResponse() : new twilio.twiml.VoiceResponse();
  let result;
  try {
    for (const verb of entry.tree.children ?? []) add(entry, response, "", verb);
    result = { xml: response.toString() };
  } catch (error) {
    if (!(error instanceof Missing)) throw error;
    result = { error: `no ${error.message}` };
  }
  console.log(JSON.stringify({ id: entry.id, ...result }));
}
