-- What a database of schema 2 was, with a row in each table that has people's work. Never changed.
CREATE TABLE act (
  case_id TEXT NOT NULL REFERENCES case_file (id),
  seq     INTEGER NOT NULL, -- 1, 2, 3 … within the case
  at      TEXT NOT NULL, -- local time
  user    TEXT NOT NULL,
  what    TEXT NOT NULL, -- import, set, strike, lock, unlock, establish, print …
  path    TEXT NOT NULL, -- the field, or empty
  words   TEXT NOT NULL, -- the reason, or empty
  PRIMARY KEY (case_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE aside (
  id      TEXT NOT NULL PRIMARY KEY, -- of its place, name and part
  office  TEXT NOT NULL,
  mailbox TEXT NOT NULL,
  sender  TEXT NOT NULL,
  packet  TEXT NOT NULL, -- its name in the post office
  case_id TEXT NOT NULL, -- plan id, or empty
  reason  TEXT NOT NULL,
  unit    TEXT NOT NULL, -- name of the unit, or empty where it is not known
  at      TEXT NOT NULL,
  state   TEXT NOT NULL  -- open, seen, passed
) STRICT, WITHOUT ROWID;

CREATE TABLE case_file (
  id       TEXT NOT NULL PRIMARY KEY, -- plan id
  digest   TEXT NOT NULL,             -- SHA-256 of the imported facts, or of nothing for one made here
  summary  TEXT NOT NULL,             -- JSON for the list: a projection
  saved_at TEXT NOT NULL              -- local time of the latest change
) STRICT, WITHOUT ROWID;

CREATE TABLE chunk (
  case_id  TEXT NOT NULL REFERENCES case_file (id),
  doc      TEXT NOT NULL,    -- plan, consent, own
  seq      INTEGER NOT NULL, -- 1, 2, 3 … within the document
  snapshot INTEGER NOT NULL, -- 1: the document with all its history
  bytes    BLOB NOT NULL,    -- Automerge
  PRIMARY KEY (case_id, doc, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE draft (
  case_id TEXT NOT NULL REFERENCES case_file (id),
  path    TEXT NOT NULL,
  text    TEXT NOT NULL,
  PRIMARY KEY (case_id, path)
) STRICT, WITHOUT ROWID;

CREATE TABLE extract (
  id      TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL, -- plan id: of a case that is not here
  unit    TEXT NOT NULL, -- name of the unit that sent it
  state   TEXT NOT NULL, -- JSON: the extract
  at      TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE fetched (
  office  TEXT NOT NULL,
  mailbox TEXT NOT NULL,
  sender  TEXT NOT NULL,
  seq     INTEGER NOT NULL, -- all up to this number, gaps apart
  state   TEXT NOT NULL,    -- JSON: names of the latest ones, numbers that are missing
  PRIMARY KEY (office, mailbox, sender)
) STRICT, WITHOUT ROWID;

CREATE TABLE ledger (
  id        TEXT NOT NULL PRIMARY KEY,
  case_id   TEXT NOT NULL REFERENCES case_file (id),
  version   INTEGER NOT NULL,
  exemplar  TEXT NOT NULL,    -- original, kopia, utdrag
  number    INTEGER NOT NULL, -- number of the copy; 0 for the original
  recipient TEXT NOT NULL,    -- participant or unit id
  name      TEXT NOT NULL,    -- as it was on that day
  channel   TEXT NOT NULL,    -- papper, fil
  at        TEXT NOT NULL,
  by        TEXT NOT NULL,
  void      TEXT NOT NULL     -- why the sheet is void, or empty
) STRICT, WITHOUT ROWID;

CREATE TABLE lies (
  office  TEXT NOT NULL,
  mailbox TEXT NOT NULL,
  case_id TEXT NOT NULL, -- or the mark of keys, which belong to no case
  state   TEXT NOT NULL, -- JSON: what lies there for it
  PRIMARY KEY (office, mailbox, case_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE looked (
  office  TEXT NOT NULL,
  case_id TEXT NOT NULL REFERENCES case_file (id),
  rev     INTEGER NOT NULL, -- revision of the case when it was looked at
  PRIMARY KEY (office, case_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE meta (
  name  TEXT NOT NULL PRIMARY KEY, -- unit, device
  value TEXT NOT NULL              -- JSON
) STRICT, WITHOUT ROWID;

CREATE TABLE office (
  id      TEXT NOT NULL PRIMARY KEY, -- as the place says of itself
  address TEXT NOT NULL,             -- where it was found last
  last_at TEXT NOT NULL              -- local time of the latest whole round
) STRICT, WITHOUT ROWID;

CREATE TABLE section (
  case_id TEXT NOT NULL REFERENCES case_file (id),
  name    TEXT NOT NULL, -- a key of the case file, or plan/<goal id>
  value   TEXT NOT NULL, -- JSON
  PRIMARY KEY (case_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE share (
  case_id    TEXT NOT NULL PRIMARY KEY REFERENCES case_file (id),
  state      TEXT NOT NULL,    -- JSON: roster, sealed heads, signatures, what others told
  rev        INTEGER NOT NULL, -- one more for everything that may be owed to somebody
  handed     INTEGER NOT NULL, -- the latest act (act.seq) that was handed over; 0: none
  receivers  INTEGER NOT NULL, -- how many devices share it
  owed       INTEGER NOT NULL, -- how many of them have not told that they hold all of it
  conflicts  INTEGER NOT NULL, -- how many cards wait for a person
  ended      INTEGER NOT NULL, -- it is no longer shared with this device: 1 the yes was taken back, 2 narrowed
  owes       TEXT NOT NULL     -- JSON: names of the units that lack something
) STRICT, WITHOUT ROWID;

CREATE TABLE trust (
  unit TEXT NOT NULL PRIMARY KEY, -- id of its root
  card TEXT NOT NULL,             -- JSON: the latest card
  at   TEXT NOT NULL              -- when it was trusted
) STRICT, WITHOUT ROWID;

CREATE TABLE version (
  case_id        TEXT NOT NULL REFERENCES case_file (id),
  version        INTEGER NOT NULL,
  attempt        INTEGER NOT NULL, -- 1, and one more each time it was locked anew
  state          TEXT NOT NULL,    -- locked, established, unlocked
  hash           TEXT NOT NULL,    -- 64 hex digits
  words          TEXT NOT NULL,    -- four check words, one blank between
  salt           BLOB NOT NULL,    -- 32 bytes
  heads          TEXT NOT NULL,    -- JSON: heads of each document
  content        TEXT NOT NULL,    -- canonical JSON of the case, the unit's own left out
  locked_at      TEXT NOT NULL,
  established_at TEXT NOT NULL,    -- empty until established
  by             TEXT NOT NULL,
  reason         TEXT NOT NULL,    -- why it was unlocked, or empty
  PRIMARY KEY (case_id, version, attempt)
) STRICT, WITHOUT ROWID;

CREATE INDEX case_file_digest ON case_file (digest);

CREATE INDEX ledger_case ON ledger (case_id);

CREATE UNIQUE INDEX ledger_one_original ON ledger (case_id, version) WHERE exemplar = 'original' AND void = '';

CREATE TRIGGER established_stays BEFORE UPDATE ON version WHEN OLD.state <> 'locked'
BEGIN SELECT RAISE(ABORT, 'what is established never changes'); END;

CREATE TRIGGER version_is_frozen BEFORE UPDATE OF hash, words, salt, heads, content, locked_at ON version
BEGIN SELECT RAISE(ABORT, 'a version is frozen'); END;

CREATE TRIGGER version_stays BEFORE DELETE ON version
BEGIN SELECT RAISE(ABORT, 'a version stays'); END;

INSERT INTO meta VALUES ('unit', '{"name":"Norrby"}');
INSERT INTO case_file VALUES ('SIP-1', 'd', '{}', '2026-10-21T13:24');
INSERT INTO chunk VALUES ('SIP-1', 'plan', 1, 1, x'0102');
INSERT INTO section VALUES ('SIP-1', 'need', '{"words":"Trygghet."}');
INSERT INTO act VALUES ('SIP-1', 1, '2026-10-21T13:24', 'Maria Sandell', 'new', '', '');
INSERT INTO draft VALUES ('SIP-1', '/need/words', 'halvt');
INSERT INTO version VALUES ('SIP-1', 1, 1, 'established', 'aa', 'a b c d', x'00', '{}', '{}', '2026-10-21T13:30', '2026-10-21T13:40', 'Maria Sandell', '');
INSERT INTO ledger VALUES ('l1', 'SIP-1', 1, 'original', 0, 'p1', 'Ingrid Bergvall', 'papper', '2026-10-21T13:50', 'Maria Sandell', '');

PRAGMA user_version = 2;
