//! Copies under another key: a changed database key, a backup, a folder restored from one; and older
//! schemas, led up.

use std::path::Path;

use sip_vault::{DbKey, Keyfile, NoKeyring, Pin, RecoveryCode, User};

use super::{key, store, with_case};
use crate::table::log::Stamp;
use crate::{Backup, Folder, Store, StoreError, table};

const WORDS: &str = "björk kaffe nyckel våg lampa";
const SALT: [u8; 16] = [5; 16];

fn open(dir: &Path, key: &DbKey) -> Result<(Store, usize), StoreError> {
    Store::open(Folder::hold(dir).unwrap(), &[key])
}

fn cases(store: &Store) -> usize {
    table::case::all(store).unwrap().len()
}

fn files(dir: &Path) -> Vec<String> {
    let names = std::fs::read_dir(dir).unwrap().flatten().map(|file| file.file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

#[test]
fn the_key_is_changed_by_one_renaming() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = with_case(dir.path());
    let next = DbKey::new([9; 32]);
    store.prepare_key(&next).unwrap();
    drop(store);
    // As a kill before the last step would leave it.
    let (mut store, which) = Store::open(Folder::hold(dir.path()).unwrap(), &[&key(), &next]).unwrap();
    assert_eq!((which, cases(&store)), (0, 1), "the old key holds until the end");
    store.write(|t| table::case::add(t, "SIP-2", "e", "{}", "x")).map_err(|e: StoreError| e).unwrap();
    store.prepare_key(&next).unwrap();
    drop(store.change_key().unwrap());
    assert_eq!(files(dir.path()), ["keys.json", "lock", "siphemma.db"], "nothing of the old one is left");
    let (store, which) = Store::open(Folder::hold(dir.path()).unwrap(), &[&key(), &next]).unwrap();
    assert_eq!((which, cases(&store)), (1, 2), "and after it the next");
    assert!(store.is_whole().unwrap());
    drop(store);
    assert!(matches!(open(dir.path(), &key()), Err(StoreError::Damaged)), "the old one opens nothing");
}

fn backed_up(dir: &Path) -> (Store, Keyfile, RecoveryCode, DbKey, std::path::PathBuf) {
    let user = User { name: "Maria Sandell".into(), role: None };
    let mut random = |bytes: &mut [u8]| bytes.fill(3);
    let (keys, key, code) = Keyfile::create(&user, &Pin::new(WORDS), &NoKeyring, &mut random).unwrap();
    let folder = Folder::hold(&dir.join("data")).unwrap();
    let mut store = Store::create(folder, &key, &keys.write(), |_| Ok(())).unwrap();
    store.write(|t| table::case::add(t, "SIP-1", "d", "{}", "x")).map_err(|e: StoreError| e).unwrap();
    (store, keys, code, key, dir.join("kopia"))
}

#[test]
fn a_backup_opens_with_the_paper_alone_and_names_nobody() {
    let dir = tempfile::tempdir().unwrap();
    let (mut store, keys, code, key, path) = backed_up(dir.path());
    let facts = store.back_up(&path, &key, &keys, &SALT, "2026-10-21T17:00").unwrap();
    assert_eq!((facts.cases, facts.made_at.as_str()), (1, "2026-10-21T17:00"));
    assert_eq!(files(&dir.path().join("data")), ["keys.json", "lock", "siphemma.db", "siphemma.db-wal"]);
    drop(store);
    let bytes = std::fs::read(&path).unwrap();
    assert!(!bytes.windows(5).any(|window| window == b"Maria"), "it tells of no user");
    let backup = Backup::find(&path).unwrap();
    let opened = backup.keys().unwrap().open_with_code(&code).unwrap().key;
    let new = DbKey::new([4; 32]);
    let folder = Folder::hold(&dir.path().join("ny")).unwrap();
    let fill = |t: &crate::Transaction<'_>| table::meta::set(t, "unit", "{}");
    let store = backup.restore(folder, &opened, (&new, "{}"), &Stamp::default(), fill).unwrap();
    assert_eq!((cases(&store), store.is_whole().unwrap()), (1, true));
    drop(store);
    assert_eq!(files(&dir.path().join("ny")), ["keys.json", "lock", "siphemma.db"]);
    let folder = Folder::hold(&dir.path().join("ny")).unwrap();
    let again = backup.restore(folder, &opened, (&new, "{}"), &Stamp::default(), |_| Ok(()));
    assert!(matches!(again, Err(StoreError::NotEmpty)), "a folder that is used is never taken");
}

#[test]
fn a_backup_that_is_cut_changed_or_anothers_is_refused_and_leaves_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let (mut store, keys, _, key, path) = backed_up(dir.path());
    store.back_up(&path, &key, &keys, &SALT, "2026-10-21T17:00").unwrap();
    let good = std::fs::read(&path).unwrap();
    let examine = |bytes: &[u8], key: &DbKey| {
        std::fs::write(&path, bytes).unwrap();
        Backup::find(&path).and_then(|backup| backup.examine(store.folder(), key))
    };
    examine(&good, &key).unwrap();
    assert!(matches!(examine(&good, &DbKey::new([1; 32])), Err(StoreError::Damaged)), "another folder's key");
    for cut in [0, 10, 30, 500, good.len() / 2, good.len() - 1] {
        assert!(matches!(examine(&good[..cut], &key), Err(StoreError::Damaged)), "cut at {cut}");
    }
    let step = good.len() / 60;
    for at in (0..good.len()).step_by(step).chain([good.len() - 1]) {
        let mut bad = good.clone();
        bad[at] ^= 4;
        let found = examine(&bad, &key);
        assert!(matches!(found, Err(StoreError::Damaged | StoreError::Newer)), "byte {at}: {found:?}");
    }
    let mut longer = good.clone();
    longer.push(0);
    assert!(matches!(examine(&longer, &key), Err(StoreError::Damaged)));
    assert!(!files(&dir.path().join("data")).iter().any(|name| name.contains("kopia")), "what was looked at is gone");
}

