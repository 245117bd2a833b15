// Att göra: every date and answer that waits, by time, each a way into the plan.
import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import App from '../src/App.svelte';
import { useDoor } from '../src/host/call';
import { route } from '../src/state/route.svelte';
import { session } from '../src/state/session.svelte';
import { groupOf, grouped, placeOf, urgent } from '../src/state/todos.svelte';
import { sentence, when } from '../src/views/todo/words';
import type { Todo } from '../src/wire';
import { FakeHost } from './fake/host';
import { blank } from './fake/seed';
import { ingridHost, settle } from './render';

const WEDNESDAY = '2026-10-21';
const todo = (what: string, at: string | null, more: Partial<Todo> = {}): Todo => ({ case: 'sip-1', name: 'Ingrid Bergvall', at, what, about: null, who: null, path: `/${what}`, overdue: false, ...more });
const said = (row: Todo) => sentence(row, WEDNESDAY).replaceAll('\u00a0', ' ');

beforeEach(() => {
  session.view = null;
  route.plans();
});
afterEach(cleanup);

async function start(host: FakeHost): Promise<void> {
  useDoor(host.door);
  render(App);
  await settle();
}

describe('the groups', () => {
  it('end the week on Sunday', () => {
    expect(['2026-10-20', '2026-10-21T13:00', '2026-10-22', '2026-10-25', '2026-10-26', null].map((at) => groupOf(todo('meeting', at), WEDNESDAY))).toEqual(['late', 'today', 'week', 'week', 'later', 'undated']);
    expect(groupOf(todo('meeting', '2026-10-26'), '2026-10-25'), 'on a Sunday the next week is later').toBe('later');
  });
  it('never call a kallelse late, but ask for it today', () => {
    const row = todo('summons', '2026-10-19', { overdue: true });
    expect(groupOf(row, WEDNESDAY)).toBe('today');
    expect(said(row)).toBe('Kallelsen skulle skickas senast 19 oktober. Kalla i dag.');
  });
  it('let what only waits stand under today, since its day', () => {
    const row = todo('deviation', '2026-10-19', { overdue: true, about: 'Träning hemma' });
    expect(groupOf(row, WEDNESDAY)).toBe('today');
    expect(when(row, WEDNESDAY).replace('\u00a0', ' ')).toBe('Sedan 19 oktober');
  });
  it('come in order, and count what is for now', () => {
    const rows = [todo('followUp', '2027-01-20'), todo('answer', null), todo('meeting', '2026-10-21T13:00'), todo('feedback', '2026-10-19'), todo('feedback', '2026-10-12')];
    expect(grouped(rows, WEDNESDAY).map((g) => [g.group, g.rows.map((r) => r.at)])).toEqual([
      ['late', ['2026-10-12', '2026-10-19']], ['today', ['2026-10-21T13:00']], ['later', ['2027-01-20']], ['undated', [null]],
    ]);
    expect(urgent(rows, WEDNESDAY)).toBe(3);
  });
});

describe('the sentences', () => {
  it.each([
    [todo('reflectionEnds', WEDNESDAY), 'Betänketiden är slut. Ring och fråga.', 'consent'],
    [todo('reflectionEnds', '2026-10-24'), 'Betänketiden tar slut. Ring och fråga då.', 'consent'],
    [todo('summons', '2026-10-23'), 'Kallelsen ska skickas senast 23 oktober.', 'summons'],
    [todo('answer', null, { who: 'Ekeby vårdcentral' }), 'Ekeby vårdcentral har inte svarat på kallelsen.', 'summons'],
    [todo('meeting', '2026-10-21T13:00'), 'Möte', 'opening'],
    [todo('feedback', '2026-11-11', { about: 'Räcke vid yttertrappan', who: 'Johan Lindqvist' }), 'Svar till Ingrid om: Räcke vid yttertrappan', 'carry'],
    [todo('feedback', '2026-11-11', { name: null, about: 'Räcke' }), 'Svar till personen om: Räcke', 'carry'],
    [todo('insatsDue', '2026-10-23', { about: 'Rollator' }), 'Ska vara klart: Rollator', 'carry'],
    [todo('deviation', '2026-10-22', { about: 'Ingen kom' }), 'Avvikelse att ta hand om: Ingen kom', 'carry'],
    [todo('followUp', '2027-01-20T13:00'), 'Uppföljning', 'followup'],
    [todo('coordinatorEnds', '2027-01-20', { who: 'Maria Sandell' }), 'Maria Sandells tid som samordnare tar slut.', 'followup'],
    [todo('consentEnds', '2027-01-31'), 'Samtycket tar slut. Fråga om ett nytt ja.', 'consent'],
    [todo('consentEnds', '2026-10-20'), 'Samtycket har tagit slut. Fråga om ett nytt ja.', 'consent'],
    [todo('coordinatorEnds', '2026-10-20', { who: 'Maria Sandell' }), 'Maria Sandells tid som samordnare är slut.', 'followup'],
    [todo('inform', null, { who: 'Hemtjänst Norrby' }), 'Berätta för Hemtjänst Norrby att planen är avslutad.', 'followup'],
  ])('%#', (row, words, part) => {
    expect(said(row)).toBe(words);
    expect(placeOf(row)).toBe(part);
  });
});

describe('the view', () => {
  it('stands in the menu with its count, lists by time, hides the protected name and opens the plan', async () => {
    const host = ingridHost();
    const hidden = blank('7', 'Hemlig Person', null, 'neutral');
    hidden.person.protectedIdentity = 'sekretessmarkering';
    hidden.coordinator.until = '2026-10-20';
    host.put(hidden, 4);
    await start(host);
    const entry = within(screen.getByRole('navigation', { name: 'Huvudmeny' })).getByRole('button', { name: /^Att göra/ });
    expect(entry.textContent).toMatch(/1\s+för i dag eller tidigare/);
    await fireEvent.click(entry);
    await settle();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Att göra');
    expect(screen.getAllByRole('heading', { level: 2 }).map((h) => h.textContent?.replaceAll('\u00a0', ' '))).toEqual(['Försenat', 'Den här veckan', 'Senare']);
    expect(screen.getByText('Skyddad person, ärende 7', { collapseWhitespace: true })).toBeTruthy();
    expect(document.body.textContent).not.toContain('Hemlig');
    await fireEvent.click(screen.getByRole('button', { name: /Svar till Ingrid om: Tillsyn en gång på natten/ }));
    await settle();
    expect(route.place).toMatchObject({ at: 'case', id: 'sip-1', step: 4, part: 'carry' });
  });

  it('is forgotten when the folder locks', async () => {
    const host = ingridHost();
    await start(host);
    route.todo();
    await settle();
    expect(screen.getAllByText(/Ska vara klart/).length).toBeGreaterThan(2);
    await fireEvent.keyDown(window, { key: 'l', ctrlKey: true });
    await settle();
    expect(document.body.textContent).not.toContain('Ingrid');
  });

  it('says so when nothing waits', async () => {
    await start(new FakeHost());
    route.todo();
    await settle();
    expect(screen.getByText('Inget väntar på dig just nu.')).toBeTruthy();
  });
});
