CREATE TRIGGER established_stays BEFORE UPDATE ON version WHEN OLD.state <> 'locked'
BEGIN SELECT RAISE(ABORT, 'what is established never changes'); END;

CREATE TRIGGER log_is_frozen BEFORE UPDATE OF seq, at, unix, boot, steady, jump, user, unit, device, action, case_id, detail, said, hash ON log
BEGIN SELECT RAISE(ABORT, 'the log is frozen'); END;

CREATE TRIGGER log_stays BEFORE DELETE ON log
BEGIN SELECT RAISE(ABORT, 'the log stays'); END;

CREATE TRIGGER log_words_only_go BEFORE UPDATE OF reason, salt ON log WHEN NEW.reason <> '' OR length(NEW.salt) > 0
BEGIN SELECT RAISE(ABORT, 'words of the log only go'); END;

CREATE TRIGGER signature_is_frozen BEFORE UPDATE ON signature
BEGIN SELECT RAISE(ABORT, 'a signature is frozen'); END;

CREATE TRIGGER signature_stays BEFORE DELETE ON signature WHEN OLD.case_id NOT IN (SELECT case_id FROM purged)
BEGIN SELECT RAISE(ABORT, 'a signature stays'); END;

CREATE TRIGGER version_is_frozen BEFORE UPDATE OF hash, words, salt, heads, content, locked_at ON version
BEGIN SELECT RAISE(ABORT, 'a version is frozen'); END;

CREATE TRIGGER version_stays BEFORE DELETE ON version WHEN OLD.case_id NOT IN (SELECT case_id FROM purged)
BEGIN SELECT RAISE(ABORT, 'a version stays'); END;

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

CREATE TABLE purged (
  case_id    TEXT NOT NULL PRIMARY KEY, -- plan id: nothing else of the case is left
  at         TEXT NOT NULL, -- local time
  by         TEXT NOT NULL, -- who did it
  decision   TEXT NOT NULL, -- the gallringsbeslut: a number, who decided
  document   TEXT NOT NULL  -- where the plan was handed over to: system and number
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

CREATE TABLE sheet (
  ledger    TEXT NOT NULL PRIMARY KEY REFERENCES ledger (id),
  pdf       BLOB NOT NULL,
  delivered TEXT NOT NULL -- when it had left, or empty
) STRICT, WITHOUT ROWID;

CREATE TABLE signature (
  id          TEXT NOT NULL PRIMARY KEY,
  case_id     TEXT NOT NULL,
  version     INTEGER NOT NULL,
  attempt     INTEGER NOT NULL, -- of locking: unlocking voids it
  hash        TEXT NOT NULL,    -- what was signed: the version's
  participant TEXT NOT NULL,    -- participant id
  name        TEXT NOT NULL,    -- as it was on that day
  method      TEXT NOT NULL,    -- screen, paper, declines, unable, proxy, absent
  note        TEXT NOT NULL,    -- who and why, or empty
  identified  TEXT NOT NULL,    -- how it was seen who it is, or empty
  strokes     TEXT NOT NULL,    -- JSON, with time and pressure, or empty
  at          TEXT NOT NULL,
  by          TEXT NOT NULL,    -- whose computer
  FOREIGN KEY (case_id, version, attempt) REFERENCES version (case_id, version, attempt)
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

CREATE INDEX log_case ON log (case_id, seq);

CREATE INDEX signature_case ON signature (case_id);
