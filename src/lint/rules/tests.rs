//! Every rule is what its declaration says: code, name, documentation, and examples that hold.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::fs;

use super::{FAMILIES, rules};
use crate::diagnostic::Applicability;
use crate::lint::{self, Config, Declared, Meta, On, Profile, Reference, Settings};
use crate::source::Format;

/// An example of a rule's documentation.
struct Example {
    format: Format,
    profile: Option<Profile>,
    text: String,
    is_good: bool,
    /// What `wamark.toml` says.
    settings: String,
    /// The file that it is a translation of.
    source: Option<String>,
}

impl Example {
    fn reference(&self, config: &Config) -> Option<Reference> {
        Reference::read(self.source.as_ref()?, config)
    }
}

/// The rules that are documented here; those of the TwiML validator have tests of their own.
fn own() -> impl Iterator<Item = &'static Meta> {
    let rules = FAMILIES.iter().flat_map(|family| family.iter());
    rules.map(|rule| rule.meta())
}

/// Runs a check on every rule and reports all failures at once.
fn each(check: impl Fn(&'static Meta) -> Result<(), String>) {
    let failures: Vec<String> = own()
        .filter_map(|meta| {
            Some(format!(
                "{} {}: {}",
                meta.code,
                meta.name,
                check(meta).err()?
            ))
        })
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// The fenced blocks of a rule's documentation; "Use instead:" stands above the good ones, "With this configuration:" above what
/// `wamark.toml` has to say for all that follow, "In the source:" above the file that all that follow translate.
fn examples(meta: &Meta) -> Result<Vec<Example>, String> {
    let documentation = meta.documentation();
    let mut found = Vec::new();
    let mut above = "";
    let mut settings = String::new();
    let mut source = None;
    let mut lines = documentation.lines();
    while let Some(line) = lines.next() {
        let info = line.trim_start_matches('`');
        let fence = &line[..line.len() - info.len()];
        if fence.len() < 3 {
            above = if line.trim().is_empty() { above } else { line };
            continue;
        }
        let mut words = info.split_whitespace();
        let format = words.next().unwrap_or_default();
        let format = format.parse().map_err(|error| format!("{error}"))?;
        let profile = words.next().map(|name| match name {
            "session" | "interactive" | "template" => format!("whatsapp-{name}").parse(),
            _ => name.parse(),
        });
        let profile = profile.transpose().map_err(|error| format!("{error}"))?;
        let text: Vec<&str> = lines.by_ref().take_while(|line| *line != fence).collect();
        if above.starts_with("With this configuration") {
            settings = text.join("\n");
            above = "";
            continue;
        }
        let text = written_out(&text.join("\n"));
        if above.starts_with("In the source") {
            source = Some(text);
            above = "";
            continue;
        }
        found.push(Example {
            format,
            profile,
            text,
            is_good: above.starts_with("Use instead"),
            settings: settings.clone(),
            source: source.clone(),
        });
    }
    Ok(found)
}

/// Writes out what stands for something else in examples: `{x*1601}` for 1,601 times `x`, `\u{200b}` for a character.
fn written_out(example: &str) -> String {
    let mut out = String::new();
    let mut rest = example;
    while let Some(at) = rest.find(['{', '\\']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let character = || {
            let (hex, after) = rest.strip_prefix("\\u{")?.split_once('}')?;
            let character = char::from_u32(u32::from_str_radix(hex, 16).ok()?)?;
            Some((character.to_string(), after))
        };
        let repeated = || {
            let (inner, after) = rest.strip_prefix('{')?.split_once('}')?;
            let (what, times) = inner
                .rsplit_once('*')
                .filter(|(what, _)| !what.contains('{'))?;
            Some((what.repeat(times.parse().ok()?), after))
        };
        let (text, after) = character()
            .or_else(repeated)
            .unwrap_or_else(|| (rest[..1].to_owned(), &rest[1..]));
        out.push_str(&text);
        rest = after;
    }
    out + rest
}

/// What a profile is by default for a rule that is on for few.
fn profile_of(meta: &Meta) -> Profile {
    match meta.on {
        [On::Template] => Profile::WhatsappTemplate,
        [On::Interactive] => Profile::WhatsappInteractive,
        [On::Sms, ..] => Profile::Sms,
        [On::Twiml] => Profile::Twiml,
        _ => Profile::WhatsappSession,
    }
}

fn config(meta: &Meta, example: &Example) -> Config {
    let settings = Settings::parse("wamark.toml", &example.settings).unwrap();
    Config {
        profile: example.profile.unwrap_or(profile_of(meta)),
        extend_select: vec![meta.code.to_owned()],
        ..settings.config_as(example.format)
    }
}

#[test]
fn codes_and_names_are_unique_and_in_order() {
    for family in FAMILIES {
        let codes: Vec<&str> = family.iter().map(|rule| rule.meta().code).collect();
        assert!(codes.is_sorted(), "{codes:?}");
    }
    let all: Vec<&Meta> = rules().map(Declared::meta).collect();
    let codes: HashSet<&str> = all.iter().map(|meta| meta.code).collect();
    assert_eq!(codes.len(), all.len());
    let names: HashSet<&str> = all.iter().map(|meta| meta.name).collect();
    assert_eq!(names.len(), all.len());
    each(|meta| {
        let (family, number) = meta.code.split_at(3);
        let is_code = family.bytes().all(|b| b.is_ascii_uppercase())
            && number.len() == 3
            && number.bytes().all(|b| b.is_ascii_digit());
        let is_kebab = |name: &str| {
            name.split('-').all(|word| {
                !word.is_empty()
                    && word
                        .bytes()
                        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
            })
        };
        if is_code && is_kebab(meta.name) {
            Ok(())
        } else {
            Err("not in form".to_owned())
        }
    });
}

#[test]
fn rules_can_be_found_by_each_of_their_names() {
    for rule in rules() {
        let meta = rule.meta();
        for name in [meta.code, meta.name] {
            assert_eq!(lint::rule(name).unwrap().meta().code, meta.code);
            assert!(lint::is_selector(name));
        }
    }
    for (code, _, target) in super::tw::ALIASES {
        assert!(
            lint::rule(code).is_some_and(|rule| rule.meta().code == *target),
            "{code}"
        );
    }
}

#[test]
fn documentation_says_what_why_and_shows_an_example() {
    each(|meta| {
        let documentation = meta.documentation();
        let summary = meta.summary();
        if !summary.starts_with("Flags ") || !summary.ends_with('.') {
            return Err(format!("the first line is `{summary}`"));
        }
        for heading in ["\n## Why\n", "\n## Example\n"] {
            if !documentation.contains(heading) {
                return Err(format!("no {heading:?}"));
            }
        }
        let examples = examples(meta)?;
        if examples.iter().any(|it| !it.is_good) {
            Ok(())
        } else {
            Err("no bad example".to_owned())
        }
    });
}

#[test]
fn bad_examples_have_the_finding_and_good_ones_do_not() {
    each(|meta| {
        for example in examples(meta)? {
            let config = config(meta, &example);
            let source = example.reference(&config);
            let found = lint::check_translation(&example.text, &config, source.as_ref());
            let has = found.iter().any(|it| it.code == meta.code);
            if has == example.is_good {
                let kind = if example.is_good { "good" } else { "bad" };
                let list: Vec<String> = found.iter().map(ToString::to_string).collect();
                return Err(format!(
                    "the {kind} example\n{}\nhas\n{}",
                    example.text,
                    list.join("\n")
                ));
            }
        }
        Ok(())
    });
}

#[test]
fn fixes_of_examples_are_as_declared_and_converge() {
    each(|meta| {
        for example in examples(meta)? {
            let config = Config {
                select: Some(vec![meta.code.to_owned()]),
                ..config(meta, &example)
            };
            let source = example.reference(&config);
            for found in lint::check_translation(&example.text, &config, source.as_ref()) {
                let Some(fix) = &found.fix else { continue };
                match meta.fix {
                    None => return Err(format!("an undeclared fix: {fix:?}")),
                    Some(Applicability::Unsafe) if fix.applicability == Applicability::Safe => {
                        return Err(format!("better than declared: {fix:?}"));
                    }
                    Some(_) => {}
                }
                if found.message.contains('\n') || found.message.ends_with('.') {
                    return Err(format!("not one line without a stop: {}", found.message));
                }
            }
            let source = source.as_ref();
            let fixed =
                lint::fix_translation(&example.text, &config, source, Applicability::Unsafe);
            if let Some(left) = fixed
                .left
                .iter()
                .find(|it| it.code == meta.code && it.fix.is_some())
            {
                return Err(format!("still to fix: {left} in {}", fixed.text));
            }
        }
        Ok(())
    });
}

/// The page of all rules.
fn page() -> String {
    let mut page = String::from(
        "<!-- @generated by src/lint/rules/tests.rs; `cargo xtask generate` writes it anew. -->\n\n\
         # What `wamark lint` finds\n\n\
         `wamark rule CODE` prints the part of a rule. Rules that are off are asked when `select` or `extend-select` names them.\n\n\
         | code | name | severity | fix | on | flags |\n|---|---|---|---|---|---|\n",
    );
    for meta in own() {
        let on: Vec<&str> = meta.on.iter().map(|on| on.as_str()).collect();
        let on = if on.is_empty() {
            "off".to_owned()
        } else {
            on.join(", ")
        };
        let fix = meta.fix.map_or("-", Applicability::as_str);
        let what = meta
            .summary()
            .trim_start_matches("Flags ")
            .replace('|', "\\|");
        let _ = writeln!(
            page,
            "| {} | `{}` | {} | {fix} | {on} | {what} |",
            meta.code, meta.name, meta.severity
        );
    }
    page += "\nTwiML documents are checked by the rules of [`wamark twiml check`](twiml-rules.md), `TW101` and so on, too. \
             These codes and names stand for some of them:\n\n| code | name | rule |\n|---|---|---|\n";
    for (code, name, target) in super::tw::ALIASES {
        let _ = writeln!(page, "| {code} | `{name}` | {target} |");
    }
    for meta in own() {
        let _ = write!(page, "\n#{}", meta.page().replace("\n## ", "\n### "));
    }
    page
}

#[test]
fn page_of_rules_is_fresh() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/rules.md");
    if std::env::var_os("WAMARK_UPDATE").is_some() {
        fs::write(path, page()).unwrap();
    }
    let written = fs::read_to_string(path).unwrap_or_default();
    assert!(
        written == page(),
        "{path} is stale: run `cargo xtask generate`"
    );
}