#[test]
fn a_backup_that_fails_leaves_the_good_one() {
    let dir = tempfile::tempdir().unwrap();
    let (mut store, keys, _, key, path) = backed_up(dir.path());
    store.back_up(&path, &key, &keys, &SALT, "2026-10-21T17:00").unwrap();
    let good = std::fs::read(&path).unwrap();
    // Something lies where the half file would be written.
    std::fs::create_dir(dir.path().join("kopia.05050505.ny")).unwrap();
    assert!(store.back_up(&path, &key, &keys, &SALT, "2026-10-22T17:00").is_err());
    assert_eq!(std::fs::read(&path).unwrap(), good);
    assert_eq!(cases(&store), 1, "and the folder goes on");
}

fn older(dir: &Path, schema: &str) {
    drop(store(dir));
    std::fs::remove_file(dir.join("siphemma.db")).unwrap();
    let connection = crate::database::connect(&dir.join("siphemma.db"), &key(), true).unwrap();
    connection.execute_batch(schema).unwrap();
}

const OLDER: [(usize, &str); 2] = [(1, include_str!("schema-1.sql")), (2, include_str!("schema-2.sql"))];

#[test]
fn every_older_schema_is_led_up_with_a_copy_kept() {
    let fresh = tempfile::tempdir().unwrap();
    let dump = |store: &Store| {
        let sql = "SELECT group_concat(name || ' ' || sql, x'0a') FROM (SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name)";
        store.read().query_row(sql, [], |row| row.get::<_, String>(0)).unwrap()
    };
    let expected = dump(&store(fresh.path()));
    for (version, schema) in OLDER {
        let dir = tempfile::tempdir().unwrap();
        older(dir.path(), schema);
        let before = std::fs::read(dir.path().join("siphemma.db")).unwrap();
        let (store, _) = open(dir.path(), &key()).unwrap();
        assert_eq!(dump(&store), expected, "schema {version} becomes this program's, to the letter");
        assert_eq!(table::draft::all(&store, "SIP-1").unwrap(), [("/need/words".to_owned(), "halvt".to_owned())]);
        assert_eq!(table::version::all(&store, "SIP-1").unwrap().len(), 1);
        assert_eq!(table::ledger::all(&store, "SIP-1").unwrap()[0].name, "Ingrid Bergvall");
        assert_eq!(table::log::verify(&store, None).unwrap(), []);
        drop(store);
        let copy = std::fs::read(dir.path().join(format!("siphemma.db.fore-{version}"))).unwrap();
        assert_eq!(copy, before, "the file as it was, and encrypted as it was");
    }
}

#[test]
fn a_step_that_fails_changes_nothing() {
    for (version, schema) in OLDER {
        let dir = tempfile::tempdir().unwrap();
        // Something stands in the way of the last step.
        older(dir.path(), &format!("{schema}; CREATE TABLE purged (x TEXT);"));
        assert!(open(dir.path(), &key()).is_err());
        let left = crate::database::connect(&dir.path().join("siphemma.db"), &key(), false).unwrap();
        let found: i64 = left.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
        assert_eq!(found, i64::try_from(version).unwrap(), "all steps or none");
        let log: bool = left.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'log'").unwrap().exists([]).unwrap();
        assert!(!log, "schema {version}: the table before the fault is not there either");
    }
}
