//! A terminal is sent our escape sequences and no control character of the message.
#![no_main]

use libfuzzer_sys::fuzz_target;
use wamark::render::ansi::Ansi;

fuzz_target!(|message: &str| {
    let document = wamark::parse(message);
    let unstyled = Ansi::new().styles(false).render(&document);
    assert!(!unstyled.contains(|c: char| c.is_control() && c != '\n' && c != '\t'));
    let mut stripped = Ansi::new().render(&document);
    for number in [1, 22, 3, 23, 9, 29, 4, 24, 36, 39, 90] {
        stripped = stripped.replace(&format!("\x1b[{number}m"), "");
    }
    assert_eq!(stripped, unstyled);
});
