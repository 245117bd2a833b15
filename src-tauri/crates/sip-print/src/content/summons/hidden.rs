//! Of a protected person neither name nor place: also not where people wrote it in the question.

use sip_text::lists;

use super::Letter;
use crate::content::desk::said;

impl Letter<'_> {
    pub(super) fn is_protected(&self) -> bool {
        self.case.person.is_protected()
    }

    /// What people wrote, word for word; the name of a protected person is "personen".
    pub(super) fn shown(&self, words: &str) -> String {
        let name = said(&self.case.person.name).filter(|_| self.is_protected());
        match name {
            Some(name) => without(words, name, &self.say("print-the-person")),
            None => words.to_owned(),
        }
    }
}

/// The words with every part of the name, and its genitive, as `instead`.
fn without(words: &str, name: &str, instead: &str) -> String {
    let parts: Vec<&str> = pieces(name).into_iter().filter(|part| is_word(part)).collect();
    let mut shown = String::new();
    // A full name is said once, so the space inside it goes with it.
    let mut held: Option<&str> = None;
    let mut said = false;
    for piece in pieces(words) {
        let named = parts.contains(&piece);
        let of = parts.iter().any(|part| piece == lists::genitive(part));
        if named || of {
            if !said {
                shown.push_str(held.take().unwrap_or_default());
                shown.push_str(instead);
            }
            held = None;
            said = true;
            if of && !named {
                shown.push('s');
                said = false;
            }
        } else if said && held.is_none() && matches!(piece, " " | "-") {
            held = Some(piece);
        } else {
            shown.push_str(held.take().unwrap_or_default());
            shown.push_str(piece);
            said = false;
        }
    }
    if words.starts_with(|letter: char| letter.is_uppercase()) { lists::capital(&shown) } else { shown }
}

/// Words and what is between them, in turn.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut from = 0;
    let mut inside = None;
    for (at, letter) in text.char_indices() {
        let word = letter.is_alphanumeric();
        if inside.is_some_and(|inside| inside != word) {
            pieces.push(&text[from..at]);
            from = at;
        }
        inside = Some(word);
    }
    pieces.push(&text[from..]);
    pieces
}

fn is_word(piece: &str) -> bool {
    piece.starts_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_part_of_a_protected_name_is_left() {
        let hide = |words| without(words, "Ingrid Bergvall", "personen");
        assert_eq!(
            hide("Hur ordnar vi det så att Ingrid kan bo kvar?"),
            "Hur ordnar vi det så att personen kan bo kvar?",
            "the question names the person more often than not"
        );
        assert_eq!(hide("Ingrid Bergvalls dotter"), "Personens dotter", "the whole name is one person");
        assert_eq!(hide("Tala med Ingrid Bergvall."), "Tala med personen.", "and the stop stays");
        assert_eq!(hide("Ingrids hem"), "Personens hem", "whose");
        assert_eq!(hide("Ring Ingrid, Ingrid svarar"), "Ring personen, personen svarar", "each time");
        assert_eq!(hide("Paus, vänd mot fönstret"), "Paus, vänd mot fönstret", "all else is as it was written");
    }
}
