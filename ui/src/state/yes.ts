// The acts on a yes and on the kallelse. What is typed enters the plan first: it is the written words that are read
// aloud, taken back and sent.
import { call } from '../host/call';
import type { Changed, SetOne } from '../wire';
import type { OpenCase } from './case.svelte';

async function act(open: OpenCase, run: () => Promise<Changed>): Promise<Changed> {
  await open.leaveAll();
  return open.act(run);
}

/** "Läst upp och det stämmer": the answers that follow from it in one act, then the yes itself. */
export async function confirmYes(open: OpenCase, sets: SetOne[]): Promise<Changed> {
  if (sets.length > 0) await open.setAll(sets);
  return open.act(() => call('consent_confirm', { case: open.id }));
}

export function withdrawYes(open: OpenCase, reason: string): Promise<Changed> {
  return act(open, () => call('consent_withdraw', { case: open.id, reason }));
}

/** A new consent after one that was taken back. */
export function renewYes(open: OpenCase): Promise<Changed> {
  return act(open, () => call('consent_renew', { case: open.id }));
}

/** The kallelse goes out now. */
export function summon(open: OpenCase): Promise<Changed> {
  return act(open, () => call('case_summon', { case: open.id }));
}
