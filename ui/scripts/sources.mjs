// The source files that the checks of this folder read.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ui = dirname(dirname(fileURLToPath(import.meta.url)));
export const src = join(ui, 'src');
export const strings = join(ui, '..', 'assets', 'strings', 'sv');

/** Every .ts and .svelte file under src, with its text. */
export function sources() {
  return readdirSync(src, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile() && /\.(ts|svelte)$/.test(e.name))
    .map((e) => join(e.parentPath, e.name))
    .map((path) => ({ path, name: relative(src, path), text: readFileSync(path, 'utf8') }));
}

export function finish(title, faults) {
  for (const fault of faults) console.error(fault);
  console.log(`${title}: ${faults.length === 0 ? 'clean' : `${faults.length} faults`}`);
  if (faults.length > 0) process.exitCode = 1;
}
