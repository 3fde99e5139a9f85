//! `FMT017`.

use crate::lint::markers::edits::delete;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags the name of a language behind the backticks that begin monospace.
    ///
    /// ## Why
    /// WhatsApp knows no such tag: the name is shown as the first line of the code.
    ///
    /// ## Example
    /// ````text
    /// ```json
    /// {"ok": true}
    /// ```
    /// ````
    /// Use instead:
    /// ````text
    /// ```
    /// {"ok": true}
    /// ```
    /// ````
    CodeBlockLanguage = "FMT017", "code-block-language",
    severity: Warning, fix: Some(Safe), on: [Whatsapp], scope: Body,
}

/// Tags that are in use, in lower case.
const LANGUAGES: &[&str] = &[
    "ascii", "asm", "bash", "bat", "batch", "c", "c#", "c++", "clojure", "cmake", "cmd", "code", "console", "cpp", "cs", "csharp", "css",
    "csv", "curl", "dart", "diff", "docker", "dockerfile", "elixir", "erlang", "fish", "fsharp", "go", "golang", "graphql", "groovy",
    "haskell", "hcl", "html", "http", "ini", "java", "javascript", "jinja", "js", "json", "json5", "jsonc", "jsx", "julia", "kotlin",
    "kt", "latex", "less", "liquid", "log", "lua", "make", "makefile", "markdown", "matlab", "md", "mermaid", "nginx", "objc", "ocaml",
    "output", "perl", "php", "plain", "plaintext", "powershell", "prisma", "properties", "proto", "protobuf", "ps1", "py", "python", "r",
    "rb", "regex", "rs", "ruby", "rust", "sass", "scala", "scss", "sh", "shell", "shell-session", "sql", "svelte", "swift", "terminal",
    "tex", "text", "toml", "ts", "tsx", "twig", "txt", "typescript", "vb", "vim", "vue", "wasm", "xml", "yaml", "yml", "zig", "zsh",
];

impl Rule for CodeBlockLanguage {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        for &code in &message.codes {
            let Some(content) = message.slice(code).strip_prefix("```") else {
                continue;
            };
            let line = content.split(['\n', '\r']).next().unwrap_or_default();
            let tag = line.trim();
            let body = &content[line.len()..content.len() - "```".len().min(content.len() - line.len())];
            if tag.len() > 20 || body.trim().is_empty() || !LANGUAGES.contains(&tag.to_ascii_lowercase().as_str()) {
                continue;
            }
            let start = code.start + "```".len() + (line.len() - line.trim_start().len());
            let span = Span::new(start, start + tag.len());
            let whole = Span::new(code.start + "```".len(), code.start + "```".len() + line.len());
            cx.report(self.meta(), message, span, format!("`{tag}` is shown: monospace has no language"))
                .safe_fix("remove it", [delete(whole)]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn code_block_language() {
        Tester::new(RULE)
            .pass(["```\njs\n```", "```json```", "```PROMO20\nvalid today\n```", "`js`", "```sh ls```"])
            .fail([("```js\nx\n```", &["js"][..]), ("a ```Python \r\nx``` b", &["Python"])])
            .fix([("```js\nx\n```", "```\nx\n```"), ("a ```Python \r\nx``` b", "a ```\r\nx``` b")]);
    }
}
