//! Whole documents as a reader would look at them, written pretty.

use wamark::twiml::messaging::{self, Media, Message};
use wamark::twiml::value::{
    Beep, CallEvent, CardType, GatherInput, Interruption, Method, PromptStep, RejectReason, Timeout,
};
use wamark::twiml::voice::{
    Conference, Connect, ConversationRelay, Dial, Enqueue, Gather, Hangup, Header, Headers,
    Language, Leave, Number, Parameter, Pause, Pay, Play, Prompt, Record, Redirect, Reject,
    Response, Say, Sip, Start, Stream, Task, Transcription, Uri,
};
use wamark::twiml::{Element, Layout, WriteOptions};

fn pretty(document: impl Into<Element>) -> String {
    let options = WriteOptions::new().layout(Layout::Pretty { indent: 2 });
    options
        .write_string(&document.into())
        .expect("the document is sound")
}

macro_rules! documents {
    ($($(#[$meta:meta])* $name:ident = $document:expr;)+) => {
        $(
            #[test]
            fn $name() {
                let mut settings = insta::Settings::clone_current();
                settings.set_snapshot_path("../../snapshots/twiml");
                settings.set_prepend_module_to_snapshot(false);
                settings.set_omit_expression(true);
                settings.bind(|| insta::assert_snapshot!(stringify!($name), pretty($document)));
            }
        )+
    };
}

documents! {
    reply_with_media = messaging::Response::new()
        .with(Message::new("*Your tickets*\n- Kate\n- Sam & Max").with(Media::new("https://example.com/t.pdf")))
        .with(
            Message::new("A copy for you")
                .to("whatsapp:+14155550100")
                .action("https://example.com/status?id=7&kind=copy"),
        );

    phone_menu = Response::new()
        .with(
            Gather::new()
                .action("/menu")
                .method(Method::Get)
                .input([GatherInput::Dtmf, GatherInput::Speech])
                .num_digits(1)
                .speech_timeout(Timeout::Auto)
                .hints("sales, support")
                .with(Say::new("Press 1 for sales, 2 for support.").voice("Polly.Amy"))
                .with(Pause::new().length(1)),
        )
        .with(Say::new("We did not hear you."))
        .with(Redirect::new("/menu"));

    spoken_markup = Response::new()
        .with(
            Say::ssml(
                "Your code is <say-as interpret-as=\"digits\">4711</say-as>. <break time=\"500ms\"/> \
                 <prosody rate=\"slow\">I repeat: <say-as interpret-as=\"digits\">4711</say-as></prosody>.",
            )
            .expect("the SSML is sound"),
        )
        .with(Hangup::new());

    dial_everyone = Response::new().with(
        Dial::empty()
            .timeout(20)
            .caller_id("+14155550100")
            .action("/after")
            .with(
                Number::new("+14155550111")
                    .status_callback_event([CallEvent::Ringing, CallEvent::Completed])
                    .status_callback("/status"),
            )
            .with(
                Sip::empty()
                    .with(Uri::new("sip:kate@example.com").priority("1"))
                    .with(Headers::new().with(Header::new("X-Order", "7"))),
            ),
    );

    conference = Response::new().with(
        Dial::empty().with(
            Conference::new("Daily stand-up")
                .start_conference_on_enter(false)
                .beep(Beep::OnEnter)
                .wait_url(""),
        ),
    );

    queue_for_an_agent = Response::new().with(
        Enqueue::empty()
            .workflow_sid("WW0123456789abcdef0123456789abcdef")
            .with(Task::new(r#"{"skill": "billing", "note": "a < b"}"#).priority(5)),
    );

    wait_in_the_queue =
        Response::new().with(Play::new("https://example.com/hold.mp3").loop_(0)).with(Leave::new());

    payment = Response::new().with(
        Pay::new()
            .charge_amount("20.45")
            .valid_card_types([CardType::Visa, CardType::Mastercard])
            .action("https://example.com/paid")
            .with(
                Prompt::new()
                    .for_(PromptStep::PaymentCardNumber)
                    .attempt([2, 3])
                    .with(Say::new("Please enter your card number again.")),
            )
            .with(Parameter::new("order", "7")),
    );

    voice_agent = Response::new().with(
        Connect::new().action("/after").with(
            ConversationRelay::new("wss://example.com/talk")
                .welcome_greeting("Hello! How can I help?")
                .interruptible(Interruption::Speech)
                .speech_timeout(900)
                .with(Language::new("de-DE").voice("Polly.Vicki"))
                .with(Parameter::new("customer", "Kate")),
        ),
    );

    transcribe_and_record = Response::new()
        .with(Start::new().with(Transcription::new().name("notes").language_code("en-GB")))
        .with(Start::new().with(Stream::new("wss://example.com/audio").with(Parameter::new("room", "5"))))
        .with(Record::new().max_length(60).finish_on_key("#").action("/recorded"));

    decline = Response::new().with(Reject::new().reason(RejectReason::Busy));
}
