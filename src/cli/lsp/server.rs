//! What the server knows and answers.

use std::collections::HashMap;
use std::path::PathBuf;

use gen_lsp_types as lsp;
use gen_lsp_types::{
    CodeAction, CodeActionKind, CodeActionOptions, CodeActionParams, CodeActionResponse,
    CodeDescription, DiagnosticSeverity, DidChangeTextDocumentParams, DidCloseTextDocumentParams,
    DidOpenTextDocumentParams, DocumentFormattingParams, Hover, HoverParams, InitializeParams,
    InitializeResult, MarkupContent, MarkupKind, PositionEncodingKind, PublishDiagnosticsParams,
    ServerCapabilities, ServerInfo, TextDocumentContentChangeEvent, TextDocumentSyncKind,
    TextDocumentSyncOptions, TextEdit, Uri, WorkspaceEdit,
};
use lsp_server::Notification;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::place::{Places, Unit};
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::lint::{self, Config, Workspace};
use crate::render;
use crate::source::{self, Format};
use crate::text::Span;

/// The open documents.
#[derive(Debug, Default)]
pub(super) struct Server {
    unit: Unit,
    workspace: Workspace,
    documents: HashMap<Uri, Document>,
}

/// A document that is open in the editor.
#[derive(Debug)]
struct Document {
    text: String,
    version: i32,
    /// How it is checked; nothing for a file that is not.
    config: Option<Config>,
    found: Vec<Diagnostic>,
    /// Why it cannot be checked.
    complaint: Option<String>,
}

/// Why a request has no result.
#[derive(Debug)]
pub(super) enum Failure {
    /// There is no such method.
    Unknown,
    /// Its parameters are not what the protocol says.
    Params(serde_json::Error),
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::Params(error)
    }
}

impl Server {
    /// Answers a request.
    pub(super) fn answer(&mut self, method: &str, params: Value) -> Result<Value, Failure> {
        match method {
            "initialize" => give(self.initialize(&take(params)?)),
            "shutdown" => Ok(Value::Null),
            "textDocument/codeAction" => give(self.actions(&take(params)?)),
            "textDocument/hover" => give(self.hover(&take(params)?)),
            "textDocument/formatting" => give(self.format(&take(params)?)),
            _ => Err(Failure::Unknown),
        }
    }

    /// Takes note of something, and gives what there is to publish.
    ///
    /// What is malformed or unknown is passed over, for nobody waits for an answer.
    pub(super) fn notify(&mut self, method: &str, params: Value) -> Vec<Notification> {
        let uri = match method {
            "textDocument/didOpen" => take(params).ok().map(|params| self.open(params)),
            "textDocument/didChange" => take(params).ok().and_then(|params| self.change(params)),
            "textDocument/didClose" => take(params).ok().map(|params| self.close(params)),
            // Saving may have changed `wamark.toml`, as may somebody else.
            "textDocument/didSave" | "workspace/didChangeWatchedFiles" => {
                return self.check_all();
            }
            _ => None,
        };
        uri.map(|uri| self.publish(uri)).into_iter().collect()
    }

