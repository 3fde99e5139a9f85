//! TWI: TwiML documents.

super::family! {}
