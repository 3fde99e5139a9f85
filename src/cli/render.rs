//! `wamark render`: a message, shown or converted.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueHint;
use serde::Serialize;
use serde::ser::{SerializeSeq, Serializer};

use super::input::{self, Input, Language};
use super::losses::LossOptions;
use super::{FINDINGS, complain, output, shown};
use crate::Document;
use crate::import::Loss;
use crate::markup::escape;
use crate::render;

const AFTER_HELP: &str = "\
Environment:
  NO_COLOR  when set and not empty, `ansi` and `--losses text` write no escape sequences

Exit codes:
  0  done
  1  done, but something was lost: only with --strict
  2  could not run: wrong arguments, input that cannot be read, output that cannot be written

Examples:
  wamark render message.txt                            show a message on the terminal
  wamark render -t html --links message.txt -o a.html  convert it to HTML with links, into a file
  printf '*Hi*' | wamark render -t markdown            read standard input
  wamark render -t whatsapp --losses text answer.md    make a message of Markdown; list what was lost
  wamark render -t json *.txt                          the syntax trees of several messages";

/// Render messages as styled text, plain text, HTML, Markdown or JSON
///
/// Markdown and HTML become a message first: what WhatsApp has no equal for is written so that it reads well, and
/// characters that would format by mistake are replaced by look-alikes.
///
/// Input is UTF-8. A byte order mark and the line break that ends a text file are not part of the message;
/// the output ends with one line break, and is empty for an empty message (JSON is not).
///
/// Several files are told apart: by a line `==> NAME <==` above each, in HTML by `<section data-file="NAME">`
/// around each, in JSON by an array of `{"file", "document"}`, while a single file gives the document alone.
/// A file that cannot be read does not keep the others from being rendered, but then nothing is written to
/// the file of `-o`.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Args {
    /// Files to read; `-`, or none, is standard input
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    files: Vec<PathBuf>,
    /// Language of the input [default: by extension (.md, .markdown, .html, .htm), else whatsapp]
    #[arg(short, long, value_enum, value_name = "LANGUAGE")]
    from: Option<Language>,
    /// Format of the output [default: ansi on a terminal, else plain]
    #[arg(short, long, value_enum, value_name = "FORMAT")]
    to: Option<Format>,
    /// Write to this file, whole or not at all; it may be one of the inputs
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    output: Option<PathBuf>,
    /// Make links of URLs (only with `-t html`)
    #[arg(long)]
    links: bool,
    /// Give every element a class, such as `wa-strong` for the prefix `wa-` (only with `-t html`)
    #[arg(long, value_name = "PREFIX")]
    class_prefix: Option<String>,
    #[command(flatten)]
    losses: LossOptions,
}

/// An input and the message that it is.
struct Message<'i> {
    input: &'i Input,
    document: Document<'i>,
    losses: Vec<Loss>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// Text with the styles of a terminal; control characters of the message are made visible
    Ansi,
    /// An HTML fragment
    Html,
    /// Text without styles and delimiters; nothing else is changed
    Plain,
    /// Markdown (GFM)
    Markdown,
    /// The message language again
    Whatsapp,
    /// The syntax tree
    Json,
}

