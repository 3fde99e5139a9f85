//! Which names are locales: keys and columns that hold translations.

/// The languages of ISO 639-1, and those of three letters that copy is written in.
const LANGUAGES: &str = " aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de \
dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja \
jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn \
no nr nv ny oc oj om or os pa pi pl prs ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th \
ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu ast ceb chr ckb fil haw hsb kab kok mai mni quc \
sah sat scn tzm yue ";

/// The scripts of ISO 15924 that locales name.
const SCRIPTS: [&str; 10] = [
    "Arab", "Cyrl", "Deva", "Guru", "Hans", "Hant", "Latn", "Mong", "Tfng", "Thai",
];

/// Whether a name is a locale: a language, a script if there is one, a region if there is one: `es`, `pt_BR`, `zh-Hant-TW`.
pub(crate) fn is_locale(name: &str) -> bool {
    if name.len() > 12 || !name.is_ascii() {
        return false;
    }
    let mut parts = name.split(['-', '_']);
    let language = parts.next().unwrap_or_default().to_ascii_lowercase();
    let letters = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
    if !(2..=3).contains(&language.len())
        || !letters(&language)
        || !LANGUAGES.contains(&format!(" {language} "))
    {
        return false;
    }
    let mut rest = parts.peekable();
    rest.next_if(|part| {
        SCRIPTS
            .iter()
            .any(|script| script.eq_ignore_ascii_case(part))
    });
    rest.next_if(|part| {
        (part.len() == 2 && letters(part))
            || (part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_digit()))
    });
    rest.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales_are_told_from_other_keys() {
        for name in [
            "en",
            "es-MX",
            "pt_BR",
            "pt-br",
            "zh-Hant-TW",
            "es-419",
            "fil",
            "zh_Hans",
        ] {
            assert!(is_locale(name), "{name}");
        }
        for name in [
            "", "e", "menu", "en-", "en-menu", "xx", "title", "en-US-x", "ça", "key", "button",
        ] {
            assert!(!is_locale(name), "{name}");
        }
    }
}
