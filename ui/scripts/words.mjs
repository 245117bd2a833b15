// Every visible word comes from Fluent: no literal text in markup, every key that is asked for exists, no key is left over.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentResource } from '@fluent/bundle';
import { parse } from 'svelte/compiler';
import { finish, sources, strings } from './sources.mjs';

const faults = [];
const spoken = new Set(['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'title', 'alt', 'placeholder', 'label', 'legend', 'hint', 'lead', 'kicker', 'note', 'advice', 'error', 'why', 'what', 'addLabel', 'removeLabel', 'none']);
const letters = /\p{L}/u;

/* The strings that exist, and where. */
const keys = new Map();
for (const file of readdirSync(strings).filter((f) => /^ui-.*\.ftl$/.test(f))) {
  const source = readFileSync(join(strings, file), 'utf8');
  for (const { id } of new FluentResource(source).body) {
    if (keys.has(id)) faults.push(`${file}: ${id} stands in ${keys.get(id)} too`);
    keys.set(id, file);
  }
  for (const [, id] of source.matchAll(/^([a-zA-Z][\w-]*)\s*=/gm)) if (!keys.has(id)) faults.push(`${file}: ${id} could not be read`);
}

/* What the sources ask for. */
const literals = new Set();
const prefixes = new Set();
for (const { name, text } of sources()) {
  if (name.startsWith('wire/')) continue;
  for (const [, key] of text.matchAll(/\bt\(\s*'([^']+)'/g)) if (!keys.has(key)) faults.push(`${name}: the string ${key} does not exist`);
  for (const [, prefix] of text.matchAll(/\bt\(\s*`([^`$]*)\$\{/g)) {
    prefixes.add(prefix);
    if (![...keys.keys()].some((k) => k.startsWith(prefix) && prefix)) faults.push(`${name}: no string begins with ${prefix}`);
  }
  for (const [, word] of text.matchAll(/'([a-z][\w-]*)'/g)) literals.add(word);
  // text/ reads and writes the words of dates; domain values such as 'ej på plats' belong to the case file.
  if (name.endsWith('.ts') && !name.startsWith('text/'))
    for (const [, word] of text.replace(/\/\*[^]*?\*\/|\/\/.*/g, '').matchAll(/'([^'\n]*[åäöÅÄÖ][^'\n]* [^'\n]*)'/g)) faults.push(`${name}: words in code: ${word}`);
  if (name.endsWith('.svelte')) markup(name, text);
}
for (const [key, file] of keys)
  // A term is used by sentences, of the interface or of the engine.
  if (!key.startsWith('-') && !literals.has(key) && ![...prefixes].some((p) => p && key.startsWith(p))) faults.push(`${file}: nothing uses ${key}`);

/** Literal text between tags and in attributes that are read aloud. */
function markup(name, text) {
  const at = (node) => `${name}:${text.slice(0, node.start).split('\n').length}`;
  const walk = (node) => {
    if (Array.isArray(node)) return node.forEach(walk);
    if (typeof node !== 'object' || node === null) return;
    if (node.type === 'StyleSheet' || node.type === 'Script') return;
    if (node.type === 'Text' && letters.test(node.data)) faults.push(`${at(node)}: literal text: ${node.data.trim()}`);
    if (node.type === 'Attribute') {
      for (const part of [node.value].flat()) {
        if (part?.type === 'Text' && spoken.has(node.name) && letters.test(part.data)) faults.push(`${at(node)}: literal ${node.name}: ${part.data}`);
        if (part?.type === 'ExpressionTag') walk(part);
      }
      return;
    }
    for (const value of Object.values(node)) if (typeof value === 'object') walk(value);
  };
  walk(parse(text, { modern: true }).fragment);
}
finish('words', faults);
