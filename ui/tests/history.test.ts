// Historik: the words that were written, and what was not chosen.
import { cleanup, screen, within } from '@testing-library/svelte';
import { afterEach, expect, it } from 'vitest';
import { route } from '../src/state/route.svelte';
import type { HistoryRow } from '../src/wire';
import { click } from './process';
import { ingridHost } from './render';
import { show } from './share';

afterEach(cleanup);

const row = (some: Partial<HistoryRow>): HistoryRow => ({
  at: '2026-10-21T10:00', user: 'Maria Sandell', what: 'set', path: '/plan', words: '', here: true, about: null, said: null, before: null, notChosen: [], ...some,
});

it('tells every word, the newest first, and each value that was not chosen with who wrote it', async () => {
  const host = ingridHost();
  host.cases.get('sip-1')!.history = [
    row({ what: 'lock' }),
    row({ about: 'Inköp – hur ofta', said: '2 gånger', before: '1 gång', user: 'Amina Yusuf, Hemtjänst Norrby', here: false }),
    row({
      what: 'settle', about: 'Inköp – hur ofta', said: '3 gånger',
      notChosen: [{ value: '2 gånger', words: '2 gånger', by: 'Amina Yusuf', unit: 'Hemtjänst Norrby', at: '2026-10-20T15:10', here: false }],
    }),
  ];
  route.open('sip-1', 3, 'goals');
  await show(host);
  await click('Mer om planen');
  await click('Historik');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Historik');
  const others = within(screen.getByRole('list', { name: 'Det som inte valdes' })).getAllByRole('listitem');
  expect(others.map((li) => li.textContent)).toEqual([expect.stringMatching(/^Inte valt: 2 gånger.*Amina Yusuf, Hemtjänst Norrby/)]);
  const text = document.querySelector('main')?.textContent ?? '';
  expect(text.indexOf('Valt: 3 gånger'), 'the newest first').toBeLessThan(text.indexOf('Skrivet: 2 gånger'));
  expect(text).toContain('Före: 1 gång');
  await click('Tillbaka till planen');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Behov, mål och insatser');
});
