//! `wamark rule`: losses beside rules, and names of neither.

use super::{Shell, stderr};

#[test]
fn losses_are_explained_like_rules() {
    let mut shell = Shell::new();
    shell.run("rule LOS101");
    shell.run("rule mid-word");
    shell.run("rule LOS103 --format json");
    shell.run("rule --losses LOS303");
    shell.check("rule-loss");
}

#[test]
fn losses_are_listed_apart_from_rules() {
    let mut shell = Shell::new();
    let list = String::from_utf8(shell.run("rule --losses").stdout).unwrap();
    assert_eq!(list.lines().count(), wamark::import::LossKind::ALL.len());
    assert!(list.lines().all(|line| line.starts_with("LOS")));
    let output = shell.run("rule --losses --format json");
    let losses: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(losses.len(), list.lines().count());
    let rules = String::from_utf8(shell.run("rule").stdout).unwrap();
    assert!(!rules.contains("LOS1"));
}

#[test]
fn name_of_a_rule_and_a_loss_gives_the_rule_and_says_so() {
    let mut shell = Shell::new();
    let rule = shell.run("rule nested-quote");
    assert!(rule.stdout.starts_with(b"# FMT"));
    assert_eq!(
        stderr(&rule),
        "wamark: `nested-quote` is the name of the loss LOS202, too\n"
    );
    let loss = shell.run("rule --losses nested-quote");
    assert!(loss.stdout.starts_with(b"# LOS202 "));
    assert_eq!(stderr(&loss), "");
}

#[test]
fn every_code_of_a_report_is_explained() {
    let mut shell = Shell::new();
    for kind in wamark::import::LossKind::ALL {
        for name in [kind.code(), kind.name()] {
            let output = shell.run(&format!("rule --losses --format json {name}"));
            let loss: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
            assert_eq!(loss["code"], kind.code());
        }
    }
}

#[test]
fn what_is_neither_rule_nor_loss_is_named_with_what_is_near() {
    let mut shell = Shell::new();
    for (asked, what) in [
        ("los101", "no rule or loss `los101`, did you mean `LOS101`?"),
        ("LOS410", "no rule or loss `LOS410`, did you mean `LOS401`?"),
        (
            "midword",
            "no rule or loss `midword`, did you mean `mid-word`?",
        ),
        (
            "FMT0002",
            "no rule or loss `FMT0002`, did you mean `FMT002`?",
        ),
        ("zebra", "no rule or loss `zebra`"),
        ("nested", "no rule or loss `nested`"),
        (
            "fmt",
            "expected one rule or loss, found `fmt`, which stands for several",
        ),
        (
            "LOS4",
            "expected one rule or loss, found `LOS4`, which stands for several",
        ),
        (
            "ALL",
            "expected one rule or loss, found `ALL`, which stands for several",
        ),
        ("--losses FMT002", "no loss `FMT002`"),
    ] {
        let output = shell.run(&format!("rule {asked}"));
        assert_eq!(stderr(&output), format!("wamark: {what}\n"));
        assert_eq!(output.status.code(), Some(2));
        assert!(output.stdout.is_empty());
    }
}
