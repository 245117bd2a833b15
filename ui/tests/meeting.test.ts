import { cleanup, fireEvent, screen } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { breakAfter, planOf, timeAfter, timeIn } from '../src/state/meeting';
import { agendaSteps } from '../src/views/step3/agenda';
import Situation from '../src/views/step3/Situation.svelte';
import { ingridHost, settle, showCase } from './render';

beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 9, 21, 13, 24) }));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function running() {
  const host = ingridHost();
  host.cases.get('sip-1')!.case.meeting.endedAt = null;
  return host;
}

describe('the meeting circle', () => {
  it('gives the five parts their minutes', () => {
    const { case: c } = running().cases.get('sip-1')!;
    expect(planOf(c)).toEqual({ total: 75, edges: [0, 10, 25, 55, 67, 75], pause: 40 });
    c.summons.durationMinutes = 60;
    expect(planOf(c).edges, 'the last edge is the end').toEqual([0, 8, 20, 44, 54, 60]);
    c.summons.durationMinutes = null;
    expect(planOf(c).total).toBe(75);
    c.meeting.agenda = agendaSteps.map((step, n) => ({ id: `a${n}`, step, done: false, minutes: 5, struck: null }));
    expect(planOf(c).edges, 'the agenda\'s own minutes').toEqual([0, 17, 29, 40, 63, 75]);
    expect(breakAfter(['Stor text'])).toBeNull();
    expect(timeAfter('2026-10-21T13:05', 40)).toBe('13.45');
  });

  it('knows only the meeting that runs', () => {
    const { case: c } = running().cases.get('sip-1')!;
    expect(timeIn(c, 1, '2026-10-21T13:24')).toEqual({ at: 19, left: 6, over: false });
    expect(timeIn(c, 1, '2026-10-22T13:24'), 'another day').toBeNull();
    expect(timeIn(c, 1, '2026-10-21T14:30')?.over).toBe(true);
    c.meeting.endedAt = '2026-10-21T14:20';
    expect(timeIn(c, 1, '2026-10-21T14:30')).toBeNull();
  });
});

describe('Så är det nu', () => {
  it('asks the person, shows the time in words, and passes axe', async () => {
    const { container } = await showCase(Situation, running(), 'situation');
    expect(screen.getByRole('heading', { name: 'Ingrid, hur har du det just nu?' })).toBeTruthy();
    expect(screen.getByText('Låt Ingrid berätta först. Skriv hennes ord, inte dina.')).toBeTruthy();
    expect(screen.getByText('6 minuter kvar')).toBeTruthy();
    expect(screen.getByText('Paus 13.45')).toBeTruthy();
    expect(screen.getByRole('img', { name: /Klockan är 13.24. Del 2 av 5/ })).toBeTruthy();
    expect((await axe.run(container, { rules: { 'color-contrast': { enabled: false } } })).violations).toEqual([]);
  }, 30_000);

  it('has no clock before the meeting has begun', async () => {
    const host = running();
    host.cases.get('sip-1')!.case.meeting.startedAt = null;
    await showCase(Situation, host, 'situation');
    expect(screen.queryByRole('img')).toBeNull();
  });

  it('writes the words of the person into the plan', async () => {
    const host = running();
    await showCase(Situation, host, 'situation');
    const words = screen.getByLabelText('Ingrids egna ord');
    await fireEvent.input(words, { target: { value: 'Jag sover bättre.' } });
    await fireEvent.blur(words);
    await settle();
    expect(host.cases.get('sip-1')!.case.meeting.situation).toBe('Jag sover bättre.');
  });

  it('ticks who has spoken, and stores nothing of it', async () => {
    const host = running();
    await showCase(Situation, host, 'situation');
    const sets = () => host.seen.filter((s) => s.name === 'case_set').length;
    const before = sets();
    await fireEvent.click(screen.getByRole('button', { name: 'Johan' }));
    await settle();
    expect(screen.getByText('1 av 9')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Johan', pressed: true })).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'Johan' }));
    await settle();
    expect(screen.getByText('0 av 9')).toBeTruthy();
    expect(sets(), 'it is nobody\'s record').toBe(before);
  });
});
