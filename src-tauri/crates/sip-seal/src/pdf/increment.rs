//! What is written after the end of a file, so that not a byte before it is touched.

use sha2::{Digest, Sha256};

use super::file::File;
use super::value::{Dict, Value};

/// A revision being written. The same objects after the same file give the same bytes.
pub(crate) struct Increment<'f, 'b> {
    file: &'f File<'b>,
    out: Vec<u8>,
    /// Number and place of each object.
    places: Vec<(u32, usize)>,
    next: u32,
}

impl<'f, 'b> Increment<'f, 'b> {
    pub(crate) fn new(file: &'f File<'b>) -> Option<Self> {
        let next = u32::try_from(file.trailer.size("Size")?).ok()?;
        Some(Self { file, out: file.bytes.to_vec(), places: Vec::new(), next })
    }

    /// A number that no object has.
    pub(crate) fn reserve(&mut self) -> u32 {
        self.next += 1;
        self.next - 1
    }

    /// Writes an object, new or in place of an older one. Gives where its text begins.
    pub(crate) fn put(&mut self, number: u32, value: &Value) -> usize {
        let place = self.out.len();
        self.places.push((number, place));
        self.out.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
        let text = self.out.len();
        value.write(&mut self.out);
        self.out.extend_from_slice(b"\nendobj\n");
        text
    }

    pub(crate) fn written(&self) -> &[u8] {
        &self.out
    }

    /// The whole file with this revision.
    pub(crate) fn finish(mut self) -> Option<Vec<u8>> {
        let own = self.reserve();
        let start = self.out.len();
        self.places.push((own, start));
        self.places.sort_unstable();
        let mut rows = Vec::new();
        let mut runs: Vec<(u32, i64)> = Vec::new();
        for (number, place) in &self.places {
            match runs.last_mut() {
                Some((first, count)) if i64::from(*first) + *count == i64::from(*number) => *count += 1,
                _ => runs.push((*number, 1)),
            }
            rows.push(1);
            rows.extend_from_slice(&u32::try_from(*place).ok()?.to_be_bytes());
            rows.extend_from_slice(&[0, 0]);
        }
        let numbers = |numbers: &[i64]| Value::List(numbers.iter().copied().map(Value::Number).collect());
        let index: Vec<i64> = runs.iter().flat_map(|(first, count)| [i64::from(*first), *count]).collect();
        let old = &self.file.trailer;
        let mut dict = Dict::default()
            .with("Type", Value::name("XRef"))
            .with("Size", Value::Number(i64::from(self.next)))
            .with("Root", old.get("Root")?.clone());
        if let Some(info) = old.get("Info") {
            dict.set("Info", info.clone());
        }
        let Some([Value::Text(first), _]) = old.list("ID") else { return None };
        let second = Sha256::digest(self.file.bytes);
        dict.set("ID", Value::List(vec![Value::Text(first.clone()), Value::Text(second[..16].to_vec())]));
        dict.set("Prev", Value::Number(i64::try_from(self.file.section).ok()?));
        dict.set("Index", numbers(&index));
        dict.set("W", numbers(&[1, 4, 2]));
        dict.set("Length", Value::Number(i64::try_from(rows.len()).ok()?));
        self.out.extend_from_slice(format!("{own} 0 obj\n").as_bytes());
        Value::Dict(dict).write(&mut self.out);
        self.out.extend_from_slice(b"\nstream\n");
        self.out.extend_from_slice(&rows);
        self.out.extend_from_slice(format!("\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n").as_bytes());
        Some(self.out)
    }
}
