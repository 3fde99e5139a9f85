//! `twiml::read` neither panics nor gives a tree that cannot be written and read back, and the validator
//! takes whatever it gives; fixes fit the text they were made for, leave a document that can be read, and
//! those that are safe come to an end.

#![no_main]

use libfuzzer_sys::fuzz_target;
use wamark::diagnostic::Applicability;
use wamark::twiml::{self, Context};

fuzz_target!(|source: &str| {
    let Ok(root) = twiml::read(source) else {
        let error = twiml::read(source).unwrap_err();
        assert!(source.get(error.span().range()).is_some() || error.is_limit());
        assert_eq!(twiml::validate_source(source, Context::Voice).len(), 1);
        return;
    };
    let written = twiml::write(&root).expect("what was read can be written");
    assert_eq!(
        twiml::read(&written).expect("what was written can be read"),
        root
    );
    for context in Context::ALL {
        for found in twiml::validate_source(source, *context) {
            assert!(source.get(found.span.range()).is_some());
            if let Some(fix) = found.fix {
                let fixed = fix.apply(source).expect("a fix fits its text");
                twiml::read(&fixed).expect("a fix leaves a document");
            }
        }
        mend(source, *context);
    }
});

/// Applies one safe fix after the other until there is none.
fn mend(source: &str, context: Context) {
    let next = |source: &str| {
        let mut fixes = twiml::validate_source(source, context)
            .into_iter()
            .filter_map(|found| found.fix);
        fixes.find(|fix| fix.applicability == Applicability::Safe)
    };
    let mut source = source.to_owned();
    for _ in 0..200 {
        let Some(fix) = next(&source) else { return };
        source = fix.apply(&source).expect("a fix fits its text");
    }
    panic!("safe fixes do not come to an end");
}
