//! The validator on whole documents: hostile ones, those of every context, and what mutation leaves.

use std::time::Duration;

use cpu_time::ThreadTime;
use wamark::twiml::{self, Context, Element};

fn codes(source: &str, context: Context) -> Vec<String> {
    twiml::validate_source(source, context)
        .iter()
        .map(|found| format!("{} {}", found.rule, found.severity))
        .collect()
}

/// Each is worst for some rule, and long enough that anything but linear time would show.
#[test]
fn hostile_documents_take_linear_time() {
    let cases = |n: usize| {
        (0..n).fold(String::new(), |all, n| {
            let letter = |(at, c): (usize, char)| match n >> at & 1 {
                0 => c,
                _ => c.to_ascii_uppercase(),
            };
            let name: String = "statuscallbackmethod"
                .chars()
                .enumerate()
                .map(letter)
                .collect();
            all + &format!(" {name}='GET'")
        })
    };
    let families: [(&str, &dyn Fn(usize) -> String); 17] = [
        ("unknown", &|n| "<Foo/>".repeat(n)),
        ("case", &|n| "<say/>".repeat(n)),
        ("voice", &|n| "<Say voice='Poly.Joana'/>".repeat(n)),
        ("nested", &|n| "<Gather><Dial/></Gather>".repeat(n)),
        ("paid", &|n| "<Gather action='http:a'/>".repeat(n)),
        ("rejected", &|n| {
            "<Pause/>".repeat(n) + &"<Reject/>".repeat(n)
        }),
        ("nouns", &|n| {
            format!("<Dial>{}</Dial>", "<Conference/>".repeat(n))
        }),
        ("parameters", &|n| {
            let parameters = "<Parameter name='a' value='b'/>".repeat(n);
            format!("<Connect><Stream>{parameters}</Stream></Connect>")
        }),
        ("escaped", &|n| {
            format!("<Say>{}</Say>", "&amp;amp;".repeat(n))
        }),
        ("tags", &|n| format!("<Say>{}</Say>", "&lt;b&gt;".repeat(n))),
        ("media", &|n| {
            format!("<Message>{}</Message>", "<Media/>".repeat(n))
        }),
        ("JSON", &|n| {
            format!("<Enqueue><Task>{}</Task></Enqueue>", "[".repeat(n))
        }),
        ("braces", &|n| {
            format!("<Redirect>{}</Redirect>", "{".repeat(n))
        }),
        ("URL", &|n| {
            format!("<Play>{}</Play>", "&amp;amp;".repeat(n))
        }),
        ("attributes", &|n| {
            let attributes = (0..n).fold(String::new(), |all, n| all + &format!(" a{n}='x'"));
            format!("<Say{attributes}/>")
        }),
        ("cases", &|n| format!("<Dial><Number{}/></Dial>", cases(n))),
        ("list", &|n| {
            format!("<Gather input='{}'/>", "dtmf,".repeat(n))
        }),
    ];
    for (name, verbs) in families {
        let time = |n: usize| {
            let source = format!("<Response>{}</Response>", verbs(n));
            let once = || {
                let start = ThreadTime::now();
                std::hint::black_box(twiml::validate_source(&source, Context::Voice));
                start.elapsed()
            };
            once().min(once())
        };
        // Linear is 8, quadratic 64; a search for what was meant is done for the first hundred names only.
        let (short, long) = (time(1_000), time(8_000));
        assert!(
            long < short * 24 + Duration::from_millis(20),
            "{name}: {short:?}, {long:?}"
        );
    }
}

#[test]
fn deep_trees_take_no_stack() {
    let deep = (0..50_000).fold(Element::new("emphasis"), |inner, _| {
        Element::new("emphasis").with_child(inner)
    });
    let root = Element::new("Response").with_child(Element::new("Say").with_child(deep));
    let rules: Vec<_> = twiml::validate(&root, Context::Voice)
        .into_iter()
        .map(|found| found.rule)
        .collect();
    assert_eq!(rules, ["doc-too-large"]);
}

#[test]
fn one_context_allows_what_another_refuses() {
    let wait = "<?xml version=\"1.0\"?><Response><Say>One moment</Say><Leave/></Response>";
    assert_eq!(codes(wait, Context::EnqueueWait), Vec::<String>::new());
    assert_eq!(codes(wait, Context::Voice), ["leave-outside-queue warning"]);
    assert_eq!(
        codes(wait, Context::ConferenceWait),
        [
            "leave-outside-queue warning",
            "context-conference-wait error"
        ]
    );
    assert_eq!(
        codes(wait, Context::Messaging),
        ["mixed-channel error", "mixed-channel error"]
    );
    let reply = "<?xml version=\"1.0\"?><Response><Message>Hi</Message></Response>";
    assert_eq!(codes(reply, Context::Messaging), Vec::<String>::new());
    assert_eq!(codes(reply, Context::Voice), ["mixed-channel error"]);
}

#[test]
fn one_defect_gives_one_finding() {
    for (verbs, rule) in [
        (
            "<Hangup/><Say>a</Say><Say>b</Say><Pause/>",
            "unreachable-after-hangup warning",
        ),
        ("<Dial><Say>a</Say></Dial>", "verb-nested-in-verb warning"),
        (
            "<Dial timeout='x'>+14155550100</Dial>",
            "dial-timeout warning",
        ),
        ("<Redirect>  </Redirect>", "redirect-self warning"),
        ("<Connect><Stream/></Connect>", "stream-url-scheme error"),
        ("<Foo><Bar/></Foo>", "unknown-element warning"),
    ] {
        let source = format!("<?xml version=\"1.0\"?><Response>{verbs}</Response>");
        assert_eq!(codes(&source, Context::Voice), [rule], "{verbs}");
    }
}

