//! The document as a whole: whether it can be read, its size, its root.

use super::super::checker::{At, Checker, Place, replace};
use super::super::rule::{Rule, declare_rules};
use crate::diagnostic::Applicability::{Safe, Unsafe};
use crate::diagnostic::{Diagnostic, Edit, Fix};
use crate::text::Span;
use crate::twiml::element::{Attribute, Element, Event, Node};
use crate::twiml::language::{self, Domain, ElementSpec, LIMITS};
use crate::twiml::read::{Document, ReadError};
use crate::twiml::validate::Context;

declare_rules! {
    /// A document that is not well-formed XML.
    ///
    /// Twilio cannot read it and carries out nothing. A bare `&` in a URL or a name is the usual cause.
    XML_NOT_WELL_FORMED = "TW101" "xml-not-well-formed" Error {
        twilio: Some(12100), forbidden: true, fix: Some(Safe), context: Context::Messaging,
        bad: "<Response><Message>Mac & cheese</Message></Response>",
        good: "<Response><Message>Mac &amp; cheese</Message></Response>",
    }
    /// Something before the XML declaration.
    ///
    /// The declaration has to be the first thing in the document; a blank line before it is enough to break it.
    XML_PROLOG_JUNK = "TW102" "xml-prolog-junk" Error {
        twilio: Some(12100), forbidden: true, fix: Some(Safe),
        bad: "\n<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Hangup/></Response>",
        good: "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Hangup/></Response>",
    }
    /// A character that XML does not allow.
    ///
    /// Control characters other than tab and line break cannot stand in XML, not even as a reference such as `&#1;`.
    XML_INVALID_CHAR = "TW103" "xml-invalid-char" Error {
        twilio: Some(12100), forbidden: true, fix: Some(Unsafe), context: Context::Messaging,
        bad: "<Response><Message>Hello&#8;</Message></Response>",
        good: "<Response><Message>Hello</Message></Response>",
    }
    /// A reference that XML does not define.
    ///
    /// `&nbsp;` and the like belong to HTML. Write the character, or its number.
    XML_UNDEFINED_ENTITY = "TW104" "xml-undefined-entity" Error {
        twilio: Some(12100), forbidden: true, fix: Some(Safe), context: Context::Messaging,
        bad: "<Response><Message>10&nbsp;&euro;</Message></Response>",
        good: "<Response><Message>10&#160;€</Message></Response>",
    }
    /// A document type declaration.
    XML_DOCTYPE = "TW105" "xml-doctype" Error {
        twilio: Some(12100), forbidden: true,
        bad: "<!DOCTYPE Response><Response><Hangup/></Response>",
        good: "<Response><Hangup/></Response>",
    }
    /// A declared encoding that the document does not have.
    XML_ENCODING_MISMATCH = "TW106" "xml-encoding-mismatch" Error {
        twilio: Some(12100), forbidden: true, fix: Some(Safe),
        bad: "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><Response><Say>Grüße</Say></Response>",
        good: "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Say>Grüße</Say></Response>",
    }
    /// No XML declaration.
    ///
    /// It works without one; Twilio recommends it.
    XML_DECL_MISSING = "TW107" "xml-decl-missing" Info {
        fix: Some(Safe),
        bad: "<Response><Hangup/></Response>",
        good: "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Hangup/></Response>",
    }
    /// A CDATA section.
    ///
    /// It is correct, and many programs do not write it back as it was.
    XML_CDATA_DISCOURAGED = "TW108" "xml-cdata-discouraged" Info {
        fix: Some(Safe), context: Context::Messaging,
        bad: "<Response><Message><![CDATA[Mac & cheese]]></Message></Response>",
        good: "<Response><Message>Mac &amp; cheese</Message></Response>",
    }
    /// A root element that is not `<Response>`.
    ROOT_NOT_RESPONSE = "TW109" "root-not-response" Error {
        twilio: Some(12102), forbidden: true,
        bad: "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Say>Hello</Say>",
        good: "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Say>Hello</Say></Response>",
    }
    /// A `version` of `<Response>` that Twilio does not have.
    ROOT_VERSION_ATTR = "TW110" "root-version-attr" Error {
        twilio: Some(12101), forbidden: true, fix: Some(Unsafe),
        bad: "<Response version=\"3\"><Hangup/></Response>",
        good: "<Response><Hangup/></Response>",
    }
    /// An empty document.
    ///
    /// To reply with nothing, or to end the call, write `<Response/>`.
    EMPTY_DOCUMENT = "TW111" "empty-document" Error {
        twilio: Some(11770), forbidden: true,
        bad: " \n",
        good: "<Response/>",
    }
    /// A `<Response>` with nothing in it.
    ///
    /// That is correct: nobody gets a reply, or the call ends.
    EMPTY_RESPONSE = "TW112" "empty-response" Info {
        bad: "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>",
        good: "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Hangup/></Response>",
    }
    /// A document of more than 64 kB.
    DOC_TOO_LARGE = "TW113" "doc-too-large" Error {
        twilio: Some(11750),
        bad: "<Response><Pause/><!-- {x*64000} --><Hangup/></Response>",
        good: "<Response><Pause/><!-- {x*6400} --><Hangup/></Response>",
    }
    /// TwiML of more than 4,000 characters that is given as a parameter.
    ///
    /// Give the `Url` of a document in place of `Twiml`.
    CALL_PARAM_TOO_LONG = "TW114" "call-param-too-long" Error {
        twilio: Some(32018), context: Context::CallParameter,
        bad: "<Response><Say>{x*4000}</Say></Response>",
        good: "<Response><Say>{x*3000}</Say></Response>",
    }
    /// A content type that Twilio does not read as TwiML.
    ///
    /// It takes `text/xml`, `application/xml` and `text/html`.
    CONTENT_TYPE = "TW115" "content-type" Error {
        twilio: Some(12300),
        bad: "Content-Type: application/json",
        good: "Content-Type: text/xml; charset=utf-8",
    }
    /// The content type `text/plain`.
    ///
    /// A call reads the document aloud unless it is TwiML; a message is answered with the text of the document.
    CONTENT_TYPE_PLAIN = "TW116" "content-type-plain" Warning {
        context: Context::Messaging,
        bad: "Content-Type: text/plain",
        good: "Content-Type: application/xml",
    }
    /// More than 256 elements inside each other.
    ///
    /// No document needs as many; programs that read it may give up.
    DOC_TOO_DEEP = "TW117" "doc-too-deep" Error {
        bad: "<Response><Say>{<emphasis>*300}Hello{</emphasis>*300}</Say></Response>",
        good: "<Response><Say>{<emphasis>*3}Hello{</emphasis>*3}</Say></Response>",
    }
}

