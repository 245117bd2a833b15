//! The log: whoever changes it is noticed. Purging: nothing of the words is left.

use sip_vault::When;

use super::{store, version, with_case};
use crate::table::log::{self, Broken, End, Entry, Stamp};
use crate::table::purge;
use crate::{Folder, Store, StoreError, schema, table};

fn stamp(seconds: i64) -> Stamp {
    let when = When {
        at: format!("2026-10-21T13:24:{seconds:02}"),
        unix: 1_000_000 + seconds,
        boot: "a".into(),
        steady: seconds * 1000,
    };
    Stamp { when, user: "Maria Sandell".into(), unit: "Norrby vårdcentral".into(), device: "d1".into() }
}

fn note(store: &mut Store, action: &str, reason: &str) {
    let entry = Entry { action, case: "SIP-1", detail: "/need", reason };
    store.write(|t| log::add(t, &entry)).map_err(|e: StoreError| e).unwrap();
}

fn with_log(dir: &std::path::Path) -> Store {
    let mut store = with_case(dir);
    for (at, action) in ["new", "read", "set", "strike", "print"].into_iter().enumerate() {
        store.sign(stamp(i64::try_from(at).unwrap()));
        note(&mut store, action, if action == "strike" { "Ingrid ville inte." } else { "" });
    }
    store
}

/// As someone would who has the key and another tool: no trigger in the way.
fn tampered(store: &Store, sql: &str) -> Vec<Broken> {
    let triggers = "DROP TRIGGER log_stays; DROP TRIGGER log_is_frozen; DROP TRIGGER log_words_only_go;";
    store.read().execute_batch("SAVEPOINT before;").unwrap();
    store.read().execute_batch(&format!("{triggers}{sql}")).unwrap();
    let found = log::verify(store, None).unwrap();
    store.read().execute_batch("ROLLBACK TO before; RELEASE before;").unwrap();
    found
}

#[test]
fn the_log_tells_who_when_what_and_why() {
    let dir = tempfile::tempdir().unwrap();
    let store = with_log(dir.path());
    let rows = log::all(&store, Some("SIP-1")).unwrap();
    let strike = &rows[3];
    assert_eq!((strike.seq, strike.stamp.clone(), strike.jump), (4, stamp(3), 0));
    let told = [&strike.action, &strike.case, &strike.detail, &strike.reason];
    assert_eq!(told, ["strike", "SIP-1", "/need", "Ingrid ville inte."]);
    assert!(log::all(&store, Some("SIP-2")).unwrap().is_empty(), "one case alone");
    assert_eq!(log::verify(&store, None).unwrap(), []);
}

#[test]
fn a_row_that_is_changed_taken_out_moved_or_put_in_shows() {
    let dir = tempfile::tempdir().unwrap();
    let store = with_log(dir.path());
    let columns = ["at = 'x'", "unix = 7", "boot = 'b'", "steady = 7", "jump = 7", "user = 'x'", "unit = 'x'"];
    let more = ["device = 'x'", "action = 'read'", "case_id = 'x'", "detail = 'x'", "said = x'00'", "hash = x'00'"];
    for column in columns.into_iter().chain(more) {
        let found = tampered(&store, &format!("UPDATE log SET {column} WHERE seq = 3;"));
        assert!(found.contains(&Broken::Row(3)), "{column}: {found:?}");
    }
    assert_eq!(tampered(&store, "DELETE FROM log WHERE seq = 2;"), [Broken::Row(3)], "a row that is gone");
    let renumbered = tampered(&store, "DELETE FROM log WHERE seq = 2; UPDATE log SET seq = seq - 1 WHERE seq > 2;");
    assert!(!renumbered.is_empty(), "closing the gap does not hide it");
    let moved = "UPDATE log SET seq = 99 WHERE seq = 2; UPDATE log SET seq = 2 WHERE seq = 3; UPDATE log SET seq = 3 WHERE seq = 99;";
    assert_eq!(tampered(&store, moved), [Broken::Row(2), Broken::Row(3), Broken::Row(4)], "order is part of it");
    let added = "INSERT INTO log SELECT 6, at, unix, boot, steady, jump, user, unit, device, action, case_id, detail, reason, salt, said, hash FROM log WHERE seq = 5;";
    assert_eq!(tampered(&store, added), [Broken::Row(6)], "nobody adds a row without the chain");
    assert_eq!(tampered(&store, "UPDATE log SET reason = 'x' WHERE seq = 4;"), [Broken::Words(4)]);
    let hushed = "UPDATE log SET reason = '', salt = x'' WHERE seq = 4;";
    assert_eq!(tampered(&store, hushed), [Broken::Words(4)], "words go with the case, and not before it");
}

#[test]
fn the_tables_own_rules_stop_the_program_itself() {
    let dir = tempfile::tempdir().unwrap();
    let store = with_log(dir.path());
    let forbidden = ["DELETE FROM log", "UPDATE log SET user = 'x'", "UPDATE log SET reason = 'x' WHERE seq = 4"];
    for sql in forbidden {
        assert!(store.read().execute_batch(sql).is_err(), "{sql}");
    }
}

