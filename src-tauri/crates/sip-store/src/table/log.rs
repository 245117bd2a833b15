//! The access log: who, of which unit, when by two clocks, what, which case, why. Each row's hash
//! covers the row before it, so that a row that is changed, moved, added or taken out shows. Words of
//! people (`reason`) are covered by a salted hash of theirs: when a case is purged its words go, and
//! the chain still holds.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};
use sip_vault::When;

use crate::database::{Store, Transaction};
use crate::error::StoreError;

pub(crate) const CREATE: &str = "
CREATE TABLE log (
  seq     INTEGER NOT NULL PRIMARY KEY, -- 1, 2, 3 …
  at      TEXT NOT NULL,    -- local time, with seconds
  unix    INTEGER NOT NULL, -- seconds since 1970, by the same clock
  boot    TEXT NOT NULL,    -- which start of the computer `steady` counts from
  steady  INTEGER NOT NULL, -- milliseconds since then, by a clock that only goes on
  jump    INTEGER NOT NULL, -- seconds that the first clock was moved since the row before; 0: it was not
  user    TEXT NOT NULL,
  unit    TEXT NOT NULL,
  device  TEXT NOT NULL,    -- id
  action  TEXT NOT NULL,    -- unlock, read, set, print, left, purge …
  case_id TEXT NOT NULL,    -- plan id, or empty; also of a case that was purged
  detail  TEXT NOT NULL,    -- the field, the receiver, the number; never words of people
  reason  TEXT NOT NULL,    -- words; emptied when the case is purged
  salt    BLOB NOT NULL,    -- emptied with it
  said    BLOB NOT NULL,    -- SHA-256 of salt and reason
  hash    BLOB NOT NULL     -- SHA-256 of the hash before and all of the row but reason and salt
) STRICT;
CREATE INDEX log_case ON log (case_id, seq);
CREATE TRIGGER log_stays BEFORE DELETE ON log
BEGIN SELECT RAISE(ABORT, 'the log stays'); END;
CREATE TRIGGER log_is_frozen BEFORE UPDATE OF seq, at, unix, boot, steady, jump, user, unit, device, action, case_id, detail, said, hash ON log
BEGIN SELECT RAISE(ABORT, 'the log is frozen'); END;
CREATE TRIGGER log_words_only_go BEFORE UPDATE OF reason, salt ON log WHEN NEW.reason <> '' OR length(NEW.salt) > 0
BEGIN SELECT RAISE(ABORT, 'words of the log only go'); END;";

/// A clock that was moved by less than this was not moved: clocks are set right by seconds.
const MOVED: i64 = 120;

/// Who writes, where and when: passed in from outside, and the same for all rows of a transaction.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stamp {
    /// When.
    pub when: When,
    /// Who.
    pub user: String,
    /// Name of the unit.
    pub unit: String,
    /// Id of the device.
    pub device: String,
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Entry<'a> {
    /// unlock, read, set, print …
    pub action: &'a str,
    /// Plan id, or empty.
    pub case: &'a str,
    /// The field, the receiver, the number.
    pub detail: &'a str,
    /// Words, or empty.
    pub reason: &'a str,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// Its number.
    pub seq: i64,
    /// Who, where and when.
    pub stamp: Stamp,
    /// Seconds that the clock was moved since the row before.
    pub jump: i64,
    /// What.
    pub action: String,
    /// Plan id, or empty.
    pub case: String,
    /// The field, the receiver, the number.
    pub detail: String,
    /// Words, or empty.
    pub reason: String,
    salt: Vec<u8>,
    said: Vec<u8>,
    hash: Vec<u8>,
}

/// The end of the log: kept where whoever has the database is not, it tells whether rows were cut off.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct End {
    /// Number of the last row; 0 when there is none.
    pub seq: i64,
    /// Its hash, in hex.
    pub hash: String,
}

/// What is wrong with a log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// The row of this number is missing, moved or another than what was written.
    Row(i64),
    /// The words of this row are others, or were taken out though its case is here.
    Words(i64),
    /// The log ends before the end that was noted elsewhere, or is another.
    Cut,
}

