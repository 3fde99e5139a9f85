//! `CMP008`.

use super::phrase;
use crate::lint::phrases::Topic;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};

declare_rule! {
    /// Flags words of games of chance: "win a prize", "raffle", "jackpot".
    ///
    /// ## Why
    /// WhatsApp forbids gambling without a licence of its own, and a prize "almost guarantees rejection" of a template. The phrases are in
    /// `src/lint/data/gambling.txt`, in eight languages.
    ///
    /// ## Example
    /// ```text template
    /// Thanks for your order {{1}}! Take part now and win a prize.
    /// ```
    /// Use instead:
    /// ```text template
    /// Thanks for your order {{1}}! We packed a small gift.
    /// ```
    GamblingWords = "CMP008", "gambling-words",
    severity: Warning, fix: None, on: [Template], scope: Visible,
}

impl Rule for GamblingWords {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        phrase::report(cx, self.meta(), message, Topic::Gambling, "{} is of games of chance");
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn gambling_words() {
        Tester::new(RULE)
            .pass(["You won’t believe it: your order is ready", "El premio Nobel", "Sie haben gewonnene Zeit", "Traffle"])
            .fail([
                ("You’ve won! Claim your prize", &["You’ve won", "Claim your prize"][..]),
                ("Participa en el sorteo", &["Participa en el sorteo"]),
            ]);
    }
}
