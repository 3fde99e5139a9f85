//! `wamark lsp`: the linter in editors, over the Language Server Protocol.
//!
//! One thread reads a message, answers it, and reads the next: checking a file takes less time than typing a
//! letter. `server.rs` says what is answered, `place.rs` turns byte spans into positions and back.

mod place;
mod server;

use std::io::{self, Write};
use std::process::ExitCode;

use lsp_server::{ErrorCode, Message, Notification, Request, Response};

use server::{Failure, Server};

const AFTER_HELP: &str = "\
Exit codes:
  0  the editor asked for the end
  1  the editor went away without asking
  2  the input is not the Language Server Protocol

Examples:
  wamark lsp    what an editor starts; docs/editors.md says how to tell it";

/// Serve editors over the Language Server Protocol
///
/// Speaks over standard input and output: diagnostics as you type, quick fixes, documentation of rules and a
/// preview of the message under the cursor, formatting. Files are checked as `wamark lint` checks them, by the
/// `wamark.toml` above them.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Args {
    /// Speak over standard input and output, which is the only way: editors may ask for it
    #[arg(long)]
    stdio: bool,
}

pub(super) fn run(
    _args: &Args,
    out: &mut impl Write,
    _err: &mut impl Write,
) -> io::Result<ExitCode> {
    let mut input = io::stdin().lock();
    let mut server = Server::default();
    let mut stopping = false;
    loop {
        let message = Message::read(&mut input)
            .map_err(|error| io::Error::new(error.kind(), format!("standard input: {error}")))?;
        match message {
            None => return Ok(ExitCode::FAILURE),
            Some(Message::Request(request)) => {
                stopping |= request.method == "shutdown";
                Message::Response(answer(&mut server, request)).write(out)?;
            }
            Some(Message::Notification(notification)) if notification.method == "exit" => {
                return Ok(if stopping {
                    ExitCode::SUCCESS
                } else {
                    ExitCode::FAILURE
                });
            }
            Some(Message::Notification(Notification { method, params })) => {
                for published in server.notify(&method, params) {
                    Message::Notification(published).write(out)?;
                }
            }
            // The server asks the editor nothing.
            Some(Message::Response(_)) => {}
        }
    }
}

fn answer(server: &mut Server, request: Request) -> Response {
    let Request { id, method, params } = request;
    match server.answer(&method, params) {
        Ok(result) => Response {
            id,
            response_result: Ok(result),
        },
        Err(failure) => {
            let (code, message) = match failure {
                Failure::Unknown => (
                    ErrorCode::MethodNotFound,
                    format!("no method `{method}` here"),
                ),
                Failure::Params(error) => (
                    ErrorCode::InvalidParams,
                    format!("parameters of `{method}`: {error}"),
                ),
            };
            Response::new_err(id, code as i32, message)
        }
    }
}
