//! Templates of Twilio and of WhatsApp, interactive messages, Studio flows.
