//! TPL: templates, buttons, lists.

super::family! {}
