//! What printpdf leaves undone: version, language, title, the document's id and the compression.

use lopdf::{Dictionary, Document, Object, StringFormat, dictionary};
use sha2::{Digest, Sha256};
use sip_model::Date;

use crate::error::PrintError;

const PRODUCER: &str = "SIP Hemma";

/// Sets what belongs to every file, and writes it out.
pub(super) fn finish(mut file: Document, title: &str, made_on: Option<Date>) -> Result<Vec<u8>, PrintError> {
    file.version = "1.7".to_owned();
    set_catalog(&mut file)?;
    set_info(&mut file, title, made_on)?;
    for page in file.get_pages().into_values() {
        if let Ok(page) = file.get_object_mut(page).and_then(Object::as_dict_mut) {
            // No links and no fields: an empty list only takes room.
            page.remove(b"Annots");
        }
    }
    file.compress();
    // printpdf's ids come from a counter: two plans of two runs would share one. The id is the hash
    // of all the rest.
    file.trailer.set("ID", id(&[0; 16]));
    let digest = Sha256::digest(bytes(&mut file.clone())?);
    let digest: [u8; 16] = std::array::from_fn(|at| digest[at]);
    file.trailer.set("ID", id(&digest));
    bytes(&mut file)
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
        let stamp = format!("D:{}", day.0.format("%Y%m%d"));
        info.set("CreationDate", Object::string_literal(stamp.clone()));
        info.set("ModDate", Object::string_literal(stamp));
    }
    let place = file.trailer.get(b"Info").and_then(Object::as_reference).map_err(|_| PrintError::Incomplete("info"))?;
    file.set_object(place, info);
    Ok(())
}

fn utf16(text: &str) -> Object {
    let bytes = [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    Object::String(bytes, StringFormat::Hexadecimal)
}

fn id(digest: &[u8; 16]) -> Object {
    let part = Object::String(digest.to_vec(), StringFormat::Hexadecimal);
    Object::Array(vec![part.clone(), part])
}

fn bytes(file: &mut Document) -> Result<Vec<u8>, PrintError> {
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).map_err(PrintError::NotWritten)?;
    Ok(bytes)
}
