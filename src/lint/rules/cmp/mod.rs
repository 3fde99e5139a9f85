//! CMP: content, policy, tone.

super::family! {}
