//! Formulas: `MathML` on one line, or the TeX that it was made from.

/// What parts the children of an element.
const SEPARATORS: &[(&str, &[&str])] = &[
    ("mfrac", &["/"]),
    ("msub", &["_"]),
    ("msubsup", &["_", "^"]),
    ("msup", &["^"]),
    ("munder", &["_"]),
    ("munderover", &["_", "^"]),
    ("mtd", &[" "]),
    ("mtr", &["; "]),
];

/// How many of them have operands, which are put in brackets where they are more than one thing.
const OPERATORS: usize = 6;

/// How deep brackets nest.
const DEEPEST: usize = 64;

/// A formula while it is read.
#[derive(Debug, Default)]
pub(super) struct Formula {
    line: String,
    tex: String,
    open: Vec<Open>,
}

#[derive(Debug)]
struct Open {
    name: String,
    /// Where it begins in the line.
    start: usize,
    children: usize,
}

impl Formula {
    /// Begins an element in the formula.
    pub(super) fn start(&mut self, name: &str, is_tex: bool) {
        let start = self.line.len();
        let name = match name {
            "annotation" if is_tex => "tex",
            "annotation" | "annotation-xml" => "",
            name => name,
        };
        if let Some(parent) = self.open.last_mut()
            && !matches!(name, "tex" | "")
        {
            let before = parent.children.checked_sub(1);
            let separators = SEPARATORS.iter().find(|(of, _)| *of == parent.name);
            let separator = before
                .zip(separators)
                .and_then(|(at, (_, all))| all.get(at));
            self.line.push_str(separator.unwrap_or(&""));
            parent.children += 1;
        }
        let start = start.max(self.line.len());
        if name == "msqrt" {
            self.line.push('√');
        }
        if matches!(name, "mspace" | "mprescripts" | "none") {
            return;
        }
        self.open.push(Open {
            name: name.to_owned(),
            start,
            children: 0,
        });
    }

    /// Ends the innermost element of a name; tells whether one was open.
    pub(super) fn end(&mut self, name: &str) -> bool {
        let tex = self.open.iter().rposition(|open| {
            open.name == name || (name == "annotation" && matches!(&*open.name, "tex" | ""))
        });
        let Some(at) = tex else { return false };
        while self.open.len() > at {
            self.end_last();
        }
        true
    }

    fn end_last(&mut self) {
        let Some(open) = self.open.pop() else { return };
        let parent = self.open.last().map_or("", |parent| parent.name.as_str());
        let is_operand = SEPARATORS[..OPERATORS].iter().any(|(of, _)| *of == parent);
        let is_script = parent == "mfrac" && matches!(&*open.name, "msup" | "msub");
        let is_root = open.name == "msqrt";
        if open.children > 1 && (is_root || is_operand && !is_script) && self.open.len() < DEEPEST {
            let start = open.start + if is_root { '√'.len_utf8() } else { 0 };
            self.line.insert(start, '(');
            self.line.push(')');
        }
    }

    /// Adds text.
    pub(super) fn text(&mut self, text: &str) {
        let text = text.trim_matches(|c: char| c.is_ascii_whitespace());
        match self.open.last().map(|open| open.name.as_str()) {
            Some("tex") => self.tex.push_str(text),
            Some("") => {}
            _ => self.line.push_str(text),
        }
    }

    /// The formula as text.
    pub(super) fn written(&self) -> &str {
        if self.tex.is_empty() {
            &self.line
        } else {
            &self.tex
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_on_one_line() {
        for (formula, line) in [
            (
                "<mi>x</mi><mo>+</mo><mfrac><mn>1</mn><mn>2</mn></mfrac>",
                "x+1/2",
            ),
            (
                "<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><msup><mi>c</mi><mn>2</mn></msup></mfrac>",
                "(a+b)/c^2",
            ),
            (
                "<msqrt><mi>a</mi><mspace><mi>b</mi></msqrt><mi>c</mi>",
                "√(ab)c",
            ),
            (
                "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover>",
                "∑_(i=1)^n",
            ),
            (
                "<semantics><mi>x</mi><annotation>y</annotation></semantics>",
                "x",
            ),
        ] {
            let mut read = Formula::default();
            for tag in formula.split('<').skip(1) {
                let (name, text) = tag.split_once('>').unwrap();
                match name.strip_prefix('/') {
                    Some(name) => assert!(read.end(name)),
                    None => read.start(name, false),
                }
                read.text(text);
            }
            assert_eq!(read.written(), line);
        }
    }
}
