// A day apart: 500 edits here, 500 there, and both take in what the other did.
import assert from 'node:assert/strict';
import * as Automerge from '@automerge/automerge';
import * as Y from 'yjs';
import { PROSE, day, plan } from './edits.mjs';
import { measure } from './measure.mjs';

const left = day(1);
const right = day(2);
// Two warm-ups leave Yjs half compiled; whoever wants it at its best asks for more: node merge.mjs 40
const times = { warmUps: Number(process.argv[2] ?? 2), runs: 9 };
let agreed;

/** The plan with its lists as maps by id, its texts and its short fields made by the peer. */
function build(value, map, text, short, key) {
  if (typeof value === 'string') return PROSE.has(key) ? text(value) : short(value);
  const entries = Array.isArray(value) ? value.map((item) => [item.id, item]) : Object.entries(value);
  return map(entries.map(([key, child]) => [key, build(child, map, text, short, key)]));
}

/** Both read the same; and every text holds the same letters whoever merged it, if not in the same order. */
function same(one, other) {
  assert.deepEqual(one, other);
  const letters = lettersOf(one);
  assert.equal(letters.length, 27);
  assert.deepEqual(letters, (agreed ??= letters));
}

function lettersOf(value, key) {
  if (typeof value === 'string') return PROSE.has(key) ? [[...value].sort().join('')] : [];
  return Object.keys(value)
    .sort()
    .flatMap((child) => lettersOf(value[child], child));
}

/* Yjs: each tells what it knows (a state vector) and gets what it lacks (an update). */
const yStart = new Y.Doc();
yStart.clientID = 1;
yStart.getMap('case').set('plan', build(plan.plan, (entries) => new Y.Map(entries), (words) => new Y.Text(words), (word) => word));
const yStored = Y.encodeStateAsUpdate(yStart);

function yEdited(client, edits) {
  const doc = new Y.Doc();
  doc.clientID = client;
  Y.applyUpdate(doc, yStored);
  for (const { path, at, remove, insert, value } of edits) {
    const parent = path.slice(0, -1).reduce((map, key) => map.get(key), doc.getMap('case'));
    doc.transact(() => {
      if (at === undefined) return parent.set(path.at(-1), value);
      const text = parent.get(path.at(-1));
      if (remove > 0) text.delete(at, remove);
      text.insert(at, insert);
    });
    assert.equal(String(parent.get(path.at(-1))), value);
  }
  return doc;
}

await measure('merge yjs', {
  ...times,
  make: () => [yEdited(2, left), yEdited(3, right)],
  work([one, other]) {
    const forOther = Y.encodeStateAsUpdate(one, Y.encodeStateVector(other));
    const forOne = Y.encodeStateAsUpdate(other, Y.encodeStateVector(one));
    Y.applyUpdate(one, forOne);
    Y.applyUpdate(other, forOther);
    return [one, other];
  },
  check([one, other]) {
    assert.equal(Y.decodeStateVector(Y.encodeStateVector(one)).size, 3);
    same(one.getMap('case').toJSON(), other.getMap('case').toJSON());
  },
});

/* Automerge: each sends its changes since they last met. */
const short = (word) => new Automerge.ImmutableString(word);
const aStart = Automerge.from(build(plan, Object.fromEntries, (words) => words, short), { actor: '00'.repeat(16) });
const aStored = Automerge.save(aStart);
const met = Automerge.getHeads(aStart);

function aEdited(actor, edits) {
  let doc = Automerge.load(aStored, { actor });
  for (const { path, at, remove, insert, value } of edits) {
    const parent = (from) => path.slice(0, -1).reduce((map, key) => map[key], from);
    doc = Automerge.change(doc, (draft) => {
      if (at === undefined) parent(draft)[path.at(-1)] = short(value);
      else Automerge.splice(draft, path, at, remove, insert);
    });
    assert.equal(String(parent(doc)[path.at(-1)]), value);
  }
  return doc;
}

await measure('merge automerge', {
  ...times,
  make: () => [aEdited('01'.repeat(16), left), aEdited('02'.repeat(16), right)],
  work([one, other]) {
    const forOther = Automerge.getChangesSince(one, met);
    const forOne = Automerge.getChangesSince(other, met);
    return [Automerge.applyChanges(one, forOne)[0], Automerge.applyChanges(other, forOther)[0]];
  },
  check([one, other]) {
    assert.equal(Automerge.getAllChanges(one).length, 1 + left.length + right.length);
    same(JSON.parse(JSON.stringify(one)), JSON.parse(JSON.stringify(other)));
    Automerge.free(one);
    Automerge.free(other);
  },
});

