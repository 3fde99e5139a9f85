//! Names: elements and attributes that the language does not have, or not here.

use super::super::checker::{At, Checker, Place, replace, set_twilio};
use super::super::marks::Marks;
use super::super::rule::{Rule, declare_rules};
use super::{connect, envelope, nesting, say, text, value};
use crate::diagnostic::{Applicability::Safe, Applicability::Unsafe, Fix};
use crate::twiml::element::{Attribute, Element};
use crate::twiml::language::{self, Domain, ElementSpec, Kind};

declare_rules! {
    /// An element that the language does not have.
    ///
    /// Twilio logs a warning and leaves the element out, with all that is in it.
    UNKNOWN_ELEMENT = "TW201" "unknown-element" Warning {
        twilio: Some(12200), forbidden: true, fix: Some(Unsafe),
        bad: "<Speak>Hello</Speak>",
        good: "<Say>Hello</Say>",
    }
    /// An element in the wrong case.
    ///
    /// Names are case-sensitive: Twilio does not know `<say>`.
    ELEMENT_CASE = "TW202" "element-case" Warning {
        twilio: Some(12200), forbidden: true, fix: Some(Safe),
        bad: "<say>Hello</say>",
        good: "<Say>Hello</Say>",
    }
    /// An attribute that the element does not take.
    ///
    /// Twilio logs a warning and goes on without it.
    UNKNOWN_ATTRIBUTE = "TW203" "unknown-attribute" Warning {
        twilio: Some(12200), forbidden: true, fix: Some(Unsafe),
        bad: "<Say loops=\"2\">Hello</Say>",
        good: "<Say loop=\"2\">Hello</Say>",
    }
    /// An attribute in the wrong case.
    ///
    /// Names are case-sensitive. Some libraries write those of `<ConversationRelay>` in lower case, which
    /// Twilio refuses.
    ATTRIBUTE_CASE = "TW204" "attribute-case" Warning {
        twilio: Some(12200), forbidden: true, fix: Some(Safe),
        bad: "<Gather numdigits=\"1\" action=\"/menu\"/>\n<Hangup/>",
        good: "<Gather numDigits=\"1\" action=\"/menu\"/>\n<Hangup/>",
    }
    /// An attribute that the element had once.
    ///
    /// Twilio ignores it, or logs a warning.
    RETIRED_ATTRIBUTE = "TW205" "retired-attribute" Warning {
        twilio: Some(12200), forbidden: true, fix: None,
        bad: "<Pause until=\"5\"/>\n<Hangup/>",
        good: "<Pause length=\"5\"/>\n<Hangup/>",
    }
    /// An attribute that has to be there and is not.
    MISSING_ATTRIBUTE = "TW206" "missing-attribute" Warning {
        twilio: Some(12200), forbidden: true, fix: None,
        bad: "<Say><sub>WWW</sub></Say>",
        good: "<Say><sub alias=\"World Wide Web\">WWW</sub></Say>",
    }
    /// A `<Parameter>`, `<Header>` or `<Config>` without name or value.
    PARAMETER_REQUIRED = "TW207" "parameter-required" Warning {
        twilio: Some(12200), forbidden: true, fix: None,
        bad: "<Dial><Client><Identity>ann</Identity><Parameter name=\"order\"/></Client></Dial>",
        good: "<Dial><Client><Identity>ann</Identity><Parameter name=\"order\" value=\"7\"/></Client></Dial>",
    }
    /// An SSML element in the wrong case.
    ///
    /// Speech markup is lower case: `<break>`, `<say-as>`. Twilio refuses `<Break>`.
    SSML_CASE = "TW208" "ssml-case" Error {
        twilio: Some(12200), forbidden: true, fix: Some(Safe),
        bad: "<Say>One<Break/>two</Say>",
        good: "<Say>One<break/>two</Say>",
    }
    /// `<speak>` in `<Say>`.
    ///
    /// `<Say>` is the speech document already; Twilio does not know `<speak>`.
    SPEAK_WRAPPER = "TW209" "speak-wrapper" Warning {
        twilio: Some(12200), forbidden: true, fix: Some(Safe),
        bad: "<Say><speak>One<break/>two</speak></Say>",
        good: "<Say>One<break/>two</Say>",
    }
    /// An element of a product that has ended.
    RETIRED_ELEMENT = "TW210" "retired-element" Warning {
        twilio: None, forbidden: false, fix: None,
        bad: "<Connect><Autopilot>UA0123456789abcdef0123456789abcdef</Autopilot></Connect>",
        good: "<Connect><ConversationRelay url=\"wss://example.com/talk\"/></Connect>",
    }
}