pub(super) fn run(args: &Args, out: &mut impl Write, err: &mut impl Write) -> io::Result<ExitCode> {
    let file = args.output.as_deref().filter(|path| !input::is_stdin(path));
    let format = args.to.unwrap_or_else(|| {
        if file.is_none() && io::stdout().is_terminal() {
            Format::Ansi
        } else {
            Format::Plain
        }
    });
    if format != Format::Html {
        let given = [
            ("--links", args.links),
            ("--class-prefix", args.class_prefix.is_some()),
        ];
        if let Some((option, _)) = given.into_iter().find(|&(_, given)| given) {
            return Ok(complain(
                err,
                &format!("expected `-t html` with `{option}`"),
            ));
        }
    }
    let stdin = [PathBuf::from("-")];
    let files = if args.files.is_empty() {
        &stdin
    } else {
        args.files.as_slice()
    };
    if files.iter().filter(|path| input::is_stdin(path)).count() > 1 {
        let what = "standard input: expected `-` once, found it again";
        return Ok(complain(err, what));
    }
    let mut inputs = Vec::new();
    let mut code = ExitCode::SUCCESS;
    for path in files {
        match Input::read(path, args.from) {
            Ok(input) => inputs.push(input),
            Err(error) => code = complain(err, &error),
        }
    }
    let messages: Vec<_> = inputs
        .iter()
        .map(|input| {
            let (document, losses) = input.document();
            Message {
                input,
                document,
                losses,
            }
        })
        .collect();
    let lossy: Vec<_> = messages
        .iter()
        .map(|message| (message.input, message.losses.as_slice()))
        .collect();
    if args.losses.report(&lossy, err)? && code == ExitCode::SUCCESS {
        code = ExitCode::from(FINDINGS);
    }
    let Some(file) = file else {
        args.write(format, &messages, out)?;
        return Ok(code);
    };
    if inputs.len() < files.len() {
        let name = file.to_string_lossy();
        return Ok(complain(
            err,
            &format!(
                "{}: not written, as not all of the input could be read",
                shown(&name)
            ),
        ));
    }
    let mut content = Vec::new();
    args.write(format, &messages, &mut content)?;
    output::replace(file, &content)?;
    Ok(code)
}

impl Args {
    fn write(
        &self,
        format: Format,
        messages: &[Message<'_>],
        out: &mut impl Write,
    ) -> io::Result<()> {
        if self.files.len() < 2 {
            return messages.iter().try_for_each(|message| {
                out.write_all(self.render(format, &message.document).as_bytes())
            });
        }
        match format {
            Format::Json => array(messages, out),
            Format::Html => messages.iter().try_for_each(|message| {
                let mut name = String::new();
                escape::html_attribute(&mut name, &shown(message.input.name()))
                    .map_err(io::Error::other)?;
                let content = self.render(format, &message.document);
                write!(out, "<section data-file=\"{name}\">\n{content}</section>\n")
            }),
            Format::Ansi | Format::Plain | Format::Markdown | Format::Whatsapp => {
                for (at, message) in messages.iter().enumerate() {
                    let above = if at == 0 { "" } else { "\n" };
                    let heading = heading(format, message.input.name());
                    write!(
                        out,
                        "{above}{heading}\n{}",
                        self.render(format, &message.document)
                    )?;
                }
                Ok(())
            }
        }
    }

    /// Renders a message with the line break that ends it.
    fn render(&self, format: Format, document: &Document<'_>) -> String {
        let mut content = match format {
            Format::Ansi => render::ansi::Ansi::new()
                .styles(!no_color())
                .render(document),
            Format::Html => {
                let html = render::html::Html::new().links(self.links);
                match &self.class_prefix {
                    Some(prefix) => html.class_prefix(prefix).render(document),
                    None => html.render(document),
                }
            }
            Format::Plain => render::plain(document),
            Format::Markdown => render::markdown(document),
            Format::Whatsapp => render::whatsapp(document),
            Format::Json => render::json(document),
        };
        if !content.is_empty() {
            content.push('\n');
        }
        content
    }
}

/// The line above one of several messages.
fn heading(format: Format, name: &str) -> String {
    let name = shown(name);
    if format != Format::Markdown {
        return format!("==> {name} <==");
    }
    let mut line = String::from("==> ");
    for character in name.chars() {
        if "\\`*_[]<>&~".contains(character) {
            line.push('\\');
        }
        line.push(character);
    }
    // A paragraph of its own.
    line + " <==\n"
}

/// Writes several syntax trees as one JSON document.
fn array(messages: &[Message<'_>], out: &mut impl Write) -> io::Result<()> {
    #[derive(Serialize)]
    struct Entry<'i> {
        file: &'i str,
        document: &'i Document<'i>,
    }
    let mut serializer = serde_json::Serializer::pretty(&mut *out);
    let mut array = serializer.serialize_seq(Some(messages.len()))?;
    for message in messages {
        array.serialize_element(&Entry {
            file: &message.input.path,
            document: &message.document,
        })?;
    }
    array.end()?;
    out.write_all(b"\n")
}

fn no_color() -> bool {
    std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
}
