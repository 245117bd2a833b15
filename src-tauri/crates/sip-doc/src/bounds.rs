//! How much a change claims to hold, before anything unpacks it. Columns are run-length encoded: 130
//! bytes can say "four thousand million operations" (ruling 12: decompression is bounded).

/// Most rows of one column. A case of twenty years fills fewer.
const MOST_ROWS: u64 = 1 << 20;

/// Whether no column of a plain change claims more rows than a case can have. What cannot be read
/// here is let through: it is for Automerge to refuse.
pub(crate) fn is_bounded(change: &[u8]) -> bool {
    let mut read = Read(change);
    columns(&mut read).is_none_or(|columns| columns.into_iter().all(|(kind, bytes)| rows_fit(kind, bytes)))
}

/// The columns of a change, each with its kind.
fn columns<'a>(read: &mut Read<'a>) -> Option<Vec<(u64, &'a [u8])>> {
    read.take(9)?;
    read.unsigned()?;
    let deps = read.unsigned()?;
    read.take(usize::try_from(deps).ok()?.checked_mul(32)?)?;
    read.block()?;
    (0..3).try_for_each(|_| read.unsigned().map(|_| ()))?;
    read.block()?;
    let others = read.unsigned()?;
    (0..others).try_for_each(|_| read.block().map(|_| ()))?;
    let count = read.unsigned()?;
    let mut kinds = Vec::new();
    for _ in 0..count {
        kinds.push((read.unsigned()? & 7, read.unsigned()?));
    }
    kinds.into_iter().map(|(kind, length)| Some((kind, read.take(usize::try_from(length).ok()?)?))).collect()
}

fn rows_fit(kind: u64, bytes: &[u8]) -> bool {
    let (mut read, mut rows) = (Read(bytes), 0u64);
    while !read.0.is_empty() {
        let Some(more) = run(&mut read, kind) else { return true };
        rows = rows.saturating_add(more);
        if rows > MOST_ROWS {
            return false;
        }
    }
    true
}

/// The rows of the next run: so many times the same, so many each for itself, or so many of nothing.
fn run(read: &mut Read<'_>, kind: u64) -> Option<u64> {
    match kind {
        // Flags: runs of no and yes by turns. Raw values have no rows of their own.
        4 => return read.unsigned(),
        7 => return read.take(read.0.len()).map(|_| 0),
        _ => {}
    }
    let count = read.signed()?;
    if count == 0 {
        return read.unsigned();
    }
    let values = if count > 0 { 1 } else { count.unsigned_abs() };
    for _ in 0..values {
        if kind == 5 { read.block().map(|_| ())? } else { read.unsigned().map(|_| ())? }
    }
    Some(count.unsigned_abs())
}

/// Bytes that are read from the front.
struct Read<'a>(&'a [u8]);

impl<'a> Read<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn block(&mut self) -> Option<&'a [u8]> {
        let length = self.unsigned()?;
        self.take(usize::try_from(length).ok()?)
    }

    /// A number of seven bits a byte, the lowest first.
    fn unsigned(&mut self) -> Option<u64> {
        self.leb().map(|(number, _, _)| number)
    }

    fn signed(&mut self) -> Option<i64> {
        let (number, bits, last) = self.leb()?;
        let number = number.cast_signed();
        Some(if last & 0x40 != 0 && bits < 64 { number | (-1i64 << bits) } else { number })
    }

    fn leb(&mut self) -> Option<(u64, u32, u8)> {
        let (mut number, mut bits) = (0u64, 0u32);
        loop {
            let byte = self.take(1)?.first().copied()?;
            if bits < 64 {
                number |= u64::from(byte & 0x7f) << bits;
            }
            bits += 7;
            if byte < 0x80 {
                return Some((number, bits, byte));
            }
            if bits > 70 {
                return None;
            }
        }
    }
}