/// Elements that were in the language once and left it.
const RETIRED: &[&str] = &["Assistant", "Publish", "Group", "TaskAttributes"];

/// Finds the row of a child, and reports when it may not be there.
pub(in crate::twiml::validate) fn resolve<'e>(
    cx: &mut Checker<'e>,
    parent: Place<'e>,
    child: &'e Element,
    index: usize,
) -> Option<&'static ElementSpec> {
    let name = &*child.name;
    if let Some(spec) = parent.spec.child(name) {
        if spec.deprecated.is_some() {
            retired(cx, parent, index, name, spec.deprecated);
        }
        return Some(spec);
    }
    let mut here = parent.spec.children.iter().map(|child| child.element);
    if let Some(spec) = here.find(|spec| is_same_but_case(name, spec.name)) {
        wrong_case(cx, parent, child, index, spec);
        return Some(spec);
    }
    let domain = if parent.spec.domain == Domain::Messaging {
        Domain::Messaging
    } else {
        Domain::Voice
    };
    let elsewhere = || language::named(name).filter(|spec| spec.kind != Kind::Root);
    if let Some(spec) = elsewhere()
        .find(|spec| spec.domain == domain)
        .or_else(|| elsewhere().next())
    {
        if spec.domain == Domain::Fax {
            retired(cx, parent, index, name, Some("the product has ended"));
        } else {
            nesting::misplaced(cx, parent, index, spec);
        }
        return Some(spec);
    }
    if let Some(root) = language::named(name).next() {
        nesting::misplaced(cx, parent, index, root);
    } else if RETIRED.contains(&name) {
        retired(cx, parent, index, name, None);
    } else if name == "speak" && parent.spec.name == "Say" {
        speak(cx, parent, child, index);
    } else if text::is_html(name) && parent.spec.text.is_some() {
        text::html_element(cx, parent, child, index);
    } else if let Some(spec) = language::elements()
        .iter()
        .find(|spec| is_same_but_case(name, spec.name))
    {
        wrong_case(cx, parent, child, index, spec);
    } else {
        unknown(cx, parent, child, index);
    }
    None
}

/// `sayas` and `SayAs` are `say-as`.
fn is_same_but_case(name: &str, known: &str) -> bool {
    let letters = |text: &str| text.len() - text.matches('-').count();
    letters(name) == letters(known)
        && name
            .bytes()
            .filter(|b| *b != b'-')
            .map(|b| b.to_ascii_lowercase())
            .eq(known
                .bytes()
                .filter(|b| *b != b'-')
                .map(|b| b.to_ascii_lowercase()))
}

fn wrong_case<'e>(
    cx: &mut Checker<'e>,
    parent: Place<'e>,
    child: &'e Element,
    index: usize,
    spec: &ElementSpec,
) {
    let rule = if spec.kind == Kind::Ssml {
        &SSML_CASE
    } else {
        &ELEMENT_CASE
    };
    let edits = cx.rename(child, spec.name);
    let message = format!(
        "expected `<{}>`, found `<{}>`: names are case-sensitive",
        spec.name, child.name
    );
    let diagnostic = cx.report(rule, parent, At::Child(index), message);
    diagnostic.fix = edits.map(|edits| Fix::new(format!("write `{}`", spec.name), Safe, edits));
}

fn unknown<'e>(cx: &mut Checker<'e>, parent: Place<'e>, child: &'e Element, index: usize) {
    let here: Vec<&str> = parent
        .spec
        .children
        .iter()
        .map(|child| child.element.name)
        .collect();
    let all: Vec<&str> = language::elements().iter().map(|spec| spec.name).collect();
    let meant = cx
        .nearest(&child.name, &here)
        .or_else(|| cx.nearest(&child.name, &all));
    let edits = meant.and_then(|meant| cx.rename(child, meant));
    let message = format!("no element `<{}>` in TwiML", child.name);
    let diagnostic = cx.report(&UNKNOWN_ELEMENT, parent, At::Child(index), message);
    if let Some(meant) = meant {
        diagnostic.help = Some(format!("did you mean `<{meant}>`?"));
        diagnostic.fix = edits.map(|edits| Fix::new(format!("write `{meant}`"), Unsafe, edits));
    } else {
        diagnostic.help = nesting::may_hold(parent.spec);
    }
}

