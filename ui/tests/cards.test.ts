// 07: what is written in two ways. By pointer and by keyboard; nothing is chosen for anybody, and nothing is lost.
import { cleanup, fireEvent, screen, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { writable } from '../src/state/conflicts.svelte';
import { route } from '../src/state/route.svelte';
import type { ConflictCard } from '../src/wire';
import type { FakeHost } from './fake/host';
import { dueCard, lateCard, noteCard, proseCard, strikeCard } from './fake/share-seed';
import { caseOf, click, sent, submit, type } from './process';
import { ingridHost, settle } from './render';
import { show, tabTo } from './share';

afterEach(cleanup);

async function cards(...some: ConflictCard[]): Promise<FakeHost> {
  const host = ingridHost();
  host.cases.get('sip-1')!.cards = some;
  route.open('sip-1', 3, 'goals');
  route.page({ name: 'cards', path: null });
  await show(host);
  return host;
}
const title = () => screen.getByRole('heading', { level: 1 }).textContent;
const chosen = (host: FakeHost) => sent(host, 'conflict_settle').map(({ path, value }) => [path, value]);
const insats = (host: FakeHost, id: string) => caseOf(host).plan.goals[1]!.insatser.find((i) => i.id === id)!;

describe('a card', () => {
  it('shows the difference, who wrote it and when, what nobody disputes, and who knows', async () => {
    await cards(dueCard(), noteCard());
    expect(screen.getByText('Kort 1 av 2')).toBeTruthy();
    expect(title()).toBe('Samma sak är skriven på två sätt');
    expect(document.activeElement?.textContent).toBe(title());
    const mine = within(screen.getByRole('article', { name: 'Maria Sandell' }));
    expect(mine.getByText('31 december 2026')).toBeTruthy();
    expect(mine.getByText('På den här datorn').parentElement?.textContent?.replaceAll('\u00a0', ' ')).toContain('onsdag 14 oktober 10.20');
    const hers = within(screen.getByRole('article', { name: 'Amina Yusuf' }));
    expect(hers.getByText('På en annan dator')).toBeTruthy();
    for (const [label, words] of [['Senast', '30 november 2026'], ['Hur ofta', '3 gånger om dagen'], ['Börjar', '9 oktober 2026'], ['Anteckning', 'Beviljat 8 oktober 2026']] as const) {
      expect(hers.getByText(label).nextElementSibling?.textContent).toBe(words);
    }
    expect(screen.getByText('Det är Hemtjänst Norrby som vet.').parentElement?.textContent).toContain('Amina Yusuf är med på mötet i dag. Fråga Amina innan ni väljer.');
    expect(screen.getByText('Det ni inte väljer försvinner inte. Det finns kvar i historiken.')).toBeTruthy();
    expect(document.body.textContent, 'a word that is never said').not.toMatch(/konflikt/i);
  });

  it('prefers nobody: the two buttons are alike, and nothing is chosen beforehand', async () => {
    const host = await cards(dueCard());
    const [one, other] = screen.getAllByRole('button', { name: /^Behåll 3/ }) as [HTMLElement, HTMLElement];
    expect(one.className).toBe(other.className);
    expect(chosen(host)).toEqual([]);
    expect(screen.queryByRole('button', { name: 'Behåll båda' }), 'it makes no sense here').toBeNull();
  });

  it('is settled with a pointer, and the next one comes, until none is left', async () => {
    const host = await cards(dueCard(), noteCard());
    await click('Behåll 30 november 2026');
    expect(chosen(host)).toEqual([['/plan/goals/g2/insatser/i6/due', '2026-11-30']]);
    expect(insats(host, 'i6').due).toBe('2026-11-30');
    expect(screen.getByText('Kort 1 av 1')).toBeTruthy();
    expect(document.activeElement?.textContent, 'the focus goes on').toBe(title());
    await click('Behåll båda');
    expect(chosen(host).at(-1)).toEqual(['/plan/goals/g2/insatser/i6/note', 'Ring före. Nyckel hos grannen.']);
    expect(title()).toBe('Inga kort kvar');
    await click('Tillbaka till planen');
    expect(title()).toBe('Behov, mål och insatser');
  });

  it('is settled by keyboard alone', async () => {
    const host = await cards(dueCard(), noteCard());
    await tabTo('Nästa kort');
    expect(screen.getByText('Kort 2 av 2')).toBeTruthy();
    expect(document.activeElement?.textContent).toBe(title());
    await tabTo('Behåll det som Amina Yusuf skrev');
    expect(chosen(host)).toEqual([['/plan/goals/g2/insatser/i6/note', 'Nyckel hos grannen.']]);
    expect(screen.getByText('Kort 1 av 1')).toBeTruthy();
    await tabTo('Skriv något annat');
    await type(screen.getByLabelText('Senast'), '24 dec 2026');
    await submit();
    expect(chosen(host).at(-1)).toEqual(['/plan/goals/g2/insatser/i6/due', '2026-12-24']);
    await tabTo('Tillbaka till planen');
    expect(title()).toBe('Behov, mål och insatser');
  });

  it('takes other words, and asks for some', async () => {
    const host = await cards(noteCard());
    await click('Skriv något annat');
    await submit();
    expect(screen.getByText('Skriv något.')).toBeTruthy();
    await type(screen.getByLabelText('Anteckning'), 'Ring före. Grannen har nyckel.');
    await submit();
    expect(chosen(host)).toEqual([['/plan/goals/g2/insatser/i6/note', 'Ring före. Grannen har nyckel.']]);
  });

  it('can wait: later leaves everything as it is', async () => {
    const host = await cards(dueCard());
    await click('Senare');
    expect(title()).toBe('Behov, mål och insatser');
    expect(chosen(host)).toEqual([]);
    expect(host.cases.get('sip-1')!.cards).toHaveLength(1);
  });

  it('shows every value when there are three, and who is unknown', async () => {
    const card = dueCard();
    card.values.push({ value: null, words: '', by: null, unit: null, at: null, here: false });
    const host = await cards(card);
    expect(title()).toBe('Samma sak är skriven på tre sätt');
    expect(screen.getAllByRole('article')).toHaveLength(3);
    await click('Låt det vara tomt');
    expect(chosen(host)).toEqual([['/plan/goals/g2/insatser/i6/due', null]]);
  });

  it('says a word of the file as people read it, and a reason by what it is', async () => {
    const card = { ...noteCard(), path: '/reasons/chair-is-secretary', field: 'chair-is-secretary', both: null };
    card.values = [{ ...card.values[0]!, value: 'kräver_utredning', words: 'kräver_utredning' }, card.values[1]!];
    const host = await cards(card);
    expect(within(screen.getByRole('article', { name: 'Maria Sandell' })).getByText('Varför')).toBeTruthy();
    await click('Behåll kräver utredning');
    expect(chosen(host)[0]?.[1]).toBe('kräver_utredning');
  });

  it('can be read while the plan is locked, and says why nothing can be chosen', async () => {
    const host = ingridHost();
    host.case_lock({ case: 'sip-1' });
    host.cases.get('sip-1')!.cards = [dueCard()];
    route.open('sip-1', 3, 'sign');
    route.page({ name: 'cards', path: null });
    await show(host);
    expect(screen.getByText('Det går inte att välja just nu').parentElement?.textContent).toContain('Planen är låst för underskrift. Lås upp den först.');
    expect(screen.queryByRole('button', { name: /^Behåll/ })).toBeNull();
    expect(screen.getByRole('button', { name: 'Senare' })).toBeTruthy();
  });

  it('says what the engine says when it cannot be settled', async () => {
    const host = await cards(dueCard());
    host.refused.set('/plan/goals/g2/insatser/i6/due', 'Dagen ligger före starten.');
    await click('Behåll 31 december 2026');
    expect(screen.getByRole('alert').textContent).toContain('Dagen ligger före starten.');
    expect(title()).toBe('Samma sak är skriven på två sätt');
  });

  it('offers other words only where words can be written', () => {
    expect(writable(noteCard())).toBe('text');
    expect(writable(dueCard())).toBe('date');
    const choice = { ...noteCard(), values: [{ ...noteCard().values[0]!, value: 'åtagen', words: 'Åtagen' }, { ...noteCard().values[1]!, value: 'beslutad', words: 'Beslutad' }] };
    expect(writable(choice), 'one of a few').toBeNull();
    expect(writable({ ...noteCard(), path: '/plan/goals/g2/insatser/i6/decision' }), 'also when its words are the words of the file').toBeNull();
    expect(writable(strikeCard())).toBeNull();
  });
});

describe('the other kinds', () => {
  it('prose is read through, and mended where it stands', async () => {
    const host = await cards(proseCard());
    expect(title()).toBe('Läs igenom texten');
    expect(screen.getByText('Tre personer har ändrat i texten samtidigt.')).toBeTruthy();
    expect(screen.getByText('Så blev texten').nextElementSibling?.textContent, 'what stands now, once').toBe(caseOf(host).meeting.situation);
    const each = within(screen.getByText('Så skrev var och en').nextElementSibling as HTMLElement).getAllByRole('listitem');
    expect(each.map((li) => li.querySelector('q')?.textContent), 'and what each wrote, where it is known').toEqual(['Ingrid berättar att hon går korta sträckor ute.', 'Ingrid berättar att hon går korta sträckor inne.', undefined]);
    expect(each.map((li) => li.textContent)).toEqual([expect.stringContaining('Maria Sandell'), expect.stringContaining('Amina Yusuf'), expect.stringContaining('Leila Haddad')]);
    await click('Ändra texten');
    expect(route.place).toMatchObject({ part: 'situation' });
    expect(route.place).not.toHaveProperty('page');
    route.page({ name: 'cards', path: null });
    await settle();
    await click('Jag har läst, det stämmer');
    expect(chosen(host)).toEqual([['/meeting/situation', null]]);
    expect(title()).toBe('Inga kort kvar');
  });

  it('a strike is kept, or taken back', async () => {
    const host = await cards(strikeCard());
    expect(title()).toBe('Struken av en, ändrad av en annan');
    expect(screen.getByRole('button', { name: 'Behåll struken' })).toBeTruthy();
    const changed = screen.getByRole('article', { name: 'Amina Yusuf' });
    expect(changed.textContent, 'what the other one changed').toContain('ÄndradSvar senast 30 oktober');
    await click('Ta tillbaka strykningen');
    expect(chosen(host)).toEqual([['/plan/goals/g2/insatser/i8', null]]);
  });

  it('an edit that came late is a proposal like the other', async () => {
    const host = await cards(lateCard());
    expect(title()).toBe('En ändring kom sent');
    await click('Behåll på natten');
    expect(chosen(host)).toEqual([['/plan/goals/g2/insatser/i7/frequency', 'på natten']]);
  });
});

describe('the way to the cards', () => {
  it('stands at the top of the step where they belong, and at the foot of the spine', async () => {
    const host = ingridHost();
    host.cases.get('sip-1')!.cards = [dueCard(), noteCard()];
    route.open('sip-1', 3, 'goals');
    await show(host);
    const main = within(screen.getByRole('main'));
    expect(main.getByText('2 kort att titta på')).toBeTruthy();
    await click('Titta på korten');
    expect(screen.getByText('Kort 1 av 2')).toBeTruthy();
    route.open('sip-1', 4, 'carry');
    await settle();
    expect(main.queryByText('2 kort att titta på'), 'not of this step').toBeNull();
    await click('2 kort att titta på');
    expect(screen.getByText('Kort 1 av 2')).toBeTruthy();
    await fireEvent.keyDown(window, { key: '3', altKey: true });
    await settle();
    expect(title(), 'a step leads out of the cards').toBe('Inledning');
  });

  it('stands at Är planen klar, and leads to the very card', async () => {
    const host = ingridHost();
    host.cases.get('sip-1')!.cards = [dueCard(), noteCard()];
    route.open('sip-1', 3, 'summary');
    await show(host);
    const law = screen.getByRole('region', { name: 'Lagen kräver' });
    expect(within(law).getAllByText('Samma sak är skriven på två sätt. Inget är valt åt er.')).toHaveLength(2);
    await fireEvent.click(within(law).getAllByRole('button', { name: 'Titta på kortet' })[1]!);
    await settle();
    expect(screen.getByText('Kort 2 av 2')).toBeTruthy();
  });

  it('is nowhere when there is none', async () => {
    route.open('sip-1', 3, 'goals');
    await show(ingridHost());
    expect(document.body.textContent).not.toContain('att titta på');
  });
});
