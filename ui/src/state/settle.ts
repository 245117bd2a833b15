// Settles a card: one of the values, both, another, or a text that was read. What is typed elsewhere enters first.
import { call } from '../host/call';
import { t } from '../text';
import type { OpenCase } from './case.svelte';
import { saved } from './saved.svelte';

/** `words` is what is said aloud; nothing for a text that was read. */
export async function settleCard(open: OpenCase, path: string, value: unknown, words: string | null): Promise<void> {
  await open.leaveAll();
  await open.act(() => call('conflict_settle', { case: open.id, path, value }));
  saved.say(words === null ? t('card-settled-read') : t('card-settled', { words }));
}