#[test]
fn findings_stand_in_the_order_of_the_document() {
    let source = "<Response><Foo/><Say loop='x' voice='y'>a</Say><bar/></Response>";
    let spans: Vec<usize> = twiml::validate_source(source, Context::Voice)
        .iter()
        .map(|found| found.span.start)
        .collect();
    assert!(spans.is_sorted() && spans.len() > 3, "{spans:?}");
    let tree =
        twiml::json::from_str(&twiml::json::to_string(&twiml::read(source).unwrap()).unwrap())
            .unwrap();
    let keys: Vec<_> = twiml::validate(&tree, Context::Voice)
        .into_iter()
        .filter_map(|found| found.key)
        .collect();
    assert!(keys.is_sorted() && keys.len() > 3, "{keys:?}");
}

#[test]
fn sizes_are_checked_in_text_and_in_trees() {
    let body = "x".repeat(70_000);
    let tree = Element::new("Response").with_child(Element::new("Play").with_text(body));
    assert!(
        twiml::validate(&tree, Context::Voice)
            .iter()
            .any(|found| found.twilio == Some(11750))
    );
    let read = twiml::read(&twiml::write(&tree).unwrap()).unwrap();
    assert!(
        twiml::validate(&read, Context::Voice)
            .iter()
            .any(|found| found.twilio == Some(11750))
    );
    assert!(
        twiml::validate(&tree, Context::CallParameter)
            .iter()
            .any(|found| found.twilio == Some(32018))
    );
}

#[test]
fn a_response_in_another_element_is_misplaced() {
    for (source, place) in [
        ("<Response><Response/></Response>", "Response"),
        ("<Response><Say>a<Response/></Say></Response>", "Say"),
    ] {
        let found = twiml::validate_source(source, Context::Voice);
        let found = found
            .iter()
            .find(|found| found.message.contains("`<Response>` cannot"));
        let found = found.unwrap();
        assert_eq!(found.rule, "misplaced-element");
        assert_eq!(
            found.message,
            format!("`<Response>` cannot stand in `<{place}>`")
        );
        assert!(found.fix.is_none());
    }
}

#[test]
fn limits_of_the_reader_are_not_called_malformed() {
    let deep = "<Response>".to_owned() + &"<Say>".repeat(300);
    let large = format!("<Response><!--{}--></Response>", "x".repeat(16 << 20));
    for (source, rule) in [(deep, "doc-too-deep"), (large, "doc-too-large")] {
        let found = twiml::validate_source(&source, Context::Voice);
        assert_eq!((found.len(), &*found[0].rule), (1, rule));
    }
}

#[test]
fn a_fix_never_gives_an_attribute_twice() {
    let source = "<Response><Dial><Number STATUSCALLBACK='/a' statuscallback='/b'>1</Number></Dial></Response>";
    let found = twiml::validate_source(source, Context::Voice);
    let cases: Vec<_> = found.iter().filter(|found| found.code == "TW204").collect();
    assert_eq!(cases.len(), 2);
    assert!(cases.iter().all(|found| found.fix.is_none()));
}

#[test]
fn bytes_are_decoded_or_refused() {
    let found = twiml::validate_bytes(b"\xff\xfe<\0R\0", Context::Voice);
    assert_eq!(
        found[0].to_string(),
        "error[TW106]: expected UTF-8, found the byte 0xFF"
    );
    assert!(
        twiml::validate_bytes(
            "\u{feff}<?xml version=\"1.0\"?><Response><Hangup/></Response>".as_bytes(),
            Context::Voice
        )
        .is_empty()
    );
}

/// What a template fills in cannot be judged before.
#[test]
fn templates_are_left_alone() {
    let verbs = "<Dial callerId=\"{{To}}\" timeout=\"{{Wait}}\">{{#e164}}{{Digits}}{{/e164}}</Dial><Redirect>https://example.com/{{From}}</Redirect>";
    let source = format!("<?xml version=\"1.0\"?><Response>{verbs}</Response>");
    assert_eq!(codes(&source, Context::Voice), Vec::<String>::new());
}

#[test]
fn messages_are_one_line_whatever_the_value() {
    let value = "&#10;&#13;&#9;\u{85}x";
    let verbs = format!(
        "<Dial timeout='{value}' callerId='{value}{value}{value}'><Number sendDigits='{value}'>{value}</Number></Dial><Gather language='{value}' action='{value}'/>"
    );
    for found in twiml::validate_source(&format!("<Response>{verbs}</Response>"), Context::Voice) {
        assert!(!found.message.contains(char::is_control), "{found:?}");
    }
}

#[test]
fn open_sets_take_what_is_new_and_question_slips() {
    for (attribute, rules) in [
        ("voice='Google.en-US-Standard-Z'", vec![]),
        ("voice='Polly.Newcomer'", vec![]),
        ("voice='Polly.Joana'", vec!["say-voice warning"]),
        ("voice='Brian'", vec!["say-voice warning"]),
        ("voice='polly.joanna'", vec!["say-lang-case warning"]),
        ("language='de'", vec!["gather-language warning"]),
        ("language='xx-XX'", vec!["gather-language warning"]),
    ] {
        let source = format!("<?xml version='1.0'?><Response><Say {attribute}>Hi</Say></Response>");
        assert_eq!(codes(&source, Context::Voice), rules, "{attribute}");
    }
}
