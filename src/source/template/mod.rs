//! Templates, interactive messages and flows: JSON whose fields have a meaning.

mod content;
mod fields;
mod meta;
mod studio;

use super::tree::{Ref, Tree};
use super::{Format, ReadError, Source, Unit, UnitKind, comment, found, json};

use fields::Writer;

/// Reads a file of one of the three formats: one template, or a list of them as the services answer with.
pub(super) fn read(format: Format, text: &str) -> Result<Source<'_>, ReadError> {
    let mut source = Source::new(format, text);
    let tree = json::tree(text, &mut source)?;
    let Some(root) = tree.root().filter(|root| root.is_map() || root.is_list()) else {
        let start = tree.root().map_or(0, |root| root.node().span.start);
        return Err(found::error(text, start, "an object"));
    };
    for template in templates(root) {
        match format {
            Format::StudioFlow => studio::read(&mut source, template),
            Format::MetaTemplate => meta::read(&mut source, template),
            _ => content::read(&mut source, template),
        }
    }
    source.problems.sort_by_key(|problem| problem.span);
    source.locale = the_language(&source);
    comment::cover(text, &mut source.comments, &source.entries);
    Ok(source)
}

/// The language, where all templates have the same.
fn the_language(source: &Source<'_>) -> Option<String> {
    let languages = source.entries.iter();
    let mut languages = languages.filter_map(|entry| entry.locale.as_deref());
    let first = languages.next()?;
    languages.all(|it| it == first).then(|| first.to_owned())
}

/// The templates of a file.
fn templates<'t, 's>(root: Ref<'t, 's>) -> Vec<Ref<'t, 's>> {
    let lists = ["data", "contents", "message_templates"];
    let list = lists
        .iter()
        .find_map(|name| root.get(name).filter(|it| it.is_list()));
    match list.or(root.is_list().then_some(root)) {
        Some(list) => list.items().filter(|it| it.is_map()).collect(),
        None => vec![root],
    }
}

/// Tells a format by what JSON holds, `None` for any other JSON.
pub(super) fn sniff(text: &str) -> Option<Format> {
    // Most files are none of these, and telling so must not take a parser.
    let holds = |word: &str| memchr::memmem::find(text.as_bytes(), word.as_bytes()).is_some();
    let words = [
        "\"types\"",
        "\"components\"",
        "\"interactive\"",
        "\"action\"",
        "\"states\"",
        "\"messaging_product\"",
    ];
    if !words.into_iter().any(holds) {
        return None;
    }
    let tree: Tree<'_> = json::tree(text, &mut Source::new(Format::Json, text)).ok()?;
    let template = *templates(tree.root()?).first()?;
    if content::is_template(template) {
        Some(Format::ContentTemplate)
    } else if meta::is_template(template) || meta::is_message(template) {
        Some(Format::MetaTemplate)
    } else if studio::is_flow(template) {
        Some(Format::StudioFlow)
    } else {
        None
    }
}

/// Makes the strings that `write` finds one message.
fn unit<'t, 's>(
    source: &mut Source<'s>,
    kind: UnitKind,
    root: Ref<'t, 's>,
    language: Option<&str>,
    write: impl FnOnce(&mut Writer<'_, 't, 's>),
) {
    let first = source.entries.len();
    let key = root.path();
    let mut writer = Writer::new(source, language);
    write(&mut writer);
    writer.finish();
    let entries = first..source.entries.len();
    if !entries.is_empty() {
        source.units.push(Unit {
            kind,
            key,
            span: root.node().span,
            entries,
        });
    }
}
