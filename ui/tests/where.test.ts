// Where the data is: the column and the notice of Mina planer, the count in the menu, the line at the foot of a plan.
import { cleanup, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { route } from '../src/state/route.svelte';
import { writeLast } from '../src/text/dates';
import type { Where } from '../src/wire';
import { dueCard } from './fake/share-seed';
import { blank } from './fake/seed';
import { click } from './process';
import { settle } from './render';
import { sharingHost, show } from './share';

beforeEach(() => route.plans());
afterEach(cleanup);
const row = (name: string) => screen.getByText(name, { selector: 'b' }).closest('button') as HTMLElement;

describe('Mina planer', () => {
  it('says of every plan where it lies, in words', async () => {
    const host = sharingHost();
    const truths: [string, Where, number, string][] = [
      ['Bengt Åkesson', 'same', 0, 'Lika på båda ställena'], ['Fatima Rahimi', 'handed', 0, 'Lämnad, inte bekräftad'], ['Jonas Ekdahl', 'onlyHere', 4, 'Finns bara här'], ['Elsa Lind', 'alone', 1, 'Finns bara här'],
    ];
    for (const [name, lies, onlyHere] of truths) {
      host.put(blank(name, name, '1948-01-01', 'neutral'), 2, { at: '2026-10-26', what: 'meeting' });
      Object.assign(host.cases.get(name)!, { lies, onlyHere });
    }
    await show(host);
    expect(row('Ingrid Bergvall').textContent).toContain('3 ändringar bara här');
    for (const [name, , , words] of truths) expect(row(name).textContent, name).toContain(words);
    expect(document.body.textContent?.match(/Lika på båda ställena/g), 'said of one, and of no other').toHaveLength(1);
  });

  it('says when the same thing is written in two ways, and leads to the cards', async () => {
    const host = sharingHost();
    host.cases.get('sip-1')!.cards.push(dueCard());
    await show(host);
    await click('Skriven på två sätt 1 kort att titta på, Ingrid Bergvall');
    expect(route.place).toMatchObject({ at: 'case', id: 'sip-1', page: { name: 'cards' } });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Samma sak är skriven på två sätt');
  });

  it('counts what lies only here, tells when something was last handed over, and leads there', async () => {
    const host = sharingHost();
    await show(host);
    expect(screen.getByText('3 ändringar finns bara på den här datorn.').closest('p')?.textContent).toContain('Senast överlämnat i går 16.10.');
    expect(within(screen.getByRole('navigation', { name: 'Huvudmeny' })).getByRole('button', { name: /^Lämna över\s+3\s+ändringar bara här$/ })).toBeTruthy();
    await click('Visa vilka');
    expect(document.activeElement?.textContent, 'the heading has the focus').toBe('Lämna över');
  });

  it('says that nothing was handed over yet, and counts nothing when nothing lies only here', async () => {
    const host = sharingHost();
    host.lastAt = null;
    await show(host);
    expect(screen.getByText(/Inget är överlämnat än/)).toBeTruthy();
    cleanup();
    Object.assign(host.cases.get('sip-1')!, { onlyHere: 0, lies: 'same' });
    await show(host);
    expect(screen.queryByText(/finns bara på den här datorn/)).toBeNull();
    expect(screen.getByRole('button', { name: 'Lämna över' })).toBeTruthy();
  });
});

describe('the foot of a plan', () => {
  it.each([['handed', 'Lämnad, inte bekräftad.'], ['same', 'Lika på båda ställena.']] as const)('%s', async (lies, words) => {
    const host = sharingHost();
    Object.assign(host.cases.get('sip-1')!, { onlyHere: 0, lies });
    route.open('sip-1', 4, 'carry');
    await show(host);
    expect(within(screen.getByRole('navigation', { name: 'Planens fem steg' })).getByText(words)).toBeTruthy();
  });

  it('is reached from Mer om planen and from Ansvar', async () => {
    for (const where of ['menu', 'foot']) {
      route.open('sip-1', 4, 'carry');
      await show(sharingHost());
      if (where === 'menu') {
        await click('Mer om planen');
        await click('Lämna över', document.querySelector('dialog[open]'));
      } else await click('Lämna över', screen.getByRole('region', { name: 'Ansvar' }));
      await settle();
      expect(document.activeElement?.textContent, where).toBe('Lämna över Ingrids plan');
      cleanup();
    }
  });
});

it('says when something was, as one says it', () => {
  const said = (moment: string) => writeLast(moment, '2026-10-21').replaceAll('\u00a0', ' ');
  expect(said('2026-10-21T13:00')).toBe('i dag 13.00');
  expect(said('2026-10-20T16:10')).toBe('i går 16.10');
  expect(said('2026-10-14T10:20')).toBe('onsdag 14 oktober 10.20');
  expect(said('2025-12-31')).toBe('onsdag 31 december 2025');
});
