//! TwiML built and written, against bare quick-xml events and the other crates; and read.
//!
//! `cargo bench --bench twiml` prints, per row, the best of many rounds: the machine's noise only
//! ever adds, to the time of the processor too. Each round runs every row once, so that a slow minute hits
//! all of them. The figures of Twilio's own libraries come from `tests/sdk/bench.py` and `tests/sdk/bench.mjs`; `benches/twiml.md` has a table of all.

#![allow(clippy::print_stdout, reason = "a benchmark reports to the terminal")]

use std::hint::black_box;
use std::time::Duration;

use cpu_time::ProcessTime;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use wamark::twiml::messaging::{Media, Message, Response};
use wamark::twiml::value::InterpretAs;
use wamark::twiml::{Context, Element, read, validate, voice};

/// A name and what is timed.
type Row<'r> = (&'static str, Box<dyn FnMut() + 'r>);

const ROUNDS: usize = 60;
const BODY: &str = "Your order *4711* is on its way & arrives today.";
const MEDIA: &str = "https://example.com/receipt.pdf";

fn main() {
    let expected = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Message><Body>{}</Body><Media>{MEDIA}</Media>\
         </Message></Response>",
        BODY.replace('&', "&amp;"),
    );
    let mut bytes = Vec::new();
    bare(&mut bytes);
    assert_eq!(String::from_utf8_lossy(&bytes), expected);
    let mut string = String::new();
    typed(&mut string);
    assert_eq!(string, expected);

    println!(
        "Message with body and media, {} bytes, ns per document",
        expected.len()
    );
    let mut rows: Vec<Row<'_>> = vec![
        ("bare quick-xml events, reused Vec", {
            let mut out = Vec::new();
            Box::new(move || {
                out.clear();
                bare(&mut out);
                black_box(&out);
            })
        }),
        ("wamark, built and written, reused String", {
            let mut out = String::new();
            Box::new(move || {
                out.clear();
                typed(&mut out);
                black_box(&out);
            })
        }),
        ("wamark, built", Box::new(|| drop(black_box(build())))),
        ("wamark, written, reused String", {
            let mut out = String::new();
            let response = build();
            Box::new(move || {
                out.clear();
                black_box(&response)
                    .write_to(&mut out)
                    .expect("the document is sound");
                black_box(&out);
            })
        }),
        (
            "twiml-rust 0.1, built and written",
            Box::new(|| drop(black_box(twiml_rust()))),
        ),
        (
            "twiml 0.3 (it leaves the media out)",
            Box::new(|| drop(black_box(twiml()))),
        ),
    ];
    let times = measure(&mut rows, 2_000);
    for ((name, _), time) in rows.iter().zip(&times) {
        let ratio = time.as_secs_f64() / times[0].as_secs_f64();
        println!("{name:<46} {:>8} {ratio:>6.2}", time.as_nanos());
    }

    documents("300 prompts", &prompts());
    documents("short verbs with many attributes", &dense());
}

/// Times what is done with one document.
fn documents(name: &str, source: &str) {
    println!("\n{name}: {} bytes, MB per second", source.len());
    let tree = read(source).expect("it was written by us");
    let mut rows: Vec<Row<'_>> = vec![
        (
            "read",
            Box::new(|| {
                let tree = read(black_box(source)).expect("it was written by us");
                drop(black_box(tree));
            }),
        ),
        (
            "read and validate",
            Box::new(|| {
                let tree = read(black_box(source)).expect("it was written by us");
                drop(black_box(validate(&tree, Context::Voice)));
            }),
        ),
        ("write, reused String", {
            let mut out = String::new();
            let tree: Element = tree.clone();
            Box::new(move || {
                out.clear();
                let options = wamark::twiml::WriteOptions::new();
                options
                    .write_fmt(black_box(&tree), &mut out)
                    .expect("the document is sound");
                black_box(&out);
            })
        }),
    ];
    let times = measure(&mut rows, 20);
    for ((name, _), time) in rows.iter().zip(&times) {
        #[allow(clippy::cast_precision_loss, reason = "the length is far below 2^52")]
        let speed = source.len() as f64 / time.as_secs_f64() / 1e6;
        println!("{name:<46} {speed:>8.0}");
    }
}

