// Keeps the tiers: arrows point app → views → parts → kit, and only host/ knows Tauri.
import { dirname, join, relative } from 'node:path';
import { finish, sources, src } from './sources.mjs';

/** What each folder may import. `app` is what lies directly in src. */
const allowed = {
  app: ['views', 'parts', 'kit', 'state', 'text', 'host', 'wire', 'styles', 'app'],
  views: ['views', 'parts', 'kit', 'state', 'text', 'host', 'wire'],
  parts: ['parts', 'kit', 'state', 'text', 'wire'],
  kit: ['kit'],
  state: ['state', 'host', 'text', 'wire'],
  host: ['host', 'text', 'wire'],
  text: ['text', 'wire'],
  wire: [],
};
const packages = { '@tauri-apps/': ['host'], '@fluent/bundle': ['text'] };

/** Files are to be readable in one sitting. */
const LONGEST = 300;

const tierOf = (name) => (name.includes('/') ? name.split('/')[0] : name in allowed ? name : 'app');
const faults = [];
for (const { path, name, text } of sources()) {
  const tier = tierOf(name);
  if (!(tier in allowed)) faults.push(`${name}: the folder ${tier}/ is no tier; add it to scripts/tiers.mjs or move the file`);
  if (tier !== 'wire' && text.split('\n').length > LONGEST) faults.push(`${name}: more than ${LONGEST} lines`);
  for (const [, target] of text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)) {
    if (target.startsWith('.')) {
      const to = tierOf(relative(src, join(dirname(path), target)));
      if (!allowed[tier]?.includes(to)) faults.push(`${name}: ${tier} may not import from ${to} (${target})`);
    }
    for (const [prefix, who] of Object.entries(packages))
      if (target.startsWith(prefix) && !who.includes(tier)) faults.push(`${name}: only ${who.join(', ')} may import ${target}`);
  }
}
finish('tiers', faults);