    fn initialize(&mut self, params: &InitializeParams) -> InitializeResult {
        let general = params.capabilities.general.as_ref();
        let encodings = general.and_then(|general| general.position_encodings.as_deref());
        let utf8 = encodings.is_some_and(|list| list.contains(&PositionEncodingKind::UTF8));
        self.unit = if utf8 { Unit::Utf8 } else { Unit::Utf16 };
        InitializeResult {
            capabilities: ServerCapabilities {
                position_encoding: Some(match self.unit {
                    Unit::Utf8 => PositionEncodingKind::UTF8,
                    Unit::Utf16 => PositionEncodingKind::UTF16,
                }),
                text_document_sync: Some(
                    TextDocumentSyncOptions {
                        open_close: Some(true),
                        change: Some(TextDocumentSyncKind::Incremental),
                        save: Some(true.into()),
                        ..TextDocumentSyncOptions::default()
                    }
                    .into(),
                ),
                code_action_provider: Some(
                    CodeActionOptions {
                        code_action_kinds: Some(vec![
                            CodeActionKind::QuickFix,
                            CodeActionKind::SourceFixAll,
                        ]),
                        ..CodeActionOptions::default()
                    }
                    .into(),
                ),
                hover_provider: Some(true.into()),
                document_formatting_provider: Some(true.into()),
                ..ServerCapabilities::default()
            },
            server_info: Some(ServerInfo {
                name: env!("CARGO_PKG_NAME").to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
        }
    }

    fn open(&mut self, params: DidOpenTextDocumentParams) -> Uri {
        let item = params.text_document;
        self.check(item.uri.clone(), item.text, item.version);
        item.uri
    }

    fn change(&mut self, params: DidChangeTextDocumentParams) -> Option<Uri> {
        let uri = params.text_document.text_document_identifier.uri;
        let document = self.documents.remove(&uri)?;
        let mut text = document.text;
        for change in params.content_changes {
            match change {
                TextDocumentContentChangeEvent::TextDocumentContentChangePartial(part) => {
                    let span = Places::new(&text, self.unit).span(part.range);
                    text.replace_range(span.range(), &part.text);
                }
                TextDocumentContentChangeEvent::TextDocumentContentChangeWholeDocument(whole) => {
                    text = whole.text;
                }
            }
        }
        self.check(uri.clone(), text, params.text_document.version);
        Some(uri)
    }

    fn close(&mut self, params: DidCloseTextDocumentParams) -> Uri {
        self.documents.remove(&params.text_document.uri);
        params.text_document.uri
    }

    fn check_all(&mut self) -> Vec<Notification> {
        self.workspace.forget();
        let mut uris: Vec<Uri> = self.documents.keys().cloned().collect();
        uris.sort();
        for uri in &uris {
            if let Some(old) = self.documents.remove(uri) {
                self.check(uri.clone(), old.text, old.version);
            }
        }
        uris.into_iter().map(|uri| self.publish(uri)).collect()
    }

    /// Checks a text as the file of that name, and keeps it.
    fn check(&mut self, uri: Uri, text: String, version: i32) {
        let path = uri.to_file_path();
        let path = path.unwrap_or_else(|()| PathBuf::from(uri.path()));
        let mut document = Document {
            text,
            version,
            config: None,
            found: Vec::new(),
            complaint: None,
        };
        match self.workspace.settings(&path) {
            Ok(settings) => document.config = settings.config(&path, &document.text),
            Err(error) => document.complaint = Some(error.to_string()),
        }
        match self.workspace.check(&path, &document.text) {
            Ok(found) => document.found = found,
            Err(error) => document.complaint = Some(error.to_string()),
        }
        self.documents.insert(uri, document);
    }

    /// What was found in a document; nothing for one that is closed.
    fn publish(&self, uri: Uri) -> Notification {
        let document = self.documents.get(&uri);
        let diagnostics = document.map_or_else(Vec::new, |document| {
            let places = Places::new(&document.text, self.unit);
            let complaint = document.complaint.as_deref().map(complaint);
            let found = document.found.iter();
            let found = found.map(|found| diagnostic(found, &places));
            complaint.into_iter().chain(found).collect()
        });
        let params = PublishDiagnosticsParams {
            uri,
            version: document.map(|document| document.version),
            diagnostics,
        };
        Notification::new("textDocument/publishDiagnostics".to_owned(), params)
    }

    /// The fixes of what is found in a range, and one that applies all safe ones.
    fn actions(&self, params: &CodeActionParams) -> Vec<CodeActionResponse> {
        let uri = &params.text_document.uri;
        let Some(document) = self.documents.get(uri) else {
            return Vec::new();
        };
        let wanted = |kind: &CodeActionKind| {
            let only = params.context.only.as_ref();
            only.is_none_or(|only| only.iter().any(|wanted| covers(wanted, kind)))
        };
        let places = Places::new(&document.text, self.unit);
        let asked = places.span(params.range);
        let mut actions = Vec::new();
        let near =
            |found: &&Diagnostic| found.span.start <= asked.end && asked.start <= found.span.end;
        for found in document.found.iter().filter(near) {
            let Some(fix) = found
                .fix
                .as_ref()
                .filter(|_| wanted(&CodeActionKind::QuickFix))
            else {
                continue;
            };
            let edits = fix.edits.iter();
            let edits = edits.map(|edit| TextEdit::new(places.range(edit.span), edit.text.clone()));
            let safe = fix.applicability == Applicability::Safe;
            actions.push(CodeActionResponse::CodeAction(CodeAction {
                title: format!("{} ({})", fix.message, found.code),
                kind: Some(CodeActionKind::QuickFix),
                diagnostics: Some(vec![diagnostic(found, &places)]),
                is_preferred: Some(safe),
                edit: Some(edit(uri, edits.collect())),
                ..CodeAction::default()
            }));
        }
        if wanted(&CodeActionKind::SourceFixAll)
            && let Some(text) = document.fixed()
        {
            actions.push(CodeActionResponse::CodeAction(CodeAction {
                title: "apply all safe fixes".to_owned(),
                kind: Some(CodeActionKind::SourceFixAll),
                edit: Some(edit(uri, vec![whole(&places, &document.text, &text)])),
                ..CodeAction::default()
            }));
        }
        actions
    }

    /// The rules that found something here, and how the message looks.
    fn hover(&self, params: &HoverParams) -> Option<Hover> {
        let place = &params.text_document_position_params;
        let document = self.documents.get(&place.text_document.uri)?;
        let places = Places::new(&document.text, self.unit);
        let offset = places.offset(place.position);
        let holds = |span: Span| span.start <= offset && offset <= span.end;
        let mut parts = Vec::new();
        let mut range = None;
        for found in document.found.iter().filter(|found| holds(found.span)) {
            range.get_or_insert_with(|| places.range(found.span));
            parts.push(documentation(found));
        }
        if let Some((preview, span)) = document.preview(holds) {
            range.get_or_insert_with(|| places.range(span));
            parts.push(preview);
        }
        (!parts.is_empty()).then(|| Hover {
            contents: MarkupContent::new(MarkupKind::Markdown, parts.join("\n\n---\n\n")).into(),
            range,
        })
    }

    /// TwiML laid out for people; other copy with all safe fixes applied.
    fn format(&self, params: &DocumentFormattingParams) -> Option<Vec<TextEdit>> {
        let document = self.documents.get(&params.text_document.uri)?;
        let text = match document.config.as_ref()?.format {
            Format::Twiml => {
                let indent = usize::try_from(params.options.tab_size)
                    .unwrap_or(2)
                    .min(16);
                crate::cli::twiml::pretty(&document.text, indent)
            }
            _ => document.fixed(),
        };
        let text = text.filter(|text| *text != document.text);
        let places = Places::new(&document.text, self.unit);
        let edits = text.map(|text| vec![whole(&places, &document.text, &text)]);
        Some(edits.unwrap_or_default())
    }
}

impl Document {
    /// The text with all safe fixes, if there are any.
    fn fixed(&self) -> Option<String> {
        let safe = |found: &Diagnostic| {
            let fix = found.fix.as_ref();
            fix.is_some_and(|fix| fix.applicability == Applicability::Safe)
        };
        let config = self.config.as_ref()?;
        let fixed = self
            .found
            .iter()
            .any(safe)
            .then(|| lint::fix(&self.text, config, Applicability::Safe));
        fixed.map(|fixed| fixed.text)
    }

    /// The message at a place: how it looks, how long it is, and where it stands.
    fn preview(&self, holds: impl Fn(Span) -> bool) -> Option<(String, Span)> {
        let source = source::read(self.config.as_ref()?.format, &self.text).ok()?;
        let entry = source.entries.iter().find(|entry| holds(entry.span))?;
        let message = crate::parse(&entry.text);
        let length = entry.text.chars().count();
        let unit = if length == 1 {
            "character"
        } else {
            "characters"
        };
        let shown = render::markdown(&message);
        Some((format!("{shown}\n\n*{length} {unit}*"), entry.span))
    }
}

/// The documentation of the rule behind a finding, Markdown.
fn documentation(found: &Diagnostic) -> String {
    let title = format!("**{}** `{}`", found.code, found.rule);
    match lint::rule(&found.code) {
        Some(rule) => format!("{title}\n\n{}", rule.meta().documentation()),
        None => title,
    }
}

/// Says at the start of a file why it was not checked.
fn complaint(text: &str) -> lsp::Diagnostic {
    lsp::Diagnostic {
        severity: Some(DiagnosticSeverity::Error),
        source: Some(env!("CARGO_PKG_NAME").to_owned()),
        message: text.to_owned().into(),
        ..lsp::Diagnostic::default()
    }
}

fn diagnostic(found: &Diagnostic, places: &Places<'_>) -> lsp::Diagnostic {
    let message = match &found.help {
        Some(help) => format!("{}\nhelp: {help}", found.message),
        None => found.message.clone(),
    };
    lsp::Diagnostic {
        range: places.range(found.span),
        severity: Some(match found.severity {
            Severity::Error => DiagnosticSeverity::Error,
            Severity::Warning => DiagnosticSeverity::Warning,
            Severity::Info => DiagnosticSeverity::Information,
        }),
        code: Some(found.code.to_string().into()),
        code_description: found
            .url
            .as_ref()
            .and_then(|url| url.parse().ok())
            .map(|href| CodeDescription { href }),
        source: Some(env!("CARGO_PKG_NAME").to_owned()),
        message: message.into(),
        ..lsp::Diagnostic::default()
    }
}

/// Whether a kind of action that was asked for covers another: `source` covers `source.fixAll`.
fn covers(asked: &CodeActionKind, kind: &CodeActionKind) -> bool {
    let (asked, kind) = (asked.to_string(), kind.to_string());
    let rest = kind.strip_prefix(asked.as_str());
    rest.is_some_and(|rest| asked.is_empty() || rest.is_empty() || rest.starts_with('.'))
}

fn edit(uri: &Uri, edits: Vec<TextEdit>) -> WorkspaceEdit {
    WorkspaceEdit {
        changes: Some(HashMap::from([(uri.clone(), edits)])),
        ..WorkspaceEdit::default()
    }
}

/// An edit that changes one text into another: from the first difference to the last.
fn whole(places: &Places<'_>, old: &str, new: &str) -> TextEdit {
    let same = old.char_indices().zip(new.chars());
    let start = same.clone().find(|((_, a), b)| a != b);
    let start = start.map_or(old.len().min(new.len()), |((at, _), _)| at);
    let same = old[start..].chars().rev().zip(new[start..].chars().rev());
    let end: usize = same
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| a.len_utf8())
        .sum();
    let span = Span::new(start, old.len() - end);
    TextEdit::new(places.range(span), new[start..new.len() - end].to_owned())
}

fn take<T: DeserializeOwned>(params: Value) -> Result<T, serde_json::Error> {
    serde_json::from_value(params)
}

fn give(result: impl serde::Serialize) -> Result<Value, Failure> {
    Ok(serde_json::to_value(result)?)
}
