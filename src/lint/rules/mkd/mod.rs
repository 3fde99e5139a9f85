//! MKD: Markdown, HTML and other markup that leaks through.

super::family! {}
