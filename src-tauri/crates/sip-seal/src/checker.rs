//! The page that checks the code on a paper without this program: one file for any web browser,
//! from a USB stick, without a network. It proves something only with unit cards that its user
//! loads (ruling 26), and says so.

use crate::words::listed;

const PAGE: &str = include_str!("../../../../assets/checker/kontroll.html");
const MARK: &str = "/*words*/[]/*words*/";

/// The page, with the list of words that a card's six are taken from.
#[must_use]
pub fn checker_page() -> String {
    let words: Vec<String> = listed().map(|word| format!("\"{word}\"")).collect();
    PAGE.replacen(MARK, &format!("[{}]", words.join(",")), 1)
}
