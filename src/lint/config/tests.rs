//! What a configuration says, and how it says that it cannot be used.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use super::{Config, Overrides, Settings, Workspace, check_config};
use crate::diagnostic::{Applicability, Severity};
use crate::lint::{self, Category, Profile};
use crate::source::Format;

fn settings(text: &str) -> Settings {
    Settings::parse("wamark.toml", text).unwrap()
}

fn config(text: &str, path: &str) -> Config {
    settings(text).config(Path::new(path), "").unwrap()
}

fn codes(text: &str, config: &Config) -> Vec<String> {
    let found = lint::check(text, config).into_iter();
    found.map(|found| found.code.into_owned()).collect()
}

#[test]
fn errors_name_line_column_and_what_was_meant() {
    for (text, expected) in [
        (
            "selct = []",
            "1:1: unknown key `selct`, did you mean `select`?",
        ),
        (
            "# x\n[copy]\ninclud = []",
            "3:1: unknown key `includ`, did you mean `include`?",
        ),
        (
            "[options]\nmax-segment = 1",
            "2:1: unknown key `max-segment`, did you mean `max-segments`?",
        ),
        (
            "[options]\nmax-segments = 'x'",
            "2:16: invalid type: string \"x\", expected usize",
        ),
        (
            "profile = 'smss'",
            "1:11: unknown profile `smss`, did you mean `sms`?",
        ),
        (
            "profile = 'fax'",
            "1:11: unknown profile `fax`, expected one of: whatsapp-session, whatsapp-template, whatsapp-interactive, sms, twiml",
        ),
        (
            "[severity]\nFMT002 = 'warn'",
            "2:10: unknown severity `warn`, expected one of: error, warning, info",
        ),
        (
            "exclude = ['a', '[z']",
            "1:17: expected a glob, found `[z`: unclosed character class; missing ']'",
        ),
        ("[[files]]\nprofile = 'sms'", "1:1: missing key `paths`"),
        (
            "select = 'FMT'",
            "1:10: invalid type: string \"FMT\", expected a sequence",
        ),
        (
            "extends = ['/a.toml']",
            "1:12: expected a relative path, found `/a.toml`",
        ),
        (
            "é = 1",
            "1:1: invalid unquoted key, expected letters, numbers, `-`, `_`",
        ),
        (
            "[[rules]]\ncode = 'X'\nmessage = ''\npattern = ''",
            "2:8: expected capital letters and digits as the code, such as `ACME001`, found `X`",
        ),
        (
            "[[rules]]\ncode = 'FMT002'\nmessage = ''\npattern = ''",
            "2:8: the code `FMT002` is that of `space-inside-marker`",
        ),
        (
            "[[rules]]\ncode = 'X1'\nmessage = ''",
            "2:8: expected one of `pattern`, `words` and `swap`",
        ),
        (
            "[[rules]]\ncode = 'X1'\nmessage = ''\npattern = '('",
            "4:11: expected a regular expression as `pattern`: unclosed group",
        ),
        (
            "[[rules]]\ncode = 'X1'\nmessage = ''\nwords = ['a']\nprofiles = ['sms', 'smss']",
            "5:20: unknown profile `smss`, did you mean `sms`?",
        ),
        (
            "[[keys]]\nkeys = [\n  'a.*',\n  '{b',\n]",
            "4:3: expected a glob, found `{b`: unclosed alternate group; missing '}' (maybe escape '{' with '[{]'?)",
        ),
        (
            "exclude = ['a', 1]",
            "1:17: invalid type: integer `1`, expected a string, a glob",
        ),
    ] {
        let error = Settings::parse("wamark.toml", text).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("wamark.toml:{expected}"),
            "{text}"
        );
    }
}

