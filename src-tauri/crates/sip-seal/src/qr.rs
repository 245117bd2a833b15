//! QR codes. This is the only file that knows `fast_qr`.

use fast_qr::convert::svg::SvgBuilder;
use fast_qr::{ECL, QRBuilder};

/// Bytes as a QR code in SVG; nothing when they are more than one holds (2,953 bytes at the lowest
/// correction).
#[must_use]
pub fn qr_svg(bytes: &[u8]) -> Option<String> {
    let code = QRBuilder::new(bytes.to_vec()).ecl(ECL::L).build().ok()?;
    Some(SvgBuilder::default().to_str(&code))
}

/// The squares of a QR code, to be drawn on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Squares {
    /// How many stand on a side. Four more must be left empty around them.
    pub side: usize,
    /// Row by row from the top left: whether each is dark.
    pub dark: Vec<bool>,
}

/// A text as squares, with medium correction: a fold or a coffee ring over a seventh of it is borne.
#[must_use]
pub fn qr_squares(text: &str) -> Option<Squares> {
    let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
    let dark = (0..code.size).flat_map(|row| (0..code.size).map(move |at| (row, at)));
    let dark = dark.map(|(row, at)| code[row][at].value()).collect();
    Some(Squares { side: code.size, dark })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_fits_and_a_book_does_not() {
        let svg = qr_svg(&[b'x'; 2_000]).unwrap();
        assert!(svg.starts_with("<svg") && !svg.contains("<script"), "a picture and nothing else");
        assert_eq!(qr_svg(&[b'x'; 4_000]), None);
    }

    #[test]
    fn a_code_of_paper_is_49_squares_a_side() {
        let squares = qr_squares(&"A".repeat(221)).unwrap();
        assert_eq!((squares.side, squares.dark.len()), (49, 49 * 49), "30 mm at 150 dpi leave 3.6 dots for each");
        assert!(squares.dark[0] && !squares.dark[7] && squares.dark[6], "the mark in the corner, and its edge");
    }
}