/// References of HTML that people write in XML, and what they stand for.
const HTML_ENTITIES: &[(&str, &str)] = &[
    ("nbsp", "&#160;"),
    ("copy", "©"),
    ("reg", "®"),
    ("trade", "™"),
    ("euro", "€"),
    ("pound", "£"),
    ("yen", "¥"),
    ("cent", "¢"),
    ("hellip", "…"),
    ("mdash", "—"),
    ("ndash", "–"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("bull", "•"),
    ("middot", "·"),
    ("deg", "°"),
    ("times", "×"),
    ("auml", "ä"),
    ("ouml", "ö"),
    ("uuml", "ü"),
    ("Auml", "Ä"),
    ("Ouml", "Ö"),
    ("Uuml", "Ü"),
    ("szlig", "ß"),
    ("agrave", "à"),
    ("aacute", "á"),
    ("acirc", "â"),
    ("atilde", "ã"),
    ("aring", "å"),
    ("ccedil", "ç"),
    ("egrave", "è"),
    ("eacute", "é"),
    ("ecirc", "ê"),
    ("euml", "ë"),
    ("iacute", "í"),
    ("icirc", "î"),
    ("ntilde", "ñ"),
    ("oacute", "ó"),
    ("ocirc", "ô"),
    ("otilde", "õ"),
    ("uacute", "ú"),
    ("Atilde", "Ã"),
    ("Eacute", "É"),
    ("Ntilde", "Ñ"),
    ("iexcl", "¡"),
    ("iquest", "¿"),
    ("shy", "&#173;"),
    ("zwj", "&#8205;"),
    ("zwnj", "&#8204;"),
];

/// The one finding about a document that cannot be read.
pub(in crate::twiml::validate) fn unreadable(
    cx: &mut Checker<'_>,
    source: &str,
    error: &ReadError,
) {
    let span = error.span();
    let rule: &Rule = if error.is_empty() {
        &EMPTY_DOCUMENT
    } else if error.is_before_declaration() {
        &XML_PROLOG_JUNK
    } else if error.is_encoding() {
        &XML_ENCODING_MISMATCH
    } else if error.is_doctype() {
        &XML_DOCTYPE
    } else if error.is_character() {
        &XML_INVALID_CHAR
    } else if error.undefined_entity().is_some() {
        &XML_UNDEFINED_ENTITY
    } else if error.is_too_deep() {
        &DOC_TOO_DEEP
    } else if error.is_limit() {
        &DOC_TOO_LARGE
    } else {
        &XML_NOT_WELL_FORMED
    };
    let text = source.get(span.range()).unwrap_or_default();
    let fix = if error.is_before_declaration() && text.trim_ascii().is_empty() {
        Some((
            "remove what stands before the declaration",
            Safe,
            String::new(),
        ))
    } else if error.is_encoding() {
        Some(("declare `UTF-8`", Safe, "UTF-8".to_owned()))
    } else if error.is_character() && !text.is_empty() {
        Some(("remove the character", Unsafe, String::new()))
    } else if error.is_bare_ampersand() {
        Some(("write `&amp;`", Safe, "&amp;".to_owned()))
    } else {
        let known = error
            .undefined_entity()
            .and_then(|name| HTML_ENTITIES.iter().find(|(entity, _)| *entity == name));
        known.map(|(_, text)| ("write the character itself", Safe, (*text).to_owned()))
    };
    let diagnostic = cx.report_span(rule, span, error.to_string());
    diagnostic.fix =
        fix.map(|(message, how, text)| Fix::new(message, how, vec![Edit::new(span, text)]));
    if error.is_empty() {
        diagnostic.help = Some("write `<Response/>` to do nothing".to_owned());
    }
}

/// The one finding about bytes that are no text.
pub(in crate::twiml::validate) fn not_utf8(cx: &mut Checker<'_>, at: usize, byte: u8) {
    let span = Span::new(at, at + char::REPLACEMENT_CHARACTER.len_utf8());
    cx.report_span(
        &XML_ENCODING_MISMATCH,
        span,
        format!("expected UTF-8, found the byte 0x{byte:02X}"),
    );
}

/// Checks the content type that a document is sent with.
pub(in crate::twiml::validate) fn content_type(cx: &mut Checker<'_>, value: &str) {
    let media_type = value.split(';').next().unwrap_or_default().trim_ascii();
    let is = |name: &str| media_type.eq_ignore_ascii_case(name);
    if is("text/xml") || is("application/xml") || is("text/html") {
        return;
    }
    let span = Span::new(0, value.len());
    if is("text/plain") {
        let happens = if cx.context == Context::Messaging {
            "is sent as the reply"
        } else {
            "may be read aloud"
        };
        let message = format!("expected `text/xml`, found `text/plain`: the document {happens}");
        cx.report_span(&CONTENT_TYPE_PLAIN, span, message);
    } else {
        let message = format!(
            "expected `text/xml` as the content type, found {}",
            super::value::excerpt(media_type)
        );
        cx.report_span(&CONTENT_TYPE, span, message);
    }
}

/// Checks what only the text of a document shows.
pub(in crate::twiml::validate) fn source(cx: &mut Checker<'_>, source: &str, document: &Document) {
    if document.declaration.is_none() {
        let at = source.len() - source.trim_start_matches('\u{feff}').len();
        // What stands before it would then stand before a declaration.
        let is_first = source[at..].starts_with('<');
        let diagnostic = cx.report_span(
            &XML_DECL_MISSING,
            document.root.name_span(),
            "no XML declaration",
        );
        let edit = Edit::new(
            Span::new(at, at),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
        );
        diagnostic.fix = is_first.then(|| Fix::new("add the declaration", Safe, vec![edit]));
    }
    for event in document.root.events() {
        let Event::Leaf(Node::Text(text)) = event else {
            continue;
        };
        if text.is_cdata {
            let mut escaped = text
                .content
                .replace('&', "&amp;")
                .replace('<', "&lt;")
                .replace('>', "&gt;");
            // With a `>` behind it, `]]` would end a section that there is none of.
            let rest = escaped.trim_end_matches(']').len();
            let brackets = "&#93;".repeat(escaped.len() - rest);
            escaped.replace_range(rest.., &brackets);
            let diagnostic = cx.report_span(&XML_CDATA_DISCOURAGED, text.span, "a CDATA section");
            diagnostic.fix = replace(text.span, escaped, "write it as text".to_owned(), Safe);
        }
    }
    size(
        cx,
        source.len(),
        || source.chars().count(),
        document.root.name_span(),
    );
}

/// Checks the size of a document.
fn size(cx: &mut Checker<'_>, bytes: usize, characters: impl Fn() -> usize, at: Span) {
    if cx.context == Context::CallParameter {
        let (max, found) = (LIMITS.call_parameter_characters, characters());
        if found > max {
            let message =
                format!("expected TwiML of at most {max} characters in a parameter, found {found}");
            cx.report_span(&CALL_PARAM_TOO_LONG, at, message);
        }
    }
    let max = LIMITS.document_bytes;
    if bytes > max {
        let message = format!("expected a document of at most {max} bytes, found {bytes}");
        cx.report_span(&DOC_TOO_LARGE, at, message);
    }
}

/// Checks the size of the text that a tree was read from, of which no more than the root is known.
pub(in crate::twiml::validate) fn spanned(cx: &mut Checker<'_>, root: &Element) {
    size(cx, root.span.len(), || root.span.len(), root.name_span());
}

/// Checks the size that a tree has when it is written, where it was not read from a text.
pub(in crate::twiml::validate) fn written(cx: &mut Checker<'_>, root: &Element) {
    // Writing costs as much as all rules together; most trees are far from the limit.
    if let Ok(text) = crate::twiml::write(root) {
        size(cx, text.len(), || text.chars().count(), root.span);
    }
}

/// Finds the row of the root, and reports when it is not `<Response>`.
pub(in crate::twiml::validate) fn root(
    cx: &mut Checker<'_>,
    root: &Element,
) -> Option<&'static ElementSpec> {
    if root.name != "Response" {
        let edits = cx
            .rename(root, "Response")
            .filter(|_| root.name.eq_ignore_ascii_case("Response"));
        let message = format!(
            "expected `<Response>` as the root element, found `<{}>`",
            root.name
        );
        let diagnostic = cx.report_span(&ROOT_NOT_RESPONSE, root.name_span(), message);
        diagnostic.key = Some("$".to_owned());
        diagnostic.fix = edits.map(|edits| Fix::new("write `Response`", Safe, edits));
        return None;
    }
    if root.elements().next().is_none() {
        let what = if cx.context == Context::Messaging {
            "nobody gets a reply"
        } else {
            "the call ends"
        };
        let message = format!("an empty `<Response>`: {what}");
        cx.report_span(&EMPTY_RESPONSE, root.name_span(), message)
            .key = Some("$".to_owned());
    }
    let is_fax =
        cx.context.domain() == Domain::Voice && root.elements().any(|verb| verb.name == "Receive");
    Some(language::root(if is_fax {
        Domain::Fax
    } else {
        cx.context.domain()
    }))
}

/// Checks the `version` of `<Response>`.
pub(super) fn version<'e>(cx: &mut Checker<'e>, place: Place<'e>, attribute: &'e Attribute) {
    if attribute.value == "1.0" || attribute.value == "1" {
        return;
    }
    let span = Span::new(attribute.name_span.start, attribute.value_span.end + 1);
    let fix = replace(span, "", "remove `version`".to_owned(), Unsafe)
        .filter(|_| !attribute.name_span.is_empty());
    let found: &mut Diagnostic = cx.report(
        &ROOT_VERSION_ATTR,
        place,
        At::Attribute(attribute),
        "a `version` that Twilio does not have",
    );
    found.fix = fix;
}
