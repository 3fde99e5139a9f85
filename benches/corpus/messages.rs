//! Chat messages in five languages, as shops and friends write them.

use super::phrases::{CHINESE, ENGLISH, HINDI, Labels, PORTUGUESE, Phrases, SPANISH};
use super::random::Random;

/// How many messages there are.
const COUNT: usize = 2000;

const EMOJI: &[&str] = &[
    "😊", "🎉", "🙏", "👍", "🔥", "❤️", "📦", "✅", "🕙", "📍", "🍰", "👋🏽",
];

/// The messages, always the same ones.
pub(crate) fn messages() -> Vec<String> {
    let mut random = Random::new(1);
    (0..COUNT).map(|_| message(&mut random)).collect()
}

fn message(random: &mut Random) -> String {
    let phrases = match random.between(1, 100) {
        1..=36 => &ENGLISH,
        37..=57 => &SPANISH,
        58..=78 => &PORTUGUESE,
        79..=89 => &HINDI,
        _ => &CHINESE,
    };
    let mut writer = Writer {
        text: String::new(),
        random,
        phrases,
    };
    match writer.random.between(1, 100) {
        1..=19 => writer.chat(),
        20..=24 => writer.notice(),
        25..=34 => writer.code(),
        35..=42 => writer.price(),
        43..=49 => writer.answer(),
        50..=55 => writer.link(),
        56..=72 => writer.receipt(),
        73..=82 => writer.appointment(),
        83..=86 => writer.menu(),
        87..=88 => writer.snippet(),
        _ => writer.letter(),
    }
    writer.text
}

/// Writes one message.
struct Writer<'r> {
    text: String,
    random: &'r mut Random,
    phrases: &'static Phrases,
}

