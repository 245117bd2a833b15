// Åtagen is the responsible party's own yes: who said it, how and when. Nobody promises for somebody else.
import { cleanup, fireEvent, screen, within } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inTheRoom, sayers, yesNow } from '../src/parts/yes';
import Goals from '../src/views/step3/Goals.svelte';
import type { FakeHost } from './fake/host';
import { ingridHost, settle, showCase } from './render';

const caseOf = (host: FakeHost) => host.cases.get('sip-1')!.case;
const insats = (host: FakeHost, id: string) => caseOf(host).plan.goals[0]!.insatser.find((i) => i.id === id)!;
const NOW = '2026-10-21T13:33';
async function open(host: FakeHost, what: RegExp): Promise<HTMLElement> {
  await showCase(Goals, host, 'goals');
  await fireEvent.click(screen.getByRole('button', { name: what }));
  await settle();
  return screen.getByRole('button', { name: what }).closest('li') as HTMLElement;
}
async function pick(row: HTMLElement, word: string): Promise<void> {
  await fireEvent.click(within(row).getByLabelText(word));
  await settle();
}

beforeEach(() => vi.useFakeTimers({ now: new Date(2026, 9, 21, 13, 33), toFake: ['Date'] }));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('whose yes it can be', () => {
  it('is the one who answers for it, somebody of the unit, or the unit', () => {
    const c = caseOf(ingridHost());
    const names = (r: Parameters<typeof sayers>[0]) => sayers(r, c.meeting.participants, c.units).map((s) => s.value);
    expect(names({ authority: 'kommun', unitId: 'u-rehab', participantId: 'p7' })).toEqual(['p6', 'p7', 'u-rehab']);
    expect(names({ authority: 'enskild' })).toEqual(['p1']);
    expect(names({ authority: 'närstående', participantId: 'p2' })).toEqual(['p2']);
    expect(names({ authority: 'kommun' }), 'a whole kommun says nothing').toEqual([]);
  });
  it('is said at the table only by somebody who is there, and there is no doubt who', () => {
    const c = caseOf(ingridHost());
    const people = c.meeting.participants;
    const at = (r: Parameters<typeof yesNow>[0]) => yesNow(r, people, NOW);
    expect(at({ unitId: 'u-rehab', participantId: 'p7' })).toEqual({ at: NOW, by: 'p7', how: 'på mötet' });
    expect(at({ unitId: 'u-vc', participantId: 'p9' }), 'on the telephone').toEqual({ at: NOW, by: 'p9', how: 'per telefon' });
    expect(at({ unitId: 'u-rehab' }), 'two are here').toBeNull();
    expect(at({ unitId: 'u-bi' }), 'one is here').toMatchObject({ by: 'p5' });
    expect(at({ unitId: 'u-ort' }), 'nobody is here').toBeNull();
    people.find((p) => p.id === 'p7')!.attendance = null;
    expect(at({ unitId: 'u-rehab', participantId: 'p7' }), 'not marked is not here').toBeNull();
    expect(inTheRoom({ unitId: 'u-rehab', participantId: 'p7' }, people), 'a colleague is').toBe(true);
  });
});

