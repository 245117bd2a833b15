// The plan, and what two people do to it in a day apart: the same for every peer and every run.
// Started by itself it prints all of it as JSON, for whoever measures in another language.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The plan, in the form of a case file. */
export const plan = JSON.parse(readFileSync(new URL('plan.json', import.meta.url), 'utf8'));

/** Running texts, merged by character. Every other field is short, and set as a whole. */
export const PROSE = new Set(['need', 'longTerm', 'shortTerm', 'text', 'note']);

const EDITS = 500;
const WORDS = 'Ingrid Karin hemma trygg växthuset trappan rollator varje morgon hemtjänsten ringer tillsammans lugnt övar igen och'.split(' ');

/* Where an edit may fall: goal by goal, first the goal, then its insatser. */
const shorts = [];
const texts = [];
for (const goal of plan.plan.goals) {
  const at = ['plan', 'goals', goal.id];
  shorts.push([...at, 'measureBy']);
  texts.push([...at, 'need'], [...at, 'longTerm'], [...at, 'shortTerm']);
  for (const { id } of goal.insatser) {
    shorts.push([...at, 'insatser', id, 'frequency'], [...at, 'insatser', id, 'due']);
    texts.push([...at, 'insatser', id, 'text'], [...at, 'insatser', id, 'note']);
  }
}

/** A day's edits: `{path, value}` for a short field, `{path, at, remove, insert, value}` for a text. */
export function day(seed) {
  let state = seed;
  const draw = (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state * below) / 2 ** 32);
  };
  const now = new Map([...shorts, ...texts].map((path) => [path, found(path)]));
  const edits = [];
  for (let i = 0; i < EDITS; i += 1) {
    const edit = i % 2 === 0 ? short(shorts[draw(shorts.length)], i) : text(texts[draw(texts.length)], draw, now);
    if (now.get(edit.path) === edit.value) throw new Error(`edit ${i} of day ${seed} changes nothing`);
    now.set(edit.path, edit.value);
    edits.push(edit);
  }
  return edits;
}

function short(path, i) {
  const two = (number) => String(number).padStart(2, '0');
  const date = `2027-${two((Math.floor(i / 28) % 12) + 1)}-${two((i % 28) + 1)}`;
  return { path, value: path.at(-1) === 'frequency' ? `${i + 1} minuter om dagen` : date };
}

/* Before a word of the text, one to three new ones; or in its place, one. */
function text(path, draw, now) {
  const words = now.get(path).split(' ');
  const spot = draw(words.length);
  const at = words.slice(0, spot).reduce((sum, word) => sum + word.length + 1, 0);
  let remove = 0;
  let insert = '';
  if (draw(2) === 0) {
    for (let more = draw(3) + 1; more > 0; more -= 1) insert += `${WORDS[draw(WORDS.length)]} `;
  } else {
    remove = words[spot].length;
    const fresh = draw(WORDS.length);
    insert = WORDS[fresh] === words[spot] ? WORDS[(fresh + 1) % WORDS.length] : WORDS[fresh];
  }
  const old = now.get(path);
  return { path, at, remove, insert, value: old.slice(0, at) + insert + old.slice(at + remove) };
}

function found(path) {
  return path.reduce((value, key) => (Array.isArray(value) ? value.find(({ id }) => id === key) : value[key]), plan);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const told = (edits) => edits.map((edit) => ({ ...edit, path: `/${edit.path.join('/')}` }));
  console.log(JSON.stringify({ plan, left: told(day(1)), right: told(day(2)) }));
}
