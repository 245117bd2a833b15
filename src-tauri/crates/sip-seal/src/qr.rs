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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_fits_and_a_book_does_not() {
        let svg = qr_svg(&[b'x'; 2_000]).unwrap();
        assert!(svg.starts_with("<svg") && !svg.contains("<script"), "a picture and nothing else");
        assert_eq!(qr_svg(&[b'x'; 4_000]), None);
    }
}
