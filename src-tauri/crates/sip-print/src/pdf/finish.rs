//! What printpdf leaves undone: version, language, title, tags and what keeping asks for, the
//! document's id and the compression.

use lopdf::{Dictionary, Document, Object, SaveOptions, StringFormat, dictionary};
use sha2::{Digest, Sha256};
use sip_model::Date;

use super::archive::archive;
use super::tags::Tree;
use crate::error::PrintError;
use crate::sheet::Enclosure;

pub(super) const PRODUCER: &str = "SIP Hemma";

/// Sets what belongs to every file, and writes it out.
pub(super) fn finish(
    mut file: Document,
    tree: &Tree,
    title: &str,
    made_on: Option<Date>,
    enclosure: Option<&Enclosure<'_>>,
) -> Result<Vec<u8>, PrintError> {
    file.version = "1.7".to_owned();
    set_catalog(&mut file)?;
    set_info(&mut file, title, made_on)?;
    for page in file.get_pages().into_values() {
        if let Ok(page) = file.get_object_mut(page).and_then(Object::as_dict_mut) {
            // No links and no fields: an empty list only takes room.
            page.remove(b"Annots");
        }
    }
    archive(&mut file, tree, title, made_on, enclosure)?;
    file.compress();
    // printpdf's ids come from a counter: two plans of two runs would share one. The id is the hash
    // of all the rest.
    file.trailer.set("ID", id(&[0; 16]));
    let digest = Sha256::digest(bytes(file.clone())?);
    let digest: [u8; 16] = std::array::from_fn(|at| digest[at]);
    file.trailer.set("ID", id(&digest));
    bytes(file)
}

fn set_catalog(file: &mut Document) -> Result<(), PrintError> {
    let catalog = file.catalog_mut().map_err(|_| PrintError::Incomplete("catalog"))?;
    catalog.set("Lang", Object::string_literal("sv-SE"));
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    Ok(())
}

/// Title, producer and day. No name: the title shows in every list of open windows.
fn set_info(file: &mut Document, title: &str, made_on: Option<Date>) -> Result<(), PrintError> {
    let mut info: Dictionary =
        dictionary! { "Title" => utf16(title), "Producer" => utf16(PRODUCER), "Creator" => utf16(PRODUCER) };
    if let Some(day) = made_on {
        info.set("CreationDate", stamp(day));
        info.set("ModDate", stamp(day));
    }
    let place = file.trailer.get(b"Info").and_then(Object::as_reference).map_err(|_| PrintError::Incomplete("info"))?;
    file.set_object(place, info);
    Ok(())
}

/// A day as PDF writes it.
pub(super) fn stamp(day: Date) -> Object {
    Object::string_literal(format!("D:{}", day.0.format("%Y%m%d")))
}

pub(super) fn utf16(text: &str) -> Object {
    let bytes = [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    Object::String(bytes, StringFormat::Hexadecimal)
}

fn id(digest: &[u8; 16]) -> Object {
    let part = Object::String(digest.to_vec(), StringFormat::Hexadecimal);
    Object::Array(vec![part.clone(), part])
}

/// Small objects are packed together: the tags of a long plan are a thousand of them, and would
/// else be most of the file.
fn bytes(mut file: Document) -> Result<Vec<u8>, PrintError> {
    let options = SaveOptions::builder().use_object_streams(true).use_xref_streams(true).compression_level(9);
    let mut bytes = Vec::new();
    let packed = options.max_objects_per_stream(1000).build();
    file.save_with_options(&mut bytes, packed).map_err(PrintError::NotWritten)?;
    // A seal is written after the last line, which has to be one.
    bytes.push(b'\n');
    Ok(bytes)
}
