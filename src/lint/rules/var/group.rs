//! Variables that are numbered together.

use std::collections::BTreeMap;

use crate::diagnostic::Edit;
use crate::lint::{Message, Variable, VariableKind};
use crate::source::{Unit, UnitKind};

/// A numbered variable with the string that it is in.
pub(super) struct Numbered<'a> {
    pub(super) number: u32,
    pub(super) variable: &'a Variable,
    pub(super) message: &'a Message<'a>,
}

/// The numbered variables of a message, in groups of one numbering: Twilio counts over the whole template, Meta within each
/// string. Empty groups are left out.
pub(super) fn groups<'a>(unit: &Unit, messages: &'a [Message<'a>]) -> Vec<Vec<Numbered<'a>>> {
    let of = |message: &'a Message<'a>| {
        message.variables().iter().filter_map(move |variable| {
            let VariableKind::Positional(number) = variable.kind else {
                return None;
            };
            Some(Numbered {
                number,
                variable,
                message,
            })
        })
    };
    let mut groups: Vec<Vec<Numbered<'a>>> = if unit.kind == UnitKind::ContentTemplate {
        vec![messages.iter().flat_map(of).collect()]
    } else {
        messages.iter().map(|message| of(message).collect()).collect()
    };
    groups.retain(|group| !group.is_empty());
    groups
}

/// Edits that number the variables of a group from one without gaps; `None` where other strings count along.
pub(super) fn renumber(unit: &Unit, group: &[Numbered<'_>]) -> Option<Vec<Edit>> {
    if unit.kind == UnitKind::ContentTemplate {
        return None;
    }
    let mut names: BTreeMap<u32, usize> = group.iter().map(|it| (it.number, 0)).collect();
    for (index, name) in names.values_mut().enumerate() {
        *name = index + 1;
    }
    let edits = group.iter().map(|it| (it, names[&it.number]));
    let changed = edits.filter(|(it, name)| it.variable.name != name.to_string());
    Some(
        changed
            .map(|(it, name)| Edit::new(it.variable.span, format!("{{{{{name}}}}}")))
            .collect(),
    )
}