/// Times every row in turn, and keeps the best time of one call for each.
fn measure(rows: &mut [Row<'_>], calls: u32) -> Vec<Duration> {
    let mut best = vec![Duration::MAX; rows.len()];
    for _ in 0..ROUNDS {
        for ((_, run), best) in rows.iter_mut().zip(&mut best) {
            let start = ProcessTime::now();
            for _ in 0..calls {
                run();
            }
            *best = (*best).min(start.elapsed() / calls);
        }
    }
    best
}

fn build() -> Response {
    Response::new().with(Message::new(black_box(BODY)).with(Media::new(black_box(MEDIA))))
}

fn typed(out: &mut String) {
    build().write_to(out).expect("the document is sound");
}

fn bare(out: &mut Vec<u8>) {
    let mut writer = quick_xml::Writer::new(out);
    let mut event = |event: Event<'_>| writer.write_event(event).expect("a Vec takes all");
    event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
    event(Event::Start(BytesStart::new("Response")));
    event(Event::Start(BytesStart::new("Message")));
    event(Event::Start(BytesStart::new("Body")));
    event(Event::Text(BytesText::new(black_box(BODY))));
    event(Event::End(BytesEnd::new("Body")));
    event(Event::Start(BytesStart::new("Media")));
    event(Event::Text(BytesText::new(black_box(MEDIA))));
    event(Event::End(BytesEnd::new("Media")));
    event(Event::End(BytesEnd::new("Message")));
    event(Event::End(BytesEnd::new("Response")));
}

/// About 60 kB of a voice menu.
fn prompts() -> String {
    let mut response = voice::Response::new();
    for step in 0..300 {
        let prompt = format!(
            "Press {} for the next step & more, or wait for an agent.",
            step % 10
        );
        response.push(
            voice::Gather::new()
                .action(format!("https://example.com/menu?step={step}&lang=en"))
                .num_digits(1)
                .timeout(5)
                .with(voice::Say::new(prompt).voice("Polly.Amy").language("en-GB")),
        );
    }
    response.to_xml().expect("the document is sound")
}

/// About 60 kB of verbs that are mostly attributes, with speech markup: the most work for each byte.
fn dense() -> String {
    let mut response = voice::Response::new();
    for step in 0..150 {
        response.push(voice::Pause::new().length(1));
        response.push(voice::Play::new("/hold.mp3").loop_(2));
        response.push(
            voice::Say::new("Press ")
                .voice("Polly.Amy")
                .with(voice::ssml::SayAs::new("1", InterpretAs::Digits))
                .with(voice::ssml::Break::new().time("1s")),
        );
        response.push(
            voice::Dial::empty()
                .timeout(20)
                .answer_on_bridge(true)
                .caller_id("+14155550199")
                .with(voice::Number::new("+14155550100").send_digits("ww1"))
                .with(voice::Client::new(format!("agent-{step}"))),
        );
    }
    response.to_xml().expect("the document is sound")
}

fn twiml_rust() -> String {
    use twiml_rust::{Body, Media, Message, MessageAttributes, MessagingResponse, TwiML as _};

    let message = Message::with_nouns(MessageAttributes::new())
        .body(Body::new(black_box(BODY)))
        .add_media(Media::new(black_box(MEDIA)));
    MessagingResponse::new()
        .message_with_nouns(message)
        .to_xml()
}

fn twiml() -> String {
    use twiml::{Msg, Response, Twiml as _};

    let message = Msg::new(black_box(BODY)).media(black_box(MEDIA));
    Response::new().msg(message).build().unwrap_or_default()
}
