//! `<Pay>`.

use super::super::checker::{At, Checker, Place, set_twilio};
use super::super::rule::declare_rules;
use super::nesting::named;

declare_rules! {
    /// A `chargeAmount` that is not a decimal number from 0 to 1,000,000.
    PAY_CHARGE_AMOUNT = "TW560" "pay-charge-amount" Error {
        twilio: Some(64003), forbidden: true, on: &[("Pay", "chargeAmount")],
        bad: "<Pay chargeAmount=\"$10\"/>",
        good: "<Pay chargeAmount=\"10.00\"/>",
    }
    /// A `maxAttempts` outside 1 to 3.
    PAY_MAX_ATTEMPTS = "TW561" "pay-max-attempts" Warning {
        forbidden: true, on: &[("Pay", "maxAttempts")],
        bad: "<Pay maxAttempts=\"5\"/>",
        good: "<Pay maxAttempts=\"3\"/>",
    }
    /// An `action` of `<Pay>` that does not begin with `https:`.
    PAY_ACTION_HTTPS = "TW562" "pay-action-https" Error {
        twilio: Some(64016), forbidden: true, on: &[("Pay", "action")],
        bad: "<Pay action=\"http://example.com/paid\"/>",
        good: "<Pay action=\"https://example.com/paid\"/>",
    }
    /// A bank account without `paymentMethod="ach-debit"`, or such a payment without the account holder's name.
    PAY_BANK_ACCOUNT = "TW563" "pay-bank-account" Error {
        twilio: Some(64017),
        bad: "<Pay bankAccountType=\"consumer-checking\"/>",
        good: "<Pay paymentMethod=\"ach-debit\" bankAccountType=\"consumer-checking\"><Parameter name=\"AVSName\" value=\"Ann Lee\"/></Pay>",
    }
    /// A `tokenType` together with an amount.
    ///
    /// With an amount Twilio charges the card, and makes no token.
    PAY_TOKEN_CHARGE = "TW564" "pay-token-charge" Info {
        bad: "<Pay tokenType=\"one-time\" chargeAmount=\"10.00\"/>",
        good: "<Pay tokenType=\"one-time\"/>",
    }
}

pub(super) fn pay<'e>(cx: &mut Checker<'e>, place: Place<'e>) {
    let is_debit = place.value("paymentMethod") == Some("ach-debit");
    if let Some(account) = place.attribute("bankAccountType").filter(|_| !is_debit) {
        let message = "`bankAccountType` needs `paymentMethod=\"ach-debit\"`";
        cx.report(&PAY_BANK_ACCOUNT, place, At::Attribute(account), message);
    }
    if is_debit
        && !named(place.element, "Parameter").any(|(_, p)| p.attribute("name") == Some("AVSName"))
    {
        let message = "`paymentMethod=\"ach-debit\"` needs the `<Parameter>` `AVSName`";
        set_twilio(
            cx.report(&PAY_BANK_ACCOUNT, place, At::Name, message),
            64014,
        );
    }
    let amount: f64 = place
        .value("chargeAmount")
        .and_then(|amount| amount.parse().ok())
        .unwrap_or_default();
    if let Some(token) = place.attribute("tokenType").filter(|_| amount > 0.0) {
        let message = "`tokenType` does nothing: with an amount no token is made";
        cx.report(&PAY_TOKEN_CHARGE, place, At::Attribute(token), message);
    }
}
