//! `twiml::read` neither panics nor gives a tree that cannot be written and read back, and the validator
//! takes whatever it gives; fixes fit the text they were made for.

#![no_main]

use libfuzzer_sys::fuzz_target;
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
                assert!(fix.apply(source).is_some());
            }
        }
    }
});
