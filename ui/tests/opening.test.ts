// Inledning: the meeting begins, and the reminder that nobody else may read.
import { fireEvent, screen, within } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, expect, it, vi } from 'vitest';
import { agendaSteps } from '../src/views/step3/agenda';
import Opening from '../src/views/step3/Opening.svelte';
import type { FakeHost } from './fake/host';
import { blankHost, ingridHost, settle, showCase } from './render';

const caseOf = (host: FakeHost) => {
  const stored = host.cases.get('sip-1');
  if (!stored) throw new Error('no case');
  return stored.case;
};
/** Ingrid's case before anyone has sat down. */
function before(): FakeHost {
  const host = ingridHost();
  Object.assign(caseOf(host).meeting, { startedAt: null, endedAt: null, offline: null, place: null, form: null, agenda: [] });
  for (const person of caseOf(host).meeting.participants) person.attendance = null;
  return host;
}
async function clean(): Promise<void> {
  const found = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
  expect(found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`)).toEqual([]);
}
async function click(name: string | RegExp, role = 'button'): Promise<void> {
  await fireEvent.click(screen.getByRole(role, { name }));
  await settle();
}
const eye = () => screen.getByRole('button', { name: 'Håll in för att se det vi inte tar upp' });
const status = () => screen.getByRole('status').textContent.trim();
afterEach(() => vi.useRealTimers());

it('is accessible before the meeting, during it, and with an empty case', async () => {
  for (const host of [before(), ingridHost(), blankHost()]) {
    const shown = await showCase(Opening, host, 'opening');
    expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1);
    await clean();
    shown.unmount();
  }
});

it('begins: the minute, without network, the place of the kallelse, and the agenda in order', async () => {
  const host = before();
  vi.useFakeTimers({ now: new Date(2026, 9, 21, 13, 5), toFake: ['Date'] });
  await showCase(Opening, host, 'opening');
  await click('Mötet börjar nu');
  for (let n = 0; n < 20; n += 1) await settle();
  const { meeting } = caseOf(host);
  expect(meeting).toMatchObject({ startedAt: '2026-10-21T13:05', offline: true, place: 'Ingrids hem, Kvarnbacken 4, Norrby' });
  expect(meeting.agenda.map(({ step, done }) => [step, done])).toEqual(agendaSteps.map((step) => [step, false]));
  expect(host.seen.filter((s) => s.name === 'case_set_all'), 'one act, not fifteen').toHaveLength(1);
  expect(host.seen.filter((s) => s.name === 'case_set')).toHaveLength(0);
  expect(meeting.agenda.reduce((sum, item) => sum + (item.minutes ?? 0), 0), 'the minutes make the meeting').toBe(75);
  expect(screen.queryByRole('button', { name: 'Mötet börjar nu' })).toBeNull();
  await click(/^Alla säger vem de är/, 'checkbox');
  expect(caseOf(host).meeting.agenda[0]?.done).toBe(true);
  expect(caseOf(host).meeting.agenda).toHaveLength(agendaSteps.length);
});

it('does not make the agenda twice', async () => {
  const host = before();
  caseOf(host).meeting.agenda = [{ id: 'a1', step: 'presentationsrunda', done: true, minutes: null, struck: null }];
  await showCase(Opening, host, 'opening');
  await click('Mötet börjar nu');
  for (let n = 0; n < 20; n += 1) await settle();
  expect(caseOf(host).meeting.agenda.map((item) => item.step)).toEqual(agendaSteps);
  expect(caseOf(host).meeting.agenda[0]?.done).toBe(true);
});

it('begins all of it or nothing', async () => {
  const host = before();
  host.refused.set('/meeting/agenda/-', 'Det gick inte.');
  await showCase(Opening, host, 'opening');
  await click('Mötet börjar nu');
  expect(screen.getByText(/Det gick inte\./)).toBeTruthy();
  expect(caseOf(host).meeting).toMatchObject({ startedAt: null, agenda: [] });
});

it('lets the time be planned before the meeting, changed, and told against the kallelse', async () => {
  const host = before();
  caseOf(host).summons.durationMinutes = 60;
  await showCase(Opening, host, 'opening');
  await click('Fördela tiden');
  expect(screen.getByText('Tillsammans 60 av 60 minuter.')).toBeTruthy();
  const goals = screen.getByLabelText<HTMLInputElement>('Minuter för: Behov, mål och insatser');
  expect(goals.value).toBe('16');
  await fireEvent.input(goals, { target: { value: '30' } });
  await fireEvent.blur(goals);
  await settle();
  expect(caseOf(host).meeting.agenda.find((item) => item.step === 'behov_mal_insatser')?.minutes).toBe(30);
  expect(screen.getByText('Tillsammans 74 minuter. I kallelsen står 60.')).toBeTruthy();
  for (const control of screen.getAllByRole('checkbox')) expect(control.tabIndex, 'every step by keyboard').toBe(0);
});

it('names who helps, in a banner', async () => {
  const host = ingridHost();
  caseOf(host).person.interpreter = { needed: true, language: 'finska' };
  await showCase(Opening, host, 'opening');
  expect(screen.getByText('Stödperson: Karin Bergvall-Holm')).toBeTruthy();
  expect(screen.getByText('Tolk: finska')).toBeTruthy();
});

it('asks for a reason when the one who leads also writes, or only that it was seen, as the region says', async () => {
  const host = ingridHost();
  caseOf(host).meeting.roles.secretary = 'p3';
  const shown = await showCase(Opening, host, 'opening');
  await click('Skriv varför');
  expect(screen.getByLabelText('Varför?')).toBeTruthy();
  shown.unmount();
  const mild = ingridHost();
  caseOf(mild).meeting.roles.secretary = 'p3';
  caseOf(mild).regionProfile = 'helsingborg';
  await showCase(Opening, mild, 'opening');
  await click('Vi har sett det');
  expect(caseOf(mild).reasons['chair-is-secretary']).toBe('Vi har sett det och väljer det ändå.');
  expect(screen.queryByRole('button', { name: 'Vi har sett det' })).toBeNull();
});

it('marks who is here, one by one and then the rest, and marks nobody by itself', async () => {
  const host = before();
  await showCase(Opening, host, 'opening');
  expect(screen.getByText('0 av 9')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Alla andra är här' })).toBeNull();
  await fireEvent.click(within(screen.getByRole('group', { name: 'Är Anders Wik här?' })).getByLabelText('Per telefon'));
  await settle();
  await click('Alla andra är här');
  for (let n = 0; n < 10; n += 1) await settle();
  expect(screen.getByText('9 av 9')).toBeTruthy();
  expect(caseOf(host).meeting.participants.find((p) => p.id === 'p9')?.attendance).toBe('per telefon');
});

it('takes more words than the four answers', async () => {
  const host = ingridHost();
  await showCase(Opening, host, 'opening');
  const words = screen.getByLabelText<HTMLInputElement>('Anders Wik, med egna ord');
  expect(words.value).toBe('telefon, de första 20 minuterna');
  await click('Tider och fler ord om Karin Bergvall-Holm');
  const own = screen.getByLabelText('Karin Bergvall-Holm, med egna ord');
  await fireEvent.input(own, { target: { value: 'närvarande, går 14.00' } });
  await fireEvent.blur(own);
  await settle();
  expect(caseOf(host).meeting.participants.find((p) => p.id === 'p2')?.attendance).toBe('närvarande, går 14.00');
  expect(within(screen.getByRole('group', { name: 'Är Karin Bergvall-Holm här?' })).getByLabelText<HTMLInputElement>('Här').checked).toBe(true);
});

it('says when consent is missing, and confirms it only when it holds', async () => {
  const shown = await showCase(Opening, blankHost(), 'opening');
  expect(screen.getByText('Samtycke saknas.')).toBeTruthy();
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /säger ja igen/ }).disabled).toBe(true);
  shown.unmount();
  const host = ingridHost();
  caseOf(host).consent.confirmedAtMeeting = null;
  await showCase(Opening, host, 'opening');
  await click(/säger ja igen/, 'checkbox');
  expect(caseOf(host).consent.confirmedAtMeeting).toBe(true);
});

it('shows what not to raise only while the eye is held, by key or by pointer', async () => {
  await showCase(Opening, ingridHost(), 'opening');
  expect(document.body.textContent).not.toMatch(/testamente|osämjan/i);
  await fireEvent.keyDown(eye(), { key: ' ' });
  expect(status()).toContain('Ekonomi och testamente');
  expect(status()).toContain('Osämjan med min son Per');
  await clean();
  await fireEvent.keyUp(eye(), { key: ' ' });
  expect(status()).toBe('');
  await fireEvent.pointerDown(eye(), { button: 0 });
  expect(status()).toContain('Per');
  await fireEvent.pointerUp(eye());
  expect(status()).toBe('');
  await fireEvent.keyDown(eye(), { key: 'Enter' });
  await fireEvent.blur(eye());
  expect(status()).toBe('');
  expect(document.body.textContent).not.toMatch(/testamente/i);
});

it('has no eye when there is nothing to leave alone', async () => {
  await showCase(Opening, blankHost(), 'opening');
  expect(screen.queryByRole('button', { name: /Håll in/ })).toBeNull();
});
