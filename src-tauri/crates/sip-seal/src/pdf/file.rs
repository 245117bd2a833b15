//! A file as its cross-reference streams tell it. Only what our own files use is understood: one
//! stream of references for each revision, objects plain or in object streams, deflated or not.

use std::collections::BTreeMap;
use std::io::Read as _;

use flate2::read::ZlibDecoder;

use super::value::{Dict, Reader, Value};

/// The largest file that is looked at: a plan with scanned pages has far less.
pub(crate) const MOST: usize = 32 * 1024 * 1024;
/// The most that one stream may unpack to.
pub(crate) const MOST_UNPACKED: usize = 16 * 1024 * 1024;
/// The most that a list of references may unpack to.
const MOST_REFERENCES: usize = 2 * 1024 * 1024;
/// The most revisions: a seal from every participant's unit and a stamp on each.
const MOST_REVISIONS: usize = 64;
/// The most objects.
const MOST_OBJECTS: usize = 200_000;

/// Where an object lies.
#[derive(Debug, Clone, Copy)]
enum Entry {
    At(usize),
    In { container: u32, index: usize },
    Free,
}

/// A file, or the beginning of one that is a file in itself.
pub(crate) struct File<'b> {
    pub(crate) bytes: &'b [u8],
    /// The newest section's dictionary.
    pub(crate) trailer: Dict,
    /// Where the newest section begins.
    pub(crate) section: usize,
    entries: BTreeMap<u32, Entry>,
}

impl<'b> File<'b> {
    /// Reads the references. Nothing when the file is not one that we, or something as plain, wrote.
    pub(crate) fn open(bytes: &'b [u8]) -> Option<Self> {
        if bytes.len() > MOST || !bytes.starts_with(b"%PDF-1.") {
            return None;
        }
        let section = last_section(bytes)?;
        let mut file = Self { bytes, trailer: Dict::default(), section, entries: BTreeMap::new() };
        let mut next = Some(section);
        for turn in 0..MOST_REVISIONS {
            let Some(at) = next else { return Some(file) };
            let trailer = file.read_section(at)?;
            next = match trailer.get("Prev") {
                None => None,
                // Always further back, so that there is an end.
                Some(_) => Some(trailer.size("Prev").filter(|before| *before < at)?),
            };
            if turn == 0 {
                file.trailer = trailer;
            }
        }
        None
    }

