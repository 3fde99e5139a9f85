//! `cargo xtask picture`: the README's picture, `examples/receipt.txt` beside its HTML.
//!
//! Needs Chromium (on Debian: `apt-get install -y chromium fonts-noto-color-emoji`). Not part of the
//! tests: what a browser draws differs from one machine to the next.

use std::io;
use std::path::Path;
use std::process::ExitCode;

use crate::command::{self, program};

const BROWSERS: &[&str] = &["chromium", "chromium-browser", "google-chrome"];

pub(crate) fn run(arguments: &[String]) -> io::Result<ExitCode> {
    command::only(arguments, &[])?;
    let message = std::fs::read_to_string(command::root().join("examples/receipt.txt"))?;
    let render = [
        "run",
        "--quiet",
        "--release",
        "--package",
        "wamark",
        "--",
        "render",
        "-t",
        "html",
        "--links",
    ];
    let html = command::output(command::cargo().args(render).arg("examples/receipt.txt"))?;

    let escaped = message
        .trim_end()
        .replace('&', "&amp;")
        .replace('<', "&lt;");
    let page = include_str!("picture.html")
        .replace("{{source}}", &escaped)
        .replace("{{html}}", html.trim_end());
    let folder = std::env::temp_dir().join(format!("wamark-picture-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let drawn = draw(&folder, &page);
    std::fs::remove_dir_all(&folder)?;
    drawn?;
    println!("docs/receipt.png: written");
    Ok(ExitCode::SUCCESS)
}

fn draw(folder: &Path, page: &str) -> io::Result<()> {
    let file = folder.join("page.html");
    std::fs::write(&file, page)?;
    let picture = command::root().join("docs/receipt.png");
    let browser = BROWSERS
        .iter()
        .find(|name| program(name).arg("--version").output().is_ok());
    let browser = browser.ok_or_else(|| io::Error::other("no Chromium found"))?;
    command::run(
        program(browser)
            .args([
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
            ])
            .args([
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
            ])
            .args([
                "--hide-scrollbars",
                "--force-device-scale-factor=1.5",
                "--window-size=900,610",
            ])
            .arg(format!(
                "--user-data-dir={}",
                folder.join("profile").display()
            ))
            .arg(format!("--screenshot={}", picture.display()))
            .arg(&file),
    )?;
    // It ends well even where it drew nothing.
    std::fs::metadata(&picture).map(|_| ())
}