#[test]
fn an_end_that_was_cut_off_shows_where_the_end_was_noted() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = with_log(dir.path());
    let noted = log::end(&store).unwrap();
    assert_eq!(noted.seq, 5);
    note(&mut store, "read", "");
    assert_eq!(log::verify(&store, Some(&noted)).unwrap(), [], "it has gone on since");
    store.read().execute_batch("DROP TRIGGER log_stays; DELETE FROM log WHERE seq > 3;").unwrap();
    assert_eq!(log::verify(&store, None).unwrap(), [], "by itself a shorter chain holds: that is what the note is for");
    assert_eq!(log::verify(&store, Some(&noted)).unwrap(), [Broken::Cut]);
    for action in ["read", "read"] {
        note(&mut store, action, "");
    }
    assert_eq!(log::verify(&store, Some(&noted)).unwrap(), [Broken::Cut], "also when it has as many rows again");
    assert_eq!(log::verify(&store, Some(&End::default())).unwrap(), [], "nothing was noted when there was nothing");
}

#[test]
fn a_clock_that_was_moved_is_noted() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = store(dir.path());
    let mut at = |unix: i64, boot: &str, steady: i64| {
        let when = When { at: String::new(), unix, boot: boot.into(), steady };
        store.sign(Stamp { when, ..Stamp::default() });
        note(&mut store, "read", "");
        log::all(&store, None).unwrap().pop().unwrap().jump
    };
    assert_eq!(at(1000, "a", 0), 0, "the first row has nothing before it");
    assert_eq!(at(1060, "a", 60_000), 0);
    assert_eq!(at(1120, "a", 62_000), 0, "a minute's setting is no jump");
    assert_eq!(at(87_520, "a", 63_000), 86_399, "a day ahead");
    assert_eq!(at(87_520 - 172_800, "a", 63_000), -172_800, "two days back");
    assert_eq!(at(900_000, "b", 0), 0, "over a restart time may have gone by");
    assert_eq!(at(0, "c", 0), -900_000, "but never backwards");
}

#[test]
fn a_write_that_fails_leaves_no_row() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = with_log(dir.path());
    let act = table::act::Row { what: "set".into(), ..Default::default() };
    let failed = store.write(|t| -> Result<(), StoreError> {
        table::act::add(t, "SIP-1", &act)?;
        Err(StoreError::DiskFull)
    });
    assert!(failed.is_err());
    assert_eq!(log::end(&store).unwrap().seq, 5);
    store.write(|t| table::act::add(t, "SIP-1", &act)).map_err(|e: StoreError| e).unwrap();
    assert_eq!(log::end(&store).unwrap().seq, 6, "each act is a row of the log, in the same transaction");
}

/// A store whose files can be searched: the same tables and settings without a cipher.
fn in_the_clear(dir: &std::path::Path) -> Store {
    let folder = Folder::hold(dir).unwrap();
    let mut connection = rusqlite::Connection::open(folder.database()).unwrap();
    connection.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;").unwrap();
    schema::make(&mut connection).unwrap();
    Store::of(connection, folder)
}

fn anywhere(dir: &std::path::Path, words: &str) -> Vec<String> {
    let files = std::fs::read_dir(dir).unwrap().flatten();
    let has = |path: &std::path::Path| {
        std::fs::read(path).unwrap().windows(words.len()).any(|window| window == words.as_bytes())
    };
    files.map(|file| file.path()).filter(|path| has(path)).map(|path| path.display().to_string()).collect()
}

#[test]
fn what_is_purged_is_nowhere_on_disk() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = in_the_clear(dir.path());
    const SECRET: &str = "Ingrid Bergvall vill kunna gå till växthuset";
    const KEPT: &str = "Olle Norling vill spela dragspel";
    let big = |words: &str| format!("{words} {}", "fyllning ".repeat(2000));
    for (case, words) in [("SIP-1", SECRET), ("SIP-2", KEPT)] {
        store
            .write(|t| -> Result<(), StoreError> {
                table::case::add(t, case, "d", words, "2026-10-21T13:24")?;
                let chunk = sip_doc::Chunk { doc: sip_doc::DocId::plan(), hash: [0; 32], bytes: big(words).into() };
                table::chunk::append(t, case, &[chunk])?;
                table::section::put(t, case, "need", &big(words))?;
                table::draft::keep(t, case, "/need", words)?;
                let act = table::act::Row { what: "withdraw".into(), words: words.into(), ..Default::default() };
                table::act::add(t, case, &act)?;
                let row = crate::table::version::Row { content: big(words), ..version() };
                table::version::lock(t, case, &row)?;
                table::version::establish(t, case, &row, "2026-10-21T14:20")?;
                table::meta::set(t, &format!("withdrawal {case}"), words)
            })
            .unwrap();
    }
    assert!(!anywhere(dir.path(), SECRET).is_empty(), "the search finds what is there");
    let row = purge::Row { case: "SIP-1".into(), decision: "Dnr 2026/114".into(), ..Default::default() };
    store.write(|t| purge::purge(t, &row)).map_err(|e: StoreError| e).unwrap();
    store.scrub().unwrap();
    assert_eq!(
        anywhere(dir.path(), SECRET),
        Vec::<String>::new(),
        "not in the file, its free pages, nor the log of writes"
    );
    assert!(!anywhere(dir.path(), KEPT).is_empty(), "and nothing else is gone");
    assert_eq!(log::verify(&store, None).unwrap(), [], "the log holds without the words");
    assert_eq!(log::all(&store, Some("SIP-1")).unwrap().len(), 1, "that it was handled is still told");
    assert!(purge::is_purged(&store, "SIP-1").unwrap());
    assert!(store.read().execute_batch("DELETE FROM version").is_err(), "what was not purged stays as before");
}
