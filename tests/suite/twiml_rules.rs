//! Every rule of the validator is what its row says: the bad document has it, the good one is clean,
//! fixes remove what they fix. And `docs/twiml-rules.md` is what the rules say.

use std::collections::HashSet;

use wamark::diagnostic::{Applicability, Diagnostic, Severity};
use wamark::twiml::{self, Context, Rule};

fn found(rule: &Rule, document: &str) -> Vec<Diagnostic> {
    match document.strip_prefix("Content-Type: ") {
        Some(value) => twiml::validate_content_type(value, rule.context),
        None => twiml::validate_source(document, rule.context),
    }
}

fn has(rule: &Rule, document: &str) -> bool {
    found(rule, document)
        .iter()
        .any(|found| found.code == rule.code)
}

fn list(found: &[Diagnostic]) -> String {
    found.iter().fold(String::new(), |all, found| {
        all + &format!("  {found} {:?}\n", found.key)
    })
}

/// Runs a check on every rule and reports all failures at once.
fn each(check: impl Fn(&Rule) -> Result<(), String>) {
    let failures: Vec<String> = twiml::rules()
        .filter_map(|rule| {
            Some(format!(
                "{} {}: {}",
                rule.code,
                rule.name,
                check(rule).err()?
            ))
        })
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn bad_documents_have_the_finding() {
    each(|rule| {
        let bad = rule.bad_document();
        let all = found(rule, &bad);
        let Some(first) = all.iter().find(|found| found.code == rule.code) else {
            return Err(format!("not found in\n{bad}\n{}", list(&all)));
        };
        if (&*first.rule, first.severity) != (rule.name, rule.severity) {
            return Err(format!("{first:?}"));
        }
        if first.span.is_empty() && !bad.trim().is_empty() {
            return Err(format!("an empty span: {first:?}"));
        }
        Ok(())
    });
}

/// What the examples leave out: a rule may flag several things.
#[test]
fn conditions_beside_the_example_are_found() {
    use Context::{CallParameter, ConferenceWait, EnqueueWait, Messaging, Voice};
    let missing: Vec<_> = [
        (
            "ssml-as-text",
            Voice,
            "<Say>&lt;speak>Hello&lt;/speak></Say>",
        ),
        (
            "ssml-as-text",
            Voice,
            "<Say><![CDATA[One<break/>two]]></Say>",
        ),
        ("text-in-empty-element", Voice, "<Hangup>Goodbye</Hangup>"),
        ("stray-text", Voice, "<Gather action='/a'>Press 1</Gather>"),
        ("number-format", Voice, "<Dial>reception</Dial>"),
        ("number-format", Voice, "<Dial><Number>ann</Number></Dial>"),
        (
            "address-whitespace",
            Voice,
            "<Dial>\n  +14155550100\n</Dial>",
        ),
        (
            "sip-twilio-domain",
            Voice,
            "<Dial><Sip>sip:a@shop.sip.us1.twilio.com</Sip></Dial>",
        ),
        (
            "sid-format",
            Voice,
            "<Dial><Queue postWorkActivitySid='rest'>q</Queue></Dial>",
        ),
        (
            "connect-child",
            Voice,
            "<Connect><Room>a</Room><Room>b</Room></Connect>",
        ),
        (
            "start-stop-child",
            Voice,
            "<Stop><Recording/></Stop><Hangup/>",
        ),
        ("message-empty", Messaging, "<Message><Body/></Message>"),
        (
            "media-empty",
            Messaging,
            "<Message><Body>Hi</Body><Media>no url</Media></Message>",
        ),
        ("unreachable-after-hangup", Voice, "<Reject/><Hangup/>"),
        (
            "unreachable-after-hangup",
            EnqueueWait,
            "<Leave/><Say>Bye</Say>",
        ),
        (
            "unreachable-after-dial-action",
            Voice,
            "<Enqueue action='/a'>q</Enqueue><Hangup/>",
        ),
        (
            "context-conference-wait",
            ConferenceWait,
            "<Gather action='/a'/>",
        ),
        ("context-enqueue-wait", EnqueueWait, "<Record action='/a'/>"),
        (
            "call-param-relative-url",
            CallParameter,
            "<Record action='next'/>",
        ),
        (
            "conference-label",
            Voice,
            "<Dial><Conference participantLabel='a%2Fb'>a</Conference></Dial>",
        ),
        (
            "relay-enum",
            Voice,
            "<Connect><ConversationRelay url='wss://a.b' interruptSensitivity='max'/></Connect>",
        ),
        (
            "pay-bank-account",
            Voice,
            "<Pay paymentMethod='ach-debit'/>",
        ),
        ("text-double-escaped", Voice, "<Say>a &amp;lt; b</Say>"),
    ]
    .into_iter()
    .filter(|(rule, context, verbs)| {
        let source = format!("<Response>{verbs}</Response>");
        twiml::validate_source(&source, *context)
            .iter()
            .all(|found| found.rule != *rule)
    })
    .collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn good_documents_are_clean() {
    each(|rule| {
        let good = rule.good_document();
        let mut all = found(rule, &good);
        // Advice about something else is no fault of an example.
        all.retain(|found| found.severity.fails() || found.code == rule.code);
        if all.is_empty() {
            Ok(())
        } else {
            Err(format!("{good}\n{}", list(&all)))
        }
    });
}

#[test]
fn fixes_remove_the_finding_and_converge() {
    each(|rule| {
        let mut document = rule.bad_document();
        let mut fixes = 0;
        for round in 0..10 {
            let all = found(rule, &document);
            let Some(fix) = all
                .iter()
                .filter(|found| found.code == rule.code)
                .find_map(|found| found.fix.as_ref())
            else {
                break;
            };
            let Some(declared) = rule.fix else {
                return Err(format!("an undeclared fix: {fix:?}"));
            };
            if round == 0 && fix.applicability > declared && declared == Applicability::Unsafe {
                return Err(format!("{:?}, declared {declared:?}", fix.applicability));
            }
            document = fix.apply(&document).ok_or("the fix does not fit")?;
            if rule.code > "TW106"
                && let Err(error) = twiml::read(&document)
            {
                return Err(format!("the fix breaks the document: {error}\n{document}"));
            }
            fixes += 1;
        }
        // Values have a fix where the right one is clear, which not every example shows.
        let is_value = rule.code.starts_with("TW4");
        if fixes == 0 && rule.fix.is_some() && !is_value {
            return Err("a declared fix, and none in the example".to_owned());
        }
        if fixes > 0 && has(rule, &document) {
            return Err(format!("still found after its fix\n{document}"));
        }
        Ok(())
    });
}

/// What the language table forbids is refused by the builder of documents, so it has to be found in
/// trees that were never text as well.
#[test]
fn forbidden_things_are_found_in_trees_without_a_text() {
    each(|rule| {
        if !rule.forbidden || rule.code < "TW109" || rule.code == "TW111" {
            return Ok(());
        }
        let json = twiml::json::to_string(&twiml::read(&rule.bad_document()).unwrap()).unwrap();
        let all = twiml::validate(&twiml::json::from_str(&json).unwrap(), rule.context);
        let Some(first) = all.iter().find(|found| found.code == rule.code) else {
            return Err(list(&all));
        };
        if first.fix.is_some() {
            return Err("a fix without a text to edit".to_owned());
        }
        let key = first.key.as_deref().ok_or("no path")?;
        resolve(&serde_json::from_str(&json).unwrap(), key)
    });
}

/// Follows a path such as `$.children[0].attributes.loop`.
fn resolve(json: &serde_json::Value, key: &str) -> Result<(), String> {
    let mut value = json;
    let rest = key
        .strip_prefix('$')
        .ok_or("no root")?
        .replace("['", ".")
        .replace("']", "")
        .replace('[', ".")
        .replace(']', "");
    for step in rest.split('.').skip(1) {
        let next = step
            .parse::<usize>()
            .ok()
            .map_or_else(|| value.get(step), |index| value.get(index));
        value = next.ok_or_else(|| format!("no `{step}` of `{key}` in {json}"))?;
    }
    Ok(())
}

#[test]
fn codes_and_names_are_unique_and_in_order() {
    let rules: Vec<&Rule> = twiml::rules().collect();
    let codes: Vec<&str> = rules.iter().map(|rule| rule.code).collect();
    assert!(codes.is_sorted(), "{codes:?}");
    assert_eq!(codes.iter().collect::<HashSet<_>>().len(), codes.len());
    assert_eq!(
        rules
            .iter()
            .map(|rule| rule.name)
            .collect::<HashSet<_>>()
            .len(),
        codes.len()
    );
    for rule in rules {
        assert!(
            rule.code.len() == 5 && rule.code.starts_with("TW"),
            "{}",
            rule.code
        );
        assert!(
            rule.name
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b == b'-'),
            "{}",
            rule.name
        );
        assert!(rule.summary().ends_with('.'), "{}", rule.code);
        assert!(
            !rule.bad.is_empty() && !rule.good.is_empty(),
            "{}",
            rule.code
        );
        assert!(twiml::rule(rule.name).is_some_and(|same| same.code == rule.code));
    }
}

#[test]
fn messages_are_lines_without_a_final_stop() {
    each(|rule| {
        for found in found(rule, &rule.bad_document()) {
            let is_line = |text: &str| {
                !text.contains('\n')
                    && !text.ends_with('.')
                    && !text.starts_with(char::is_uppercase)
            };
            if !is_line(&found.message) || !found.help.as_deref().is_none_or(is_line) {
                return Err(format!("{found:?}"));
            }
        }
        Ok(())
    });
}

#[test]
fn documentation_is_fresh() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/twiml-rules.md");
    let page = twiml::rules_markdown();
    if std::env::var_os("WAMARK_UPDATE").is_some() {
        std::fs::create_dir_all(concat!(env!("CARGO_MANIFEST_DIR"), "/docs")).unwrap();
        std::fs::write(path, &page).unwrap();
    }
    let written = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        written == page,
        "docs/twiml-rules.md is stale: WAMARK_UPDATE=1 cargo test --test suite twiml_rules"
    );
}

/// What people have written for real, up to advice.
#[test]
fn good_case_documents_are_clean() {
    let mut count = 0;
    for entry in
        std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/twiml")).unwrap()
    {
        let path = entry.unwrap().path();
        if path.file_stem().is_some_and(|name| name == "unknown") {
            continue;
        }
        let source = std::fs::read_to_string(&path).unwrap();
        let context = Context::of(&twiml::read(&source).unwrap());
        let mut all = twiml::validate_source(&source, context);
        all.retain(|found| found.severity > Severity::Info);
        assert!(all.is_empty(), "{}\n{}", path.display(), list(&all));
        count += 1;
    }
    assert!(count > 8);
}
