//! The store's own promises: keys, newer and damaged folders, frozen versions, a known schema.

mod accountable;
mod copies;

use std::path::Path;

use sip_doc::{Chunk, DocId};
use sip_vault::DbKey;

use crate::table::version::Row;
use crate::{Folder, FolderState, SCHEMA_VERSION, Store, StoreError, table};

fn key() -> DbKey {
    DbKey::new([7; 32])
}

fn store(dir: &Path) -> Store {
    let folder = Folder::hold(dir).unwrap();
    assert_eq!(folder.state(), FolderState::Empty);
    Store::create(folder, &key(), "{}", |_| Ok(())).unwrap()
}

fn with_case(dir: &Path) -> Store {
    let mut store = store(dir);
    store.write(|t| table::case::add(t, "SIP-1", "d", "{}", "2026-10-21T13:24")).map_err(|e: StoreError| e).unwrap();
    store
}

fn version() -> Row {
    Row {
        version: 1,
        attempt: 1,
        state: "locked".into(),
        hash: "aa".into(),
        words: "björk kaffe nyckel våg".into(),
        salt: vec![1; 32],
        heads: "{}".into(),
        content: "{}".into(),
        locked_at: "2026-10-21T14:10".into(),
        established_at: String::new(),
        by: "Maria Sandell".into(),
    }
}

#[test]
fn the_file_is_encrypted_and_another_key_does_not_open_it() {
    let dir = tempfile::tempdir().unwrap();
    let store = with_case(dir.path());
    assert!(store.cipher_version().unwrap().starts_with("4."), "SQLCipher is in this build");
    drop(store);
    let bytes = std::fs::read(dir.path().join("siphemma.db")).unwrap();
    assert!(!bytes.starts_with(b"SQLite format 3"), "even the header is encrypted");
    let opened = Store::open(Folder::hold(dir.path()).unwrap(), &[&DbKey::new([8; 32])]);
    assert!(matches!(opened, Err(StoreError::Damaged)), "a wrong key and a file that is no database look the same");
    Store::open(Folder::hold(dir.path()).unwrap(), &[&key()]).unwrap();
}

#[test]
fn an_interrupted_beginning_leaves_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let full = |_: &crate::Transaction<'_>| Err(StoreError::DiskFull);
    let made = Store::create(Folder::hold(dir.path()).unwrap(), &key(), "{}", full);
    assert!(matches!(made, Err(StoreError::DiskFull)));
    // As a kill between the two last steps would leave it.
    std::fs::write(dir.path().join("keys.json"), "{}").unwrap();
    assert_eq!(Folder::hold(dir.path()).unwrap().state(), FolderState::Empty, "one can begin again");
    std::fs::remove_file(dir.path().join("keys.json")).unwrap();
    store(dir.path());
}

#[test]
fn an_empty_file_is_no_database() {
    let dir = tempfile::tempdir().unwrap();
    drop(store(dir.path()));
    std::fs::write(dir.path().join("siphemma.db"), b"").unwrap();
    let opened = Store::open(Folder::hold(dir.path()).unwrap(), &[&key()]);
    assert!(matches!(opened, Err(StoreError::Damaged)));
    assert_eq!(std::fs::read(dir.path().join("siphemma.db")).unwrap().len(), 0, "nothing is written into it");
}

#[test]
fn one_process_holds_a_folder() {
    let dir = tempfile::tempdir().unwrap();
    let first = Folder::hold(dir.path()).unwrap();
    assert!(matches!(Folder::hold(dir.path()), Err(StoreError::InUse)));
    drop(first);
    Folder::hold(dir.path()).unwrap();
}

#[test]
fn a_folder_of_a_newer_program_is_left_as_it_is() {
    let dir = tempfile::tempdir().unwrap();
    let store = with_case(dir.path());
    store.read().execute_batch(&format!("PRAGMA user_version = {}", SCHEMA_VERSION + 1)).unwrap();
    drop(store);
    let before = std::fs::read(dir.path().join("siphemma.db")).unwrap();
    let opened = Store::open(Folder::hold(dir.path()).unwrap(), &[&key()]);
    assert!(matches!(opened, Err(StoreError::Newer)));
    assert_eq!(std::fs::read(dir.path().join("siphemma.db")).unwrap(), before, "not a byte is changed");
}

#[test]
fn a_damaged_page_is_noticed() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = with_case(dir.path());
    let chunks: Vec<Chunk> =
        (0..200).map(|_| Chunk { doc: DocId::plan(), hash: [0; 32], bytes: vec![42; 500] }).collect();
    store.write(|t| table::chunk::append(t, "SIP-1", &chunks)).map_err(|e: StoreError| e).unwrap();
    assert!(store.is_whole().unwrap());
    drop(store);
    let path = dir.path().join("siphemma.db");
    let mut bytes = std::fs::read(&path).unwrap();
    let at = bytes.len() - 3000;
    bytes[at] ^= 1;
    std::fs::write(&path, &bytes).unwrap();
    let opened = Store::open(Folder::hold(dir.path()).unwrap(), &[&key()]);
    let noticed = match opened {
        Err(_) => true,
        Ok((store, _)) => !matches!(store.is_whole(), Ok(true)),
    };
    assert!(noticed, "one flipped bit is noticed");
}

#[test]
fn what_is_established_never_changes() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = with_case(dir.path());
    let row = version();
    store
        .write(|t| -> Result<(), StoreError> {
            table::version::lock(t, "SIP-1", &row)?;
            table::version::establish(t, "SIP-1", &row, "2026-10-21T14:20")
        })
        .unwrap();
    for forbidden in [
        "UPDATE version SET content = '{\"x\":1}'",
        "UPDATE version SET hash = 'bb'",
        "UPDATE version SET state = 'unlocked'",
        "DELETE FROM version",
    ] {
        assert!(store.read().execute_batch(forbidden).is_err(), "{forbidden} must be refused by the table itself");
    }
    let kept = table::version::all(&store, "SIP-1").unwrap().remove(0);
    assert_eq!((kept.content, kept.state), ("{}".to_owned(), "established".to_owned()));
}

#[test]
fn a_write_is_whole_or_not_at_all() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = with_case(dir.path());
    let half = store.write(|t| -> Result<(), StoreError> {
        table::draft::keep(t, "SIP-1", "/meeting/situation", "halvt")?;
        Err(StoreError::DiskFull)
    });
    assert!(matches!(half, Err(StoreError::DiskFull)));
    assert!(table::draft::all(&store, "SIP-1").unwrap().is_empty(), "what was written before the fault is gone");
}

#[test]
fn the_schema_is_the_committed_one() {
    let dir = tempfile::tempdir().unwrap();
    let store = store(dir.path());
    let mut statement =
        store.read().prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type DESC, name").unwrap();
    let rows = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
    let schema = rows.map(|sql| sql.unwrap() + ";\n").collect::<Vec<_>>().join("\n");
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schema.sql");
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    let made = dir.path().join("schema.sql");
    std::fs::write(&made, &schema).unwrap();
    assert_eq!(committed, schema, "a table changed: add a migration step, then take over what was made");
}
