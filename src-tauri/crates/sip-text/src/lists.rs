//! Names and words beside each other: "Karin, Maria och Leila", "Ingrids", "Ingrid".

/// "Karin", "Karin och Maria", "Karin, Maria och Leila".
#[must_use]
pub fn and<S: AsRef<str>>(items: &[S]) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} och {}", first.join(", "), last.as_ref())
        }
    }
}

/// "Ingrids", but "Jonas", "Max" and "Lutz" as they are: Swedish adds nothing to s, x and z.
#[must_use]
pub fn genitive(name: &str) -> String {
    match name.chars().last() {
        None => String::new(),
        Some(last) if matches!(last.to_ascii_lowercase(), 's' | 'x' | 'z') => name.to_owned(),
        Some(_) => format!("{name}s"),
    }
}

/// The given name, the first word of a full name.
#[must_use]
pub fn given(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or_default()
}

/// With a capital first letter, for the head of a sentence that we made ourselves.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// With a stop at the end, unless there is a sign there already.
#[must_use]
pub fn stopped(text: &str) -> String {
    let text = text.trim_end();
    if text.is_empty() || text.ends_with(['.', '!', '?', '…', ':', '”', '"']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_has_one_och_and_no_comma_before_it() {
        assert_eq!(and::<&str>(&[]), "", "nobody");
        assert_eq!(and(&["Karin"]), "Karin", "one");
        assert_eq!(and(&["Ingrid", "Maria"]), "Ingrid och Maria", "two");
        assert_eq!(and(&["Karin", "Maria", "Leila"]), "Karin, Maria och Leila", "three");
    }

    #[test]
    fn genitive_leaves_s_x_and_z_alone() {
        assert_eq!(genitive("Ingrid"), "Ingrids", "the rule");
        for name in ["Jonas", "Max", "Lutz", "JONAS"] {
            assert_eq!(genitive(name), name, "Swedish adds no s and no apostrophe here");
        }
        assert_eq!(genitive(""), "", "no name, no s");
    }

    #[test]
    fn the_given_name_is_the_first_word() {
        assert_eq!(given("  Karin Bergvall-Holm"), "Karin", "spaces before it are not a name");
        assert_eq!(given(""), "", "no name");
    }

    #[test]
    fn a_sentence_begins_and_ends_as_one() {
        assert_eq!(capital("onsdag"), "Onsdag", "ASCII");
        assert_eq!(capital("överläkare"), "Överläkare", "å, ä and ö too");
        assert_eq!(stopped("Ingrids hem"), "Ingrids hem.", "a stop is added");
        assert_eq!(stopped("Ja."), "Ja.", "but not a second one");
    }
}
