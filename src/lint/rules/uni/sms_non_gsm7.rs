//! `UNI001`.

use super::{odd_space, smart, zero_width};
use crate::lint::characters::{code_point, is_invisible, is_odd_space};
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;
use crate::text::sms::{Encoding, Sms, gsm7_units, outside_gsm7};

declare_rule! {
    /// Flags the first character of a text message that puts all of it into UCS-2.
    ///
    /// ## Why
    /// GSM-7 has 160 characters a message, UCS-2 70: one `á` or `🎉` can double the price. Copy in a script that GSM-7 does not have
    /// passes. What has a plain twin is `UNI002`, spaces are `UNI013` and `UNI003`.
    ///
    /// ## Example
    /// ```text sms
    /// Your parcel arrives tomorrow between 9 and 12. Nobody at home? We leave it with Zoë next door 🎉
    /// ```
    /// Use instead:
    /// ```text sms
    /// Your parcel arrives tomorrow between 9 and 12. Nobody at home? We leave it with Zoe next door.
    /// ```
    SmsNonGsm7 = "UNI001", "sms-non-gsm7",
    severity: Warning, fix: None, on: [Sms], scope: Body,
}

impl Rule for SmsNonGsm7 {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        if message.text.is_ascii() || is_beyond_help(message.text) {
            return;
        }
        let mut culprits = outside_gsm7(message.text).filter(|&(at, c)| {
            smart::plain(c).is_none()
                && !(is_odd_space(c) && odd_space::is_out_of_place(message, at, c))
                && !(is_invisible(c) && zero_width::is_out_of_place(message.text, at, c))
        });
        let Some((at, c)) = culprits.next() else {
            return;
        };
        let sms = Sms::new(message.text).parts.len();
        let parts = parts_in_gsm7(message.text);
        let costs = if sms > parts {
            format!("{sms} parts instead of {parts}")
        } else {
            "70 characters fit instead of 160".to_owned()
        };
        let shown = if c.is_whitespace() || c.is_control() { code_point(c) } else { c.to_string() };
        let others = culprits.filter(|&(_, other)| other != c).count();
        let report = cx.report(
            self.meta(),
            message,
            Span::new(at, at + c.len_utf8()),
            format!("`{shown}` is not in GSM-7: {costs}"),
        );
        if others == 0 {
            report.done();
        } else {
            report.help(format!("{others} more characters are not in GSM-7 either")).done();
        }
    }
}

/// Whether more than a quarter of the letters are not in GSM-7: another script, not a slip.
pub(super) fn is_beyond_help(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let (outside, all) = letters.fold((0, 0), |(outside, all), c| {
        (outside + usize::from(gsm7_units(c).is_none()), all + 1)
    });
    outside * 4 > all
}

/// How many parts the text would have if every character were in GSM-7.
fn parts_in_gsm7(text: &str) -> usize {
    let units: usize = text.chars().map(|c| gsm7_units(c).unwrap_or(1)).sum();
    if units <= Encoding::Gsm7.single() {
        1
    } else {
        units.div_ceil(Encoding::Gsm7.part())
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn sms_non_gsm7() {
        let long = "Tu pedido llega pronto. Gracias por comprar con nosotros. Responde STOP para salir. ";
        Tester::new(RULE)
            .pass([
                "",
                "Su pedido llega mañana: 5 € ¡Adios! [ok]",
                &long.repeat(3),
                &format!("{long}—“”"),
                &"आपका ऑर्डर भेज दिया गया है। ".repeat(9),
                &"您的订单已发货。".repeat(20),
                &"طلبك في الطريق. ".repeat(9),
                &"Ваш заказ отправлен. ".repeat(9),
            ])
            .fail([
                (format!("{long}código único").as_str(), &["ó"][..]),
                ("Tu código es 1234", &["ó"]),
                ("Your code is 1234 🎉", &["🎉"]),
                (format!("{long}🎉🎉").as_str(), &["🎉"]),
                (format!("{long}prix 5\u{202f}€").as_str(), &["\u{202f}"]),
            ]);
        let found = Tester::new(RULE).found(&format!("{long}código único"));
        assert_eq!(found[0].message, "`ó` is not in GSM-7: 2 parts instead of 1");
        assert_eq!(Tester::new(RULE).found("Tu código")[0].message, "`ó` is not in GSM-7: 70 characters fit instead of 160");
        assert_eq!(found[0].help.as_deref(), Some("1 more characters are not in GSM-7 either"));
    }
}
