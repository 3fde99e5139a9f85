//! What must not compile, and what the compiler says about it.
//!
//! The messages are the compiler's: after an update of the toolchain, `TRYBUILD=overwrite cargo test
//! --test suite twiml_compile_fail` writes them anew.

#[test]
fn wrong_nesting_does_not_compile() {
    trybuild::TestCases::new().compile_fail("tests/compile_fail/*.rs");
}