/// Writes a row.
///
/// # Errors
/// [`StoreError`].
pub fn add(transaction: &Transaction<'_>, entry: &Entry<'_>) -> Result<(), StoreError> {
    let last = "SELECT seq, hash, unix, boot, steady FROM log ORDER BY seq DESC LIMIT 1";
    let mut statement = transaction.0.prepare_cached(last)?;
    let mut found = statement.query([])?;
    let stamp = transaction.1;
    let (seq, before, jump) = match found.next()? {
        None => (1, vec![0; 32], 0),
        Some(row) => {
            let (unix, boot, steady): (i64, String, i64) = (row.get(2)?, row.get(3)?, row.get(4)?);
            (row.get::<_, i64>(0)? + 1, row.get::<_, Vec<u8>>(1)?, jump(&stamp.when, unix, &boot, steady))
        }
    };
    drop(found);
    // A salt only where there is something to hide.
    let salt: Vec<u8> = match entry.reason {
        "" => Vec::new(),
        _ => transaction.0.query_row("SELECT randomblob(16)", [], |row| row.get(0))?,
    };
    let mut row = Row {
        seq,
        stamp: stamp.clone(),
        jump,
        action: entry.action.to_owned(),
        case: entry.case.to_owned(),
        detail: entry.detail.to_owned(),
        reason: entry.reason.to_owned(),
        said: said(&salt, entry.reason),
        salt,
        hash: Vec::new(),
    };
    row.hash = hash(&before, &row);
    let sql = "INSERT INTO log (seq, at, unix, boot, steady, jump, user, unit, device, action, case_id, detail, reason,
               salt, said, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)";
    let when = &row.stamp.when;
    transaction.0.prepare_cached(sql)?.execute(params![
        row.seq,
        when.at,
        when.unix,
        when.boot,
        when.steady,
        row.jump,
        row.stamp.user,
        row.stamp.unit,
        row.stamp.device,
        row.action,
        row.case,
        row.detail,
        row.reason,
        row.salt,
        row.said,
        row.hash
    ])?;
    Ok(())
}

/// Takes the words out of a case's rows: it is purged.
///
/// # Errors
/// [`StoreError`].
pub(crate) fn hush(transaction: &Transaction<'_>, case: &str) -> Result<(), StoreError> {
    transaction.0.execute("UPDATE log SET reason = '', salt = x'' WHERE case_id = ?1 AND reason <> ''", [case])?;
    Ok(())
}

/// The rows, oldest first: of one case, or all.
///
/// # Errors
/// [`StoreError`].
pub fn all(store: &Store, case: Option<&str>) -> Result<Vec<Row>, StoreError> {
    all_in(store.read(), case)
}

/// The end of the log.
///
/// # Errors
/// [`StoreError`].
pub fn end(store: &Store) -> Result<End, StoreError> {
    end_of(store.read())
}

/// The latest row of an action.
///
/// # Errors
/// [`StoreError`].
pub fn last(store: &Store, action: &str) -> Result<Option<Row>, StoreError> {
    let sql = "SELECT seq, at, unix, boot, steady, jump, user, unit, device, action, case_id, detail, reason, salt,
               said, hash FROM log WHERE action = ?1 ORDER BY seq DESC LIMIT 1";
    Ok(store.read().prepare_cached(sql)?.query_row([action], read).optional()?)
}

/// Whether the log has a row that was its end once.
///
/// # Errors
/// [`StoreError`].
pub fn has(store: &Store, end: &End) -> Result<bool, StoreError> {
    let mut statement = store.read().prepare_cached("SELECT hash FROM log WHERE seq = ?1")?;
    let mut rows = statement.query([end.seq])?;
    Ok(match rows.next()? {
        Some(row) => hex(&row.get::<_, Vec<u8>>(0)?) == end.hash,
        None => end.seq == 0,
    })
}

