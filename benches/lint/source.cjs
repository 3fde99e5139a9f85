// The keys that a locale file should have: those of the English file beside it.

const { readFileSync } = require("node:fs");
const { dirname, join } = require("node:path");

module.exports = (_translations, file) => JSON.parse(readFileSync(join(dirname(file), "en.json"), "utf8"));