#[test]
fn later_parts_win_and_lists_add_up() {
    let text = "
        profile = 'sms'
        ignore = ['FMT001']
        [[files]]
        paths = ['templates/**']
        profile = 'whatsapp-template'
        category = 'utility'
        format = 'meta-template'
        ignore = ['FMT002']
        [[files]]
        paths = ['*.promo.json']
        category = 'marketing'
    ";
    let found = config(text, "a.txt");
    assert_eq!(
        (found.profile, found.category, found.format),
        (Profile::Sms, None, Format::Text)
    );
    let found = config(text, "templates/x/a.promo.json");
    assert_eq!(found.profile, Profile::WhatsappTemplate);
    assert_eq!(found.category, Some(Category::Marketing));
    assert_eq!(found.format, Format::MetaTemplate);
    assert_eq!(found.ignore, ["FMT001", "FMT002"]);
    assert!(settings(text).config(Path::new("a.png"), "").is_none());
}

#[test]
fn arguments_win_over_files() {
    let settings = settings("ignore = ['FMT']\nprofile = 'sms'").with_overrides(Overrides {
        profile: Some(Profile::WhatsappSession),
        select: Some(vec!["FMT002".to_owned()]),
        ..Overrides::default()
    });
    let config = settings.config(Path::new("a.txt"), "").unwrap();
    assert_eq!(config.profile, Profile::WhatsappSession);
    assert_eq!(codes("Only * two seats * left", &config), ["FMT002"]);
}

#[test]
fn rules_are_selected_by_code_name_and_beginning() {
    for (text, expected) in [
        ("", &["FMT002"][..]),
        ("ignore = ['FMT']", &[]),
        ("ignore = ['ALL']", &[]),
        ("select = ['MKD']", &[]),
        (
            "select = ['MKD']\nextend-select = ['space-inside-marker']",
            &["FMT002"],
        ),
    ] {
        assert_eq!(
            codes("Only * two seats * left", &config(text, "a.txt")),
            expected,
            "{text}"
        );
    }
    let config = config("[severity]\nspace-inside-marker = 'info'", "a.txt");
    assert_eq!(
        lint::check("Only * two seats * left", &config)[0].severity,
        Severity::Info
    );
}

#[test]
fn rules_without_code_find_and_fix() {
    let text = r#"
        [[rules]]
        code = "ACME001"
        name = "brand"
        message = "the brand is written `ACME`"
        pattern = "acme"
        case-sensitive = true
        replacement = "ACME"
        fix = "safe"
        [[rules]]
        code = "ACME002"
        message = "too cheap"
        words = ["cheap", "c++", "dirt cheap"]
        severity = "error"
        [[rules]]
        code = "ACME003"
        message = "say it simply"
        swap = { "Utilize" = "use" }
        [[rules]]
        code = "ACME004"
        message = "grows"
        pattern = "x+"
        replacement = "xx"
        locales = ["es"]
    "#;
    let config = config(text, "a.txt");
    let found = lint::check("acme is Cheap, cheaper in C++! UTILIZE xx", &config);
    let found: Vec<_> = found
        .iter()
        .map(|it| (&*it.code, &*it.rule, it.severity, it.span.range()))
        .collect();
    assert_eq!(
        found,
        [
            ("ACME001", "brand", Severity::Warning, 0..4),
            ("ACME002", "acme002", Severity::Error, 8..13),
            ("ACME002", "acme002", Severity::Error, 26..29),
            ("ACME003", "acme003", Severity::Warning, 31..38),
        ]
    );
    let fixed = lint::fix("acme utilize", &config, Applicability::Safe);
    assert_eq!(fixed.text, "ACME utilize");
    let fixed = lint::fix("acme utilize", &config, Applicability::Unsafe);
    assert_eq!(fixed.text, "ACME use");
    let spanish = Config {
        locale: Some("es-MX".to_owned()),
        ..config
    };
    let found = lint::check("xx", &spanish);
    assert!(
        found[0].code == "ACME004" && found[0].fix.is_none(),
        "a fix that the rule flags is none"
    );
}

#[test]
fn unknown_rules_of_a_configuration_are_findings_with_fixes() {
    let text = "ignore = [\"fmt002\", 'NOPE99']\n[severity]\nspace-inside-markr = 'info'\nACME = 'info'\n[[rules]]\ncode = 'ACME001'\nmessage = ''\nwords = ['x']\n";
    let found = check_config(text);
    let found: Vec<_> = found
        .iter()
        .map(|it| (it.message.as_str(), it.help.as_deref()))
        .collect();
    assert_eq!(
        found,
        [
            ("no rule `fmt002`", Some("did you mean `FMT002`?")),
            ("no rule `NOPE99`", None),
            (
                "no rule `space-inside-markr`",
                Some("did you mean `space-inside-marker`?")
            ),
        ]
    );
    let fixed = lint::fix_config(text);
    assert!(
        fixed
            .text
            .starts_with("ignore = [\"FMT002\", 'NOPE99']\n[severity]\nspace-inside-marker = ")
    );
}