    /// Where the revision before this one ends, if there is one.
    pub(crate) fn before(&self) -> Option<&'b [u8]> {
        let section = self.trailer.size("Prev")?;
        let rest = self.bytes.get(section..self.section)?;
        let end = b"%%EOF\n";
        let at = rest.windows(end.len()).position(|window| window == end)?;
        self.bytes.get(..section + at + end.len())
    }

    /// The value of an object.
    pub(crate) fn get(&self, number: u32) -> Option<Value> {
        match self.entries.get(&number)? {
            Entry::Free => None,
            Entry::At(at) => self.reader(number, *at)?.value(),
            Entry::In { container, index } => {
                let Some(Entry::At(at)) = self.entries.get(container) else { return None };
                let (dict, content) = self.stream_at(*container, *at, MOST_UNPACKED)?;
                let mut heads = Reader::new(&content, 0);
                let count = dict.size("N").filter(|count| index < count && *count < MOST_OBJECTS)?;
                let mut place = None;
                for at in 0..count {
                    let (inside, offset) = (heads.count()?, heads.count()?);
                    if at == *index && inside == usize::try_from(number).ok()? {
                        place = Some(offset);
                    }
                }
                Reader::new(&content, dict.size("First")?.checked_add(place?)?).value()
            }
        }
    }

    /// A dictionary that is an object.
    pub(crate) fn dict(&self, number: u32) -> Option<Dict> {
        match self.get(number)? {
            Value::Dict(dict) => Some(dict),
            _ => None,
        }
    }

    /// What a reference in a dictionary leads to, or stands there itself.
    pub(crate) fn follow(&self, value: &Value) -> Option<Value> {
        match value {
            Value::Ref(number) => self.get(*number),
            value => Some(value.clone()),
        }
    }

    /// An unpacked stream, and its dictionary. Nothing when it is longer than `most`.
    pub(crate) fn stream(&self, number: u32, most: usize) -> Option<(Dict, Vec<u8>)> {
        match self.entries.get(&number)? {
            Entry::At(at) => self.stream_at(number, *at, most),
            _ => None,
        }
    }

    fn reader(&self, number: u32, at: usize) -> Option<Reader<'b>> {
        let mut reader = Reader::new(self.bytes, at);
        let is_it = reader.count()? == usize::try_from(number).ok()? && reader.count()? == 0 && reader.takes(b"obj");
        is_it.then_some(reader)
    }

    fn stream_at(&self, number: u32, at: usize, most: usize) -> Option<(Dict, Vec<u8>)> {
        let mut reader = self.reader(number, at)?;
        let dict = reader.dict()?;
        if !reader.takes(b"stream") {
            return None;
        }
        // One line end, of one or two letters.
        let start = reader.at + if self.bytes.get(reader.at) == Some(&b'\r') { 2 } else { 1 };
        let packed = self.bytes.get(start..start.checked_add(dict.size("Length")?)?)?;
        let content = match dict.get("Filter") {
            None if packed.len() <= most => packed.to_vec(),
            Some(Value::Name(name)) if name == b"FlateDecode" && dict.get("DecodeParms").is_none() => {
                inflate(packed, most)?
            }
            _ => return None,
        };
        Some((dict, content))
    }

    /// Reads one section of references; what a newer one said stands.
    fn read_section(&mut self, at: usize) -> Option<Dict> {
        let number = u32::try_from(Reader::new(self.bytes, at).count()?).ok()?;
        let (dict, content) = self.stream_at(number, at, MOST_REFERENCES)?;
        if !dict.is("Type", "XRef") {
            return None;
        }
        let widths: Vec<usize> = dict.list("W")?.iter().filter_map(small).collect();
        let [kind, first, second] = widths.as_slice() else { return None };
        let size = dict.size("Size").filter(|size| *size <= MOST_OBJECTS)?;
        let runs: Vec<usize> = match dict.list("Index") {
            None => vec![0, size],
            Some(runs) => runs.iter().filter_map(small).collect(),
        };
        let mut rows = content.chunks_exact((kind + first + second).max(1));
        for run in runs.chunks_exact(2) {
            for number in run[0]..run[0].checked_add(run[1]).filter(|end| *end <= size)? {
                let row = rows.next()?;
                let (kind, rest) = row.split_at(*kind);
                let (first, second) = rest.split_at(*first);
                let entry = match whole(kind) {
                    1 => Entry::At(whole(first)),
                    2 => Entry::In { container: u32::try_from(whole(first)).ok()?, index: whole(second) },
                    _ => Entry::Free,
                };
                self.entries.entry(u32::try_from(number).ok()?).or_insert(entry);
            }
        }
        Some(dict)
    }
}

/// Where the last section begins, by the file's last three lines.
fn last_section(bytes: &[u8]) -> Option<usize> {
    let tail = bytes.strip_suffix(b"\n%%EOF\n")?;
    let line = tail.iter().rposition(|c| *c == b'\n')?;
    let number = std::str::from_utf8(&tail[line + 1..]).ok()?;
    let plain = number.bytes().all(|c| c.is_ascii_digit()) && (number.len() == 1 || !number.starts_with('0'));
    (plain && tail[..line].ends_with(b"\nstartxref")).then(|| number.parse().ok()).flatten()
}

fn small(value: &Value) -> Option<usize> {
    match value {
        Value::Number(number) => usize::try_from(*number).ok().filter(|number| *number <= MOST_OBJECTS),
        _ => None,
    }
}

fn whole(bytes: &[u8]) -> usize {
    bytes.iter().fold(0usize, |number, byte| number.saturating_mul(256).saturating_add(usize::from(*byte)))
}

/// Unpacks no more than `most` bytes.
pub(crate) fn inflate(packed: &[u8], most: usize) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    ZlibDecoder::new(packed).take(most as u64 + 1).read_to_end(&mut out).ok()?;
    (out.len() <= most).then_some(out)
}