fn retired<'e>(
    cx: &mut Checker<'e>,
    parent: Place<'e>,
    index: usize,
    name: &str,
    why: Option<&str>,
) {
    // `<Sms>` has a rule of its own, which says what to use.
    if name == "Sms" {
        return;
    }
    let why = why.unwrap_or("Twilio has removed it");
    let message = format!("`<{name}>` is retired: {why}");
    cx.report(&RETIRED_ELEMENT, parent, At::Child(index), message);
}

fn speak<'e>(cx: &mut Checker<'e>, parent: Place<'e>, child: &'e Element, index: usize) {
    let fix = cx.slice(child.span).and_then(|all| {
        let open = all.find('>')? + 1;
        let close = if all.ends_with("/>") {
            all.len()
        } else {
            all.rfind("</")?
        };
        let at = |from: usize, to: usize| {
            crate::text::Span::new(child.span.start + from, child.span.start + to)
        };
        let edits =
            [at(0, open), at(close, all.len())].map(|span| crate::diagnostic::Edit::new(span, ""));
        // A `>` in an attribute would end the tag too early.
        child
            .attributes
            .is_empty()
            .then(|| Fix::new("remove `<speak>`", Safe, edits.to_vec()))
    });
    let message = "no element `<speak>` in TwiML: `<Say>` is the speech document already";
    cx.report(&SPEAK_WRAPPER, parent, At::Child(index), message)
        .fix = fix;
}

/// Checks the names of the attributes and hands their values on.
pub(super) fn attributes<'e>(cx: &mut Checker<'e>, place: Place<'e>) {
    for attribute in &place.element.attributes {
        let marks = Marks::of(&attribute.value);
        text::secret(cx, place, attribute, marks);
        match place.spec.attribute(&attribute.name) {
            Some(spec) => value::attribute(cx, place, attribute, spec, marks),
            None => unknown_attribute(cx, place, attribute),
        }
    }
    for spec in place.spec.attributes.iter().filter(|spec| spec.required) {
        let is_given = |attribute: &Attribute| attribute.name.eq_ignore_ascii_case(spec.name);
        // To stop something its name is enough.
        if !place.element.attributes.iter().any(is_given) && place.parent_name() != "Stop" {
            let rule: &Rule = match place.spec.name {
                "Parameter" | "Header" | "Config" => &PARAMETER_REQUIRED,
                "ConversationRelay" => &connect::RELAY_URL,
                _ => &MISSING_ATTRIBUTE,
            };
            let message = format!(
                "expected the attribute `{}` on `<{}>`",
                spec.name, place.spec.name
            );
            let diagnostic = cx.report(rule, place, At::Name, message);
            if let Some(code) = spec.code {
                set_twilio(diagnostic, code);
            }
        }
    }
}

fn unknown_attribute<'e>(cx: &mut Checker<'e>, place: Place<'e>, attribute: &'e Attribute) {
    let name = &*attribute.name;
    if name == "xmlns" || name.starts_with("xmlns:") {
        return;
    }
    let element = place.spec.name;
    let known = || place.spec.attributes.iter().map(|spec| spec.name);
    if let Some(right) = known().find(|known| known.eq_ignore_ascii_case(name)) {
        let message = format!("expected `{right}`, found `{name}`: names are case-sensitive");
        // With both there, the rename would give the same attribute twice.
        let is_free = place.is_free(right, attribute);
        let fix = replace(attribute.name_span, right, format!("write `{right}`"), Safe)
            .filter(|_| is_free);
        cx.report(&ATTRIBUTE_CASE, place, At::Attribute(attribute), message)
            .fix = fix;
    } else if let Some(now) = place
        .spec
        .attributes
        .iter()
        .find(|spec| spec.was.contains(&name))
    {
        say::renamed(cx, place, attribute, now.name);
    } else if place.spec.kind == Kind::Root && name == "version" {
        envelope::version(cx, place, attribute);
    } else if place.spec.legacy_attributes.contains(&name) {
        let message = format!("`{name}` is no longer an attribute of `<{element}>`");
        cx.report(&RETIRED_ATTRIBUTE, place, At::Attribute(attribute), message);
    } else {
        let names: Vec<&str> = known().collect();
        let meant = cx.nearest(name, &names);
        let message = format!("no attribute `{name}` on `<{element}>`");
        let fix = meant
            .filter(|meant| place.is_free(meant, attribute))
            .and_then(|meant| {
                replace(
                    attribute.name_span,
                    meant,
                    format!("write `{meant}`"),
                    Unsafe,
                )
            });
        let diagnostic = cx.report(&UNKNOWN_ATTRIBUTE, place, At::Attribute(attribute), message);
        diagnostic.help = meant.map(|meant| format!("did you mean `{meant}`?"));
        diagnostic.fix = fix;
    }
}