#[test]
fn files_extend_others_and_the_nearest_wins() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::create_dir_all(path("app/locales")).unwrap();
    fs::create_dir(path("shared")).unwrap();
    fs::write(path("shared/base.toml"), "extends = ['more.toml']\nprofile = 'sms'\nlocale = 'fr'\nignore = ['LEN']\n[options]\nmax-segments = 1\nallowed-domains = ['a.example']\n[[files]]\npaths = ['locales/*.txt']\ncategory = 'utility'\n").unwrap();
    fs::write(path("shared/more.toml"), "locale = 'de'\n").unwrap();
    fs::write(path("app/wamark.toml"), "extends = ['../shared/base.toml']\nprofile = 'twiml'\nignore = ['UNI']\nexclude = ['**/old/**']\n[options]\nmax-segments = 2\n").unwrap();
    let mut workspace = Workspace::new(Overrides::default());
    let file = path("app/locales/hello.txt");
    let settings = workspace.settings(&file).unwrap();
    assert_eq!(settings.files().len(), 3);
    let config = settings.config(&file, "").unwrap();
    assert_eq!(config.profile, Profile::Twiml);
    assert_eq!(config.locale.as_deref(), Some("fr"));
    assert_eq!(
        config.category,
        Some(Category::Utility),
        "globs are relative to the nearest file"
    );
    assert_eq!(config.ignore, ["LEN", "UNI"]);
    assert_eq!(config.options.max_segments, 2);
    assert_eq!(config.options.allowed_domains, ["a.example"]);
    assert!(settings.excludes(&path("app/x/old/a.txt")) && !settings.excludes(&file));
    // Nothing is found upward of a file elsewhere, and a missing folder is no error.
    assert!(
        workspace
            .settings(&path("shared/none/a.txt"))
            .unwrap()
            .files()
            .is_empty()
    );
}

#[test]
fn folders_without_a_configuration_share_settings() {
    let mut workspace = Workspace::new(Overrides::default());
    let mut settings = |path: &str| workspace.settings(Path::new(path)).unwrap();
    assert!(Arc::ptr_eq(
        &settings("/no/a.json"),
        &settings("/no/b/c.json")
    ));
}

#[test]
fn extending_in_a_circle_is_an_error_with_a_place() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("wamark.toml"), "extends = ['b.toml']\n").unwrap();
    fs::write(path("b.toml"), "\nextends = ['./wamark.toml']\n").unwrap();
    let error = Settings::read(&path("wamark.toml")).unwrap_err();
    assert!(
        error
            .to_string()
            .ends_with("b.toml:2:12: `extends` comes back to `./wamark.toml`"),
        "{error}"
    );
    fs::write(path("b.toml"), "extends = ['none.toml']\n").unwrap();
    let error = Settings::read(&path("wamark.toml")).unwrap_err();
    assert!(
        error.to_string().contains("none.toml: cannot be read"),
        "{error}"
    );
    // Many files that extend the same one do not multiply without end.
    fs::write(
        path("wamark.toml"),
        format!("extends = [{}]\n", "'b.toml',".repeat(40)),
    )
    .unwrap();
    fs::write(path("b.toml"), "").unwrap();
    let error = Settings::read(&path("wamark.toml")).unwrap_err();
    assert!(error.to_string().contains("at most 32 files"), "{error}");
}

#[test]
fn schema_is_fresh() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schema/wamark.toml.json");
    let schema = super::file::schema();
    if std::env::var_os("WAMARK_UPDATE").is_some() {
        fs::write(path, &schema).unwrap();
    }
    let written = fs::read_to_string(path).unwrap_or_default();
    assert!(
        written == schema,
        "{path} is stale: run `cargo xtask generate`"
    );
}
