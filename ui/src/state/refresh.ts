// The screens never guess what went stale: a read says of which kinds it is made (wire `reads`),
// a change says which kinds it touched, and this one function reads again what is needed.
import { reads, type Kind } from '../wire';

type ReadName = keyof typeof reads;
interface Reader { name: ReadName; run: () => Promise<unknown> }

const readers = new Set<Reader>();

/** Keeps a read fresh. Returns the way to stop. */
export function keepFresh(name: ReadName, run: () => Promise<unknown>): () => void {
  const reader = { name, run };
  readers.add(reader);
  return () => readers.delete(reader);
}

/** Reads again everything that is made of these kinds. */
export async function refresh(kinds: readonly Kind[]): Promise<void> {
  const stale = [...readers].filter((r) => (reads[r.name] as readonly Kind[]).some((k) => kinds.includes(k)));
  await Promise.all(stale.map((r) => r.run()));
}
