//! The `wamark` command.

fn main() {}
