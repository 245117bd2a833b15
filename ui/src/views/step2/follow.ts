// The case file tells the samordnare and the sammankallande in two places. Nothing is chosen twice:
// the other place follows as long as it is empty or tells the same.
import type { OpenCase } from '../../state/case.svelte';

export async function follow(open: OpenCase, path: string, twin: string, value: string | null): Promise<void> {
  const [before, beside] = [open.value(path) ?? null, open.value(twin) ?? null];
  await open.set(path, value);
  if ((beside === null || beside === before) && beside !== value) await open.set(twin, value);
}
