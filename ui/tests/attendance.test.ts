// Who is here: three answers, a time for who came late or left early, and the words of an import as they stand.
import { cleanup, fireEvent, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import other from '../../tests/fixtures/scenarios/2.json';
import { free, isCalled, ownWords, presenceOf, takesPart, unitsWithoutAnyone } from '../src/state/attendance';
import Opening from '../src/views/step3/Opening.svelte';
import { FakeHost } from './fake/host';
import { fromFile } from './fake/seed';
import { ingridHost, settle, showCase } from './render';

const jonas = () => new FakeHost({ cases: [fromFile(other, 'sip-1')] });
const caseOf = (host: FakeHost) => host.cases.get('sip-1')!.case;
const person = (host: FakeHost, id: string) => caseOf(host).meeting.participants.find((p) => p.id === id)!;
const bar = (name: string) => within(screen.getByRole('group', { name: `Är ${name} här?` }));
const sets = (host: FakeHost) => host.seen.filter((s) => s.name === 'case_set_all').map((s) => (s.request as { sets: unknown[] }).sets);
const click = async (name: string | RegExp) => {
  await fireEvent.click(screen.getByRole('button', { name }));
  await settle();
};

beforeEach(() => vi.useFakeTimers({ now: new Date(2026, 9, 21, 13, 25), toFake: ['Date'] }));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('the words of the case file', () => {
  it.each([
    ['närvarande', 'here'], ['Närvarande, ute i tio minuter', 'here'], ['på plats', 'here'], ['per telefon', 'phone'], ['telefon, de första 20 minuterna', 'phone'], ['video', 'phone'],
    ['inte med', 'absent'], ['ej på plats', 'absent'], ['uteblev, ej svarat', 'absent'], ['var inte med', 'absent'], ['kom inte', 'absent'], ['kommer inte', 'absent'],
    ['kommer senare', null], ['', null], [null, null],
  ])('%s is %s', (attendance, presence) => {
    expect(presenceOf({ attendance })).toBe(presence);
  });
  it('are kept apart from the three answers, and nobody is here before it is said', () => {
    expect([ownWords({ attendance: 'inte med' }), ownWords({ attendance: 'ej på plats' }), takesPart({ attendance: null }), takesPart({ attendance: 'per telefon' })]).toEqual([false, true, false, true]);
  });
  it('know who had a duty to come', () => {
    const c = caseOf(jonas());
    const unit = (id: string) => c.units.find((u) => u.id === id);
    expect([isCalled(c, unit('u-vc')), isCalled(c, unit('u-fk')), free(unit('u-fk'))]).toEqual([true, false, true]);
    expect(unitsWithoutAnyone(c).map((u) => u.id)).toEqual(['u-fk']);
  });
});

describe('one tap', () => {
  it('writes one of three words, and clears the times of who was not there', async () => {
    const host = ingridHost();
    Object.assign(person(host, 'p4'), { arrivedAt: '2026-10-21T13:20' });
    await showCase(Opening, host, 'opening');
    await fireEvent.click(bar('Leila Haddad').getByLabelText('Inte med'));
    await settle();
    expect(person(host, 'p4')).toMatchObject({ attendance: 'inte med', arrivedAt: null });
    expect(sets(host), 'one act').toHaveLength(1);
    await fireEvent.click(bar('Leila Haddad').getByLabelText('Per telefon'));
    await settle();
    expect(person(host, 'p4').attendance).toBe('per telefon');
  });

  it('notes the minute of who came late or left early, lets it be changed, and takes it back', async () => {
    const host = ingridHost();
    person(host, 'p6').attendance = null;
    await showCase(Opening, host, 'opening');
    await click('Tider och fler ord om Sofie Åberg');
    await click('Kom sent: Sofie Åberg');
    expect(person(host, 'p6'), 'whoever came is here').toMatchObject({ attendance: 'närvarande', arrivedAt: '2026-10-21T13:25' });
    const time = screen.getByLabelText<HTMLInputElement>('När kom Sofie Åberg?');
    expect(time.value).toBe('13.25');
    await fireEvent.input(time, { target: { value: '1315' } });
    await fireEvent.blur(time);
    await settle();
    expect(person(host, 'p6').arrivedAt).toBe('2026-10-21T13:15');
    await click('Gick tidigt: Sofie Åberg');
    expect(person(host, 'p6')).toMatchObject({ leftAt: '2026-10-21T13:25', arrivedAt: '2026-10-21T13:15' });
    await click('Gick tidigt: Sofie Åberg');
    expect(person(host, 'p6').leftAt).toBeNull();
  });

  it('keeps the words of an import in sight, and somebody on the telephone can leave early', async () => {
    const host = ingridHost();
    await showCase(Opening, host, 'opening');
    expect(screen.getByLabelText<HTMLInputElement>('Anders Wik, med egna ord').value).toBe('telefon, de första 20 minuterna');
    await click('Gick tidigt: Anders Wik');
    expect(person(host, 'p9')).toMatchObject({ attendance: 'telefon, de första 20 minuterna', leftAt: '2026-10-21T13:25' });
  });
});

it('says calmly that a called unit was not there, and that Försäkringskassan need not come', async () => {
  const host = jonas();
  await showCase(Opening, host, 'opening');
  const row = screen.getByText('Ekeby vårdcentral (ej utsedd)').closest('li') as HTMLElement;
  expect(row.textContent).toContain('Kallad, var inte med');
  expect(within(screen.getByRole('list', { name: 'Kallade och inbjudna som ingen är här från' })).getByText('Försäkringskassan: inbjuden, behöver inte komma.')).toBeTruthy();
  expect(document.body.textContent).not.toMatch(/uteblev(?!, ej svarat)|saknas/);
});

it('says nothing of who is not there before the meeting has begun', async () => {
  const host = jonas();
  caseOf(host).meeting.startedAt = null;
  await showCase(Opening, host, 'opening');
  expect(screen.queryByText(/behöver inte komma\.$/)).toBeNull();
});