describe('the form', () => {
  it('notes the yes of who is in the room, in one change', async () => {
    const host = ingridHost();
    Object.assign(insats(host, 'i1'), { decision: 'föreslagen' });
    const row = await open(host, /^Träning hemma/);
    await pick(row, 'Åtagen');
    expect(host.seen.filter((s) => s.name === 'case_set').map((s) => s.request)).toEqual([
      { case: 'sip-1', path: '/plan/goals/g1/insatser/i1', value: { decision: 'åtagen', committed: { at: NOW, by: 'p7', how: 'på mötet' } } },
    ]);
    expect(within(row).getByText(/Erik Nyman sa ja på mötet, 21.oktober 2026 kl\. 13\.33\./)).toBeTruthy();
    await pick(row, 'Föreslagen');
    expect(insats(host, 'i1'), 'a yes that is taken back does not stay').toMatchObject({ decision: 'föreslagen', committed: null });
  });

  it('asks who knows, and writes nothing before it is said who said yes and how', async () => {
    const host = ingridHost();
    Object.assign(insats(host, 'i4'), { decision: 'föreslagen', decided: null });
    const row = await open(host, /^Återbesök/);
    expect(within(row).getByText('Det är Ortopedkliniken som vet. Fråga Ortopedkliniken innan ni väljer.')).toBeTruthy();
    await pick(row, 'Åtagen');
    expect(insats(host, 'i4').decision, 'nothing yet').toBe('föreslagen');
    expect(within(row).getByRole<HTMLInputElement>('radio', { name: 'På mötet' }).checked, 'nothing chosen for them').toBe(false);
    await fireEvent.click(within(row).getByRole('button', { name: 'Skriv in ja:et' }));
    await settle();
    expect(within(row).getByText('Välj hur ja:et kom.')).toBeTruthy();
    expect((await axe.run(row, { rules: { 'color-contrast': { enabled: false } } })).violations.map((v) => v.id)).toEqual([]);
    await pick(row, 'Per telefon');
    await fireEvent.click(within(row).getByRole('button', { name: 'Skriv in ja:et' }));
    await settle();
    expect(insats(host, 'i4')).toMatchObject({ decision: 'åtagen', committed: { at: NOW, by: 'u-ort', how: 'per telefon' } });
    expect(screen.getByRole('button', { name: /^Återbesök/ }).textContent, 'how it came is seen in the row').toContain('per telefon');
  }, 20_000);

  it('lets nobody say yes when nobody is chosen', async () => {
    const host = ingridHost();
    Object.assign(insats(host, 'i1'), { decision: 'föreslagen', responsible: { authority: null, unitId: null, participantId: null } });
    const row = await open(host, /^Träning hemma/);
    await pick(row, 'Åtagen');
    expect(within(row).getByText('Välj först vem som gör det. Bara den kan säga ja.')).toBeTruthy();
    expect(within(row).queryByRole('button', { name: 'Skriv in ja:et' })).toBeNull();
    expect(insats(host, 'i1').decision).toBe('föreslagen');
  });

  it('says that the yes of an import is not written, and lets it be', async () => {
    const row = await open(ingridHost(), /^Träning hemma/);
    expect(within(row).getByText('Vem som sa ja är inte uppskrivet.')).toBeTruthy();
    expect(within(row).getByRole('button', { name: 'Skriv upp ja:et' })).toBeTruthy();
  });
});

describe('the quick line', () => {
  async function type(host: FakeHost, line: string, word: string): Promise<void> {
    await showCase(Goals, host, 'goals');
    await fireEvent.input(screen.getByLabelText('Ny insats: vad, vem, när'), { target: { value: line } });
    await settle();
    await fireEvent.click(within(screen.getByRole('region', { name: 'Ny insats' })).getByLabelText(word));
    await settle();
  }
  it('takes one row at rest, and opens when somebody writes', async () => {
    await showCase(Goals, ingridHost(), 'goals');
    expect(screen.queryByLabelText('Vem')).toBeNull();
    await fireEvent.focusIn(screen.getByLabelText('Ny insats: vad, vem, när'));
    await settle();
    expect(screen.getByLabelText('Vem')).toBeTruthy();
  });
  it('adds the yes of who is here', async () => {
    const host = ingridHost();
    await type(host, 'Prova gåstavar, Erik, 17 nov', 'Åtagen');
    await fireEvent.click(screen.getByRole('button', { name: 'Lägg till' }));
    await settle();
    expect(caseOf(host).plan.goals[0]!.insatser.at(-1)).toMatchObject({ decision: 'åtagen', committed: { by: 'p7', how: 'på mötet' } });
  });
  it('asks how, when nobody of the unit is here', async () => {
    const host = ingridHost();
    await type(host, 'Röntgen, Ortopedkliniken, 17 nov', 'Åtagen');
    await fireEvent.click(screen.getByRole('button', { name: 'Lägg till' }));
    await settle();
    expect(caseOf(host).plan.goals[0]!.insatser, 'not without how').toHaveLength(5);
    await fireEvent.click(screen.getByLabelText('Skriftligt'));
    await settle();
    await fireEvent.click(screen.getByRole('button', { name: 'Lägg till' }));
    await settle();
    expect(caseOf(host).plan.goals[0]!.insatser.at(-1)).toMatchObject({ committed: { by: 'u-ort', how: 'skriftligt' } });
  });
});
