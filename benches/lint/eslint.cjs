// eslint, for `cargo xtask bench-lint`: what fits message copy, whose `{{name}}` is no ICU syntax.

module.exports = {
  root: true,
  plugins: ["i18n-json"],
  rules: {
    "i18n-json/valid-json": "error",
    "i18n-json/valid-message-syntax": ["error", { syntax: "non-empty-string" }],
    "i18n-json/identical-keys": ["error", { filePath: require.resolve("./source.cjs") }],
  },
};