impl Writer<'_> {
    fn put(&mut self, pieces: &[&str]) {
        self.text.extend(pieces.iter().copied());
    }

    fn labels(&self) -> &'static Labels {
        &self.phrases.labels
    }

    fn pick(&mut self, items: &[&'static str]) -> &'static str {
        self.random.pick(items)
    }

    fn emoji(&mut self, percent: usize) {
        if self.random.chance(percent) {
            let emoji = self.pick(EMOJI);
            self.put(&[" ", emoji]);
        }
    }

    fn greeting(&mut self) {
        let greeting = self.pick(self.phrases.greetings);
        let name = self.pick(self.phrases.names);
        let delimiter = if self.random.chance(40) { "*" } else { "" };
        self.put(&[greeting, " ", delimiter, name, delimiter, ","]);
    }

    fn sentences(&mut self, count: usize) {
        for index in 0..count {
            let sentence = self.pick(self.phrases.sentences);
            if index > 0 {
                self.put(&[self.phrases.gap]);
            }
            self.put(&[sentence]);
        }
    }

    /// `*label:* ` and so on: the start of a line on a receipt.
    fn label(&mut self, label: &str) {
        let (before, after) =
            self.random
                .pick(&[("*", ":* "), ("*", "*: "), ("", ": "), ("", ": ")]);
        self.put(&[before, label, after]);
    }

    fn amount(&mut self) -> String {
        let (whole, cents) = (
            self.random.between(1, 120),
            self.random.pick(&["00", "50", "90", "99"]),
        );
        format!("{}{whole}.{cents}", self.phrases.currency)
    }

    fn url(&mut self) -> String {
        let number = self.random.between(1000, 99999);
        let shape = self.random.between(0, 3);
        match shape {
            0 => format!("https://shop.example/t/{number}"),
            1 => format!("https://example.org/my_order_{number}?from=chat&lang=en"),
            2 => format!("www.example.com/{number}"),
            _ => format!("https://track.example.net/a/b_{number}/status"),
        }
    }

    fn time(&mut self) -> String {
        format!(
            "{}:{:02}",
            self.random.between(8, 20),
            self.random.pick(&[0, 15, 30, 45])
        )
    }

    /// Friends: no marker.
    fn chat(&mut self) {
        for index in 0..self.random.pick(&[1, 1, 1, 2, 3]) {
            let chat = self.pick(self.phrases.chat);
            if index > 0 {
                let gap = self.pick(&[". ", "\n", "\n\n"]);
                self.put(&[gap]);
            }
            self.put(&[chat]);
        }
        self.emoji(45);
    }

    /// A shop that uses no marker.
    fn notice(&mut self) {
        let count = self.random.between(2, 5);
        self.sentences(count);
        let thanks = self.pick(self.phrases.thanks);
        self.put(&["\n\n", thanks]);
    }

    fn code(&mut self) {
        let number = self.random.between(100_000, 999_999).to_string();
        let delimiter = self.pick(&["*", "*", "`", "```"]);
        self.put(&[self.labels().code, " ", delimiter, &number, delimiter, "."]);
        if self.random.chance(60) {
            self.put(&[self.phrases.gap]);
            let count = self.random.between(1, 3);
            self.sentences(count);
        }
        self.emoji(10);
    }

    fn price(&mut self) {
        let label = self.labels().offer;
        self.put(&["🔥 *", label, "*\n"]);
        for _ in 0..self.random.between(1, 5) {
            let goods = self.pick(self.phrases.goods);
            let (old, new) = (self.amount(), self.amount());
            self.put(&[goods, ": ~", &old, "~ *", &new, "*\n"]);
        }
        self.put(&["_"]);
        self.sentences(1);
        self.put(&["_"]);
    }

    /// A quoted message and what is said to it.
    fn answer(&mut self) {
        for _ in 0..self.random.pick(&[1, 1, 2]) {
            let quoted = self.pick(self.phrases.chat);
            self.put(&["> ", quoted, "\n"]);
        }
        let count = self.random.between(1, 3);
        self.sentences(count);
        let word = self.pick(self.phrases.words);
        self.put(&[" _", word, "_"]);
        self.emoji(40);
    }

    fn link(&mut self) {
        let count = self.random.between(1, 3);
        self.sentences(count);
        let url = self.url();
        self.put(&["\n"]);
        self.label(self.labels().track);
        self.put(&[&url]);
        self.emoji(30);
    }

    fn receipt(&mut self) {
        let number = self.random.between(10_000, 99_999).to_string();
        self.greeting();
        self.put(&["\n\n"]);
        self.label(self.labels().order);
        self.put(&["#", &number, "\n"]);
        for _ in 0..self.random.between(2, 9) {
            let count = self.random.between(1, 4).to_string();
            let (goods, price) = (self.pick(self.phrases.goods), self.amount());
            self.put(&["- ", &count, " x ", goods, " ", &price, "\n"]);
        }
        if self.random.chance(60) {
            let price = self.amount();
            self.put(&[self.labels().delivery, ": ~", &price, "~ *0*\n"]);
        }
        let total = self.amount();
        self.put(&["*", self.labels().total, ": ", &total, "*\n\n"]);
        let thanks = self.pick(self.phrases.thanks);
        self.put(&[thanks]);
        if self.random.chance(50) {
            let url = self.url();
            self.put(&["\n", self.labels().track, ": ", &url]);
        }
        self.emoji(40);
    }

    fn appointment(&mut self) {
        self.greeting();
        self.put(&["\n"]);
        self.sentences(1);
        self.put(&["\n\n"]);
        let (day, time, place) = (
            self.pick(self.phrases.days),
            self.time(),
            self.pick(self.phrases.places),
        );
        let labels = self.labels();
        self.label(labels.date);
        self.put(&[day, "\n"]);
        self.label(labels.time);
        self.put(&[&time, "\n"]);
        self.label(labels.place);
        self.put(&[place, "\n\n"]);
        let count = self.random.between(1, 3);
        self.sentences(count);
        self.emoji(40);
    }

    fn menu(&mut self) {
        self.put(&["*", self.labels().menu, "* 🍽️\n"]);
        for section in 0..self.random.between(1, 4) {
            let word = self.pick(self.phrases.words);
            self.put(&["\n_", word, "_\n"]);
            for index in 1..=self.random.between(3, 8) {
                let (goods, price) = (self.pick(self.phrases.goods), self.amount());
                let marker = if section % 2 == 0 {
                    format!("{index}. ")
                } else {
                    "* ".to_owned()
                };
                self.put(&[&marker, goods, " – *", &price, "*\n"]);
            }
        }
        self.put(&["\n", self.labels().reply, "."]);
    }

    /// Something to copy: a command, a file name, settings.
    fn snippet(&mut self) {
        let key = self.pick(&["api_key", "retry_count", "base_url", "log_level"]);
        let value = self.random.between(1, 9999).to_string();
        self.sentences(1);
        self.put(&[
            "\n```\n",
            key,
            " = \"",
            &value,
            "\"\nif x < 3 && y > 4 {\n  run(*args, **kwargs)\n}\n```\n",
        ]);
        self.put(&["`", key, "` + `config_", &value, ".toml`"]);
    }

    /// A long message: paragraphs, steps, a quote, a link.
    fn letter(&mut self) {
        self.greeting();
        self.put(&["\n\n"]);
        for _ in 0..self.random.between(2, 4) {
            let count = self.random.between(2, 4);
            self.sentences(count);
            let word = self.pick(self.phrases.words);
            self.put(&[" *", word, "*\n\n"]);
        }
        self.put(&["*_", self.labels().steps, "_*\n"]);
        for index in 1..=self.random.between(2, 5) {
            self.put(&[&index.to_string(), ". "]);
            self.sentences(1);
            self.put(&["\n"]);
        }
        self.put(&["\n> "]);
        self.sentences(1);
        let url = self.url();
        self.put(&["\n\n", &url]);
        self.emoji(50);
    }
}
