//! Squares for a camera, as pictures of one bit a place: as lines they would be most of the file.

use printpdf::{DictItem, ExternalStream, ExternalXObject, Op, PdfDocument, Pt, XObject, XObjectId, XObjectTransform};

use super::marks;
use super::ops::point;
use crate::layout::{Mark, Page};

/// Puts the square of each page in the file.
pub(super) fn keep(document: &mut PdfDocument, pages: &[Page]) {
    for (at, page) in pages.iter().enumerate() {
        for mark in marks(page) {
            if let Mark::Square { side, dark, .. } = mark {
                document.resources.xobjects.map.insert(id(at + 1), XObject::External(picture(*side, dark)));
            }
        }
    }
}

/// Draws the one of a page, counted from 1, in the ink that is set.
pub(super) fn drawn(page: usize, x: f32, y: f32, wide: f32) -> Op {
    let corner = point(x, y + wide);
    let transform = XObjectTransform {
        translate_x: Some(corner.x),
        translate_y: Some(corner.y),
        scale_x: Some(Pt(wide).0),
        scale_y: Some(Pt(wide).0),
        no_auto_scale: true,
        ..XObjectTransform::default()
    };
    Op::UseXobject { id: id(page), transform }
}

fn id(page: usize) -> XObjectId {
    XObjectId(format!("Ruta{page}"))
}

/// A stencil: ink where the place is dark, and nothing where it is light.
fn picture(side: usize, dark: &[bool]) -> ExternalXObject {
    let number = |count: usize| DictItem::Int(i64::try_from(count).unwrap_or(0));
    let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
    let facts = [
        ("Type", name("XObject")),
        ("Subtype", name("Image")),
        ("Width", number(side)),
        ("Height", number(side)),
        ("ImageMask", DictItem::Bool(true)),
        ("BitsPerComponent", number(1)),
    ];
    let row = |places: &[bool]| -> Vec<u8> {
        // A bit that is not set is painted.
        let byte = |eight: &[bool]| {
            eight.iter().enumerate().fold(0xff, |byte: u8, (at, dark)| if *dark { byte & !(0x80 >> at) } else { byte })
        };
        places.chunks(8).map(byte).collect()
    };
    let content = dark.chunks(side.max(1)).flat_map(row).collect();
    let dict = facts.map(|(key, value)| (key.to_owned(), value)).into();
    ExternalXObject { stream: ExternalStream { dict, content, compress: true }, width: None, height: None, dpi: None }
}