/// Whether the chain holds from its first row, and goes on past `noted`, an end that was kept elsewhere.
///
/// # Errors
/// [`StoreError`] when it cannot be read at all.
pub fn verify(store: &Store, noted: Option<&End>) -> Result<Vec<Broken>, StoreError> {
    verify_in(store.read(), noted)
}

fn all_in(connection: &Connection, case: Option<&str>) -> Result<Vec<Row>, StoreError> {
    let sql = "SELECT seq, at, unix, boot, steady, jump, user, unit, device, action, case_id, detail, reason, salt,
               said, hash FROM log WHERE ?1 IS NULL OR case_id = ?1 ORDER BY seq";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([case], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(crate) fn end_of(connection: &Connection) -> Result<End, StoreError> {
    let mut statement = connection.prepare("SELECT seq, hash FROM log ORDER BY seq DESC LIMIT 1")?;
    let mut rows = statement.query([])?;
    Ok(match rows.next()? {
        Some(row) => End { seq: row.get(0)?, hash: hex(&row.get::<_, Vec<u8>>(1)?) },
        None => End::default(),
    })
}

pub(crate) fn verify_in(connection: &Connection, noted: Option<&End>) -> Result<Vec<Broken>, StoreError> {
    let mut gone = connection.prepare("SELECT case_id FROM purged")?;
    let gone: BTreeSet<String> = gone.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let mut broken = Vec::new();
    let (mut before, mut last) = (vec![0u8; 32], 0);
    let mut met = noted.is_none_or(|end| end.seq == 0);
    for row in all_in(connection, None)? {
        if row.seq != last + 1 || row.hash != hash(&before, &row) {
            broken.push(Broken::Row(row.seq));
        }
        let hushed = row.reason.is_empty() && row.salt.is_empty();
        if row.said != said(&row.salt, &row.reason) && !(hushed && gone.contains(&row.case)) {
            broken.push(Broken::Words(row.seq));
        }
        met |= noted.is_some_and(|end| end.seq == row.seq && end.hash == hex(&row.hash));
        (before, last) = (row.hash, row.seq);
    }
    if !met {
        broken.push(Broken::Cut);
    }
    Ok(broken)
}

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Row> {
    let when = When { at: row.get(1)?, unix: row.get(2)?, boot: row.get(3)?, steady: row.get(4)? };
    Ok(Row {
        seq: row.get(0)?,
        jump: row.get(5)?,
        stamp: Stamp { when, user: row.get(6)?, unit: row.get(7)?, device: row.get(8)? },
        action: row.get(9)?,
        case: row.get(10)?,
        detail: row.get(11)?,
        reason: row.get(12)?,
        salt: row.get(13)?,
        said: row.get(14)?,
        hash: row.get(15)?,
    })
}

/// How far the clock that can be set was moved, by the one that cannot. Over a restart only a clock
/// that went back can be told.
fn jump(now: &When, unix: i64, boot: &str, steady: i64) -> i64 {
    let moved =
        if now.boot == boot { (now.unix - unix) - (now.steady - steady) / 1000 } else { (now.unix - unix).min(0) };
    if moved.abs() >= MOVED { moved } else { 0 }
}

fn said(salt: &[u8], reason: &str) -> Vec<u8> {
    Sha256::new_with_prefix(b"sip-hemma log words 1\0").chain_update(salt).chain_update(reason).finalize().to_vec()
}

fn hash(before: &[u8], row: &Row) -> Vec<u8> {
    let mut sum = Sha256::new_with_prefix(b"sip-hemma log 1\0").chain_update(before);
    let when = &row.stamp.when;
    for number in [row.seq, when.unix, when.steady, row.jump] {
        sum.update(number.to_be_bytes());
    }
    let stamp = &row.stamp;
    let texts = [&when.at, &when.boot, &stamp.user, &stamp.unit, &stamp.device, &row.action, &row.case, &row.detail];
    for text in texts {
        sum.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_be_bytes());
        sum.update(text);
    }
    sum.update(&row.said);
    sum.finalize().to_vec()
}

impl Row {
    /// Its hash, in hex.
    #[must_use]
    pub fn hash(&self) -> String {
        hex(&self.hash)
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}
