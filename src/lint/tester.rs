//! The harness that every rule's tests go through.

use super::{Config, Profile, Rule, check, check_source};
use crate::diagnostic::{Applicability, Diagnostic};
use crate::source::{self, Format, Role};

/// Holds one rule to its examples, alone, whatever its default.
///
/// Besides what each method says it asserts: spans lie in the text, fixes are of the declared availability, apply,
/// and converge.
pub(in crate::lint) struct Tester {
    rule: &'static dyn Rule,
    config: Config,
    role: Option<Role>,
}

impl Tester {
    pub(in crate::lint) fn new(rule: &'static dyn Rule) -> Self {
        Self {
            rule,
            config: Config::default(),
            role: None,
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
        let config = Config {
            select: Some(vec![code.to_owned()]),
            ..self.config.clone()
        };
        let found = match source::read(config.format, text) {
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
        if self.config.format == Format::Text && fix.applicability == Applicability::Safe {
            assert!(
                !fixed.is_empty() || text.trim().is_empty(),
                "a safe fix leaves a message"
            );
        }
    }
}
