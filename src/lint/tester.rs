//! The harness that every rule's tests go through.

use super::{Config, Profile, Rule, check, check_source};
use crate::diagnostic::{Applicability, Diagnostic};
use crate::source::{self, Entry, Format, Role, Source, Unit, UnitKind};
use crate::text::Span;

/// Holds one rule to its examples, alone, whatever its default.
///
/// Besides what each method says it asserts: spans lie in the text, fixes are of the declared availability, apply,
/// and converge.
pub(in crate::lint) struct Tester {
    rule: &'static dyn Rule,
    config: Config,
    role: Option<Role>,
    unit: Option<UnitKind>,
}

impl Tester {
    pub(in crate::lint) fn new(rule: &'static dyn Rule) -> Self {
        Self {
            rule,
            config: Config::default(),
            role: None,
            unit: None,
        }
    }

    /// Checks as this profile from here on.
    pub(in crate::lint) fn profile(mut self, profile: Profile) -> Self {
        self.config.profile = profile;
        self
    }

    /// Checks text as this part of a message from here on.
    pub(in crate::lint) fn role(mut self, role: Role) -> Self {
        self.role = Some(role);
        self
    }

    /// Changes the configuration from here on.
    pub(in crate::lint) fn config(mut self, change: impl FnOnce(&mut Config)) -> Self {
        change(&mut self.config);
        self
    }

    /// Reads the copy as one message of several strings from here on, whatever container it may come in: a line that
    /// begins with a role and a colon begins a string, as `body: Hi`, `sample 1: Ana` or `button: Yes`.
    pub(in crate::lint) fn unit(mut self, kind: UnitKind) -> Self {
        self.unit = Some(kind);
        self
    }

    /// Copy that is in order.
    pub(in crate::lint) fn pass<'t>(self, copy: impl IntoIterator<Item = &'t str>) -> Self {
        for text in copy {
            assert_eq!(self.found(text), [], "{text:?}");
        }
        self
    }

    /// Copy with findings, and the text that each is at.
    pub(in crate::lint) fn fail<'t>(
        self,
        copy: impl IntoIterator<Item = (&'t str, &'t [&'t str])>,
    ) -> Self {
        for (text, expected) in copy {
            let found = self.found(text);
            let found: Vec<&str> = found.iter().map(|it| &text[it.span.range()]).collect();
            assert_eq!(found, expected, "{text:?}");
        }
        self
    }

    /// Copy, and what it becomes when all fixes are applied until none is left.
    pub(in crate::lint) fn fix<'t>(
        self,
        copy: impl IntoIterator<Item = (&'t str, &'t str)>,
    ) -> Self {
        for (text, expected) in copy {
            let mut fixed = text.to_owned();
            // Each round applies one fix, so that overlaps never matter.
            let mut rounds = 0;
            while let Some(fix) = self.found(&fixed).into_iter().find_map(|it| it.fix) {
                fixed = fix.apply(&fixed).expect("a fix fits its text");
                rounds += 1;
                assert!(
                    rounds <= 100,
                    "fixes of {text:?} do not converge: {fixed:?}"
                );
            }
            assert!(rounds > 0, "nothing to fix in {text:?}");
            assert_eq!(fixed, expected, "{text:?}");
        }
        self
    }

    /// Everything that the rule finds in a text, or in the container of the configuration.
    pub(in crate::lint) fn found(&self, text: &str) -> Vec<Diagnostic> {
        let code = self.rule.meta().code;
        let mut config = self.config.clone();
        config.extend_select.push(code.to_owned());
        let source = match self.unit {
            Some(kind) => Ok(parts(kind, text)),
            None => source::read(config.format, text),
        };
        let found = match source {
            Ok(mut source) => {
                let entries = source.entries.iter_mut();
                entries.for_each(|entry| entry.role = self.role.unwrap_or(entry.role));
                check_source(&source, &config)
            }
            Err(error) => {
                assert!(code.starts_with("SUP"), "{error}: {text:?}");
                check(text, &config)
            }
        };
        let found: Vec<Diagnostic> = found.into_iter().filter(|it| it.code == code).collect();
        for diagnostic in &found {
            self.hold(text, diagnostic);
        }
        found
    }

    /// What must be true of every finding.
    fn hold(&self, text: &str, found: &Diagnostic) {
        let meta = self.rule.meta();
        assert!(text.get(found.span.range()).is_some(), "span of {found:?}");
        let Some(fix) = &found.fix else { return };
        let declared = meta.fix.expect("a rule with fixes declares so");
        assert!(
            fix.applicability >= declared,
            "{} declares {declared:?} fixes at best",
            meta.code
        );
        let fixed = fix.apply(text).expect("a fix fits its text");
        assert_ne!(fixed, text, "a fix changes something");
        if self.unit.is_none()
            && self.config.format == Format::Text
            && fix.applicability == Applicability::Safe
        {
            assert!(
                !fixed.is_empty() || text.trim().is_empty(),
                "a safe fix leaves a message"
            );
        }
    }
}

/// How the lines of [`Tester::unit`] name roles.
const ROLES: [(&str, Role); 21] = [
    ("body", Role::Body),
    ("header", Role::Header),
    ("footer", Role::Footer),
    ("caption", Role::Caption),
    ("button", Role::Button),
    ("list-button", Role::ListButton),
    ("section", Role::SectionTitle),
    ("row", Role::RowTitle),
    ("row-description", Role::RowDescription),
    ("row-id", Role::RowId),
    ("button-id", Role::ButtonId),
    ("url", Role::ButtonUrl),
    ("phone", Role::ButtonPhone),
    ("coupon", Role::CouponCode),
    ("media", Role::MediaUrl),
    ("sample", Role::Sample),
    ("name", Role::TemplateName),
    ("friendly-name", Role::FriendlyName),
    ("category", Role::Category),
    ("language", Role::Language),
    ("type", Role::ContentType),
];

/// Reads a message of several strings.
fn parts(kind: UnitKind, text: &str) -> Source<'_> {
    let mut parts: Vec<(Role, &str, Span)> = Vec::new();
    let mut line_start = 0;
    for line in text.split_inclusive('\n') {
        let label = line.split_once(':').and_then(|(label, rest)| {
            let (role, name) = label.split_once(' ').unwrap_or((label, ""));
            let (_, role) = ROLES.iter().find(|(known, _)| *known == role)?;
            let space = usize::from(rest.starts_with(' '));
            Some((*role, name, line_start + label.len() + 1 + space))
        });
        if let Some((role, name, start)) = label {
            parts.push((role, name, Span::new(start, start)));
        }
        line_start += line.len();
        let part = parts.last_mut().expect("copy begins with a role");
        part.2.end = line_start - usize::from(line.ends_with('\n'));
    }
    let mut source = Source::new(Format::Text, text);
    source.units.push(Unit {
        kind,
        key: String::new(),
        span: Span::new(0, text.len()),
        entries: 0..parts.len(),
    });
    for (index, (role, name, span)) in parts.into_iter().enumerate() {
        let mut entry = Entry::copied(text, format!("[{index}].text"), role, span);
        entry.variable = (role == Role::Sample && !name.is_empty()).then(|| name.to_owned());
        source.entries.push(entry);
    }
    source
}
