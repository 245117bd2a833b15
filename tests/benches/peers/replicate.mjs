// A thousand case files from one database on disk to another, in the clear, there and back.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PouchDB from 'pouchdb-node';
import { measure } from './measure.mjs';

const CASES = 1000;
if (!process.argv[2]) throw new Error('which case file? node replicate.mjs ../../fixtures/scenarios/1.json');
const file = readFileSync(process.argv[2], 'utf8');

const folder = mkdtempSync(join(tmpdir(), 'sip-peers-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

const source = new PouchDB(join(folder, 'source'));
for (let at = 0; at < CASES; at += 100) {
  await source.bulkDocs(Array.from({ length: 100 }, (_, more) => numbered(at + more)));
}

let targets = 0;
await measure('replicate pouchdb', {
  warmUps: 1,
  runs: 5,
  async make() {
    const target = new PouchDB(join(folder, `target-${(targets += 1)}`));
    // The database is open and empty when the clock starts.
    assert.equal((await target.info()).doc_count, 0);
    return target;
  },
  async work(target) {
    const there = await PouchDB.replicate(source, target);
    const back = await PouchDB.replicate(target, source);
    return { target, there, back };
  },
  async check({ target, there, back }) {
    assert.equal(there.docs_written, CASES);
    assert.equal(back.docs_written, 0);
    const { _id, _rev, ...last } = await target.get(`case-${CASES - 1}`);
    assert.deepEqual({ _id, ...last }, numbered(CASES - 1));
    await target.destroy();
  },
});
await source.close();

/** The case file with a person of its own. */
function numbered(at) {
  const one = JSON.parse(file);
  one._id = `case-${at}`;
  one.person.identifier.value = String(at).padStart(12, '0');
  return one;
}
