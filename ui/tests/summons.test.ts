// Kallelse: who is called and how, the last days, what was sent when and to whom, the papers, and the answers.
import { fireEvent, screen, within } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import other from '../../tests/fixtures/scenarios/2.json';
import { saved } from '../src/state/saved.svelte';
import { byAnswer, newIn, notSent, proposedKind, rows } from '../src/views/step2/recipients';
import Summons from '../src/views/step2/Summons.svelte';
import { beginsWith, withOwn } from '../src/views/step2/words';
import { FakeHost } from './fake/host';
import { fromFile } from './fake/seed';
import { blankHost, ingridHost, settle, showCase } from './render';

// A machine that does other things too needs its time for axe.
vi.setConfig({ testTimeout: 30_000 });

const caseOf = (host: FakeHost) => {
  const stored = host.cases.get('sip-1');
  if (!stored) throw new Error('no case');
  return stored.case;
};
const jonas = () => new FakeHost({ cases: [fromFile(other, 'sip-1')] });
const profile = { name: 'neutral', title: '', chairRule: 'reason', summonsKinds: ['vardcentral', 'kommunal_hsl', 'socialtjanst', 'psykiatri'], terms: {} };

const shownText = () => (document.body.textContent ?? '').replaceAll('\u00a0', ' ');
async function clean(): Promise<void> {
  const found = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
  expect(found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`)).toEqual([]);
}
async function type(label: string | RegExp, text: string): Promise<void> {
  const field = screen.getByLabelText(label, { selector: 'input, textarea' });
  await fireEvent.input(field, { target: { value: text } });
  await fireEvent.blur(field);
  await settle();
}
async function click(name: string | RegExp, role = 'button'): Promise<void> {
  await fireEvent.click(screen.getByRole(role, { name }));
  await settle();
}
afterEach(() => vi.useRealTimers());

describe('Kallelse', () => {
  it('is accessible', async () => {
    await showCase(Summons, ingridHost(), 'summons');
    await clean();
  });
  it('cannot be sent when the act cannot be done, and says why and what would allow it', async () => {
    const host = blankHost();
    host.forbidden.set('summon', { why: 'Samtycke saknas.', whatNow: 'Fråga Ingrid först, sedan kan du kalla.' });
    await showCase(Summons, host, 'summons');
    const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Skicka kallelsen' });
    expect(button.disabled).toBe(true);
    expect(document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent).toBe('Samtycke saknas. Fråga Ingrid först, sedan kan du kalla.');
    expect(screen.getAllByRole('button', { name: 'Till samtycket' }).length).toBeGreaterThan(0);
    await clean();
  });
  it('writes the minute and to whom, and a later sending to whoever was added', async () => {
    const host = ingridHost();
    host.clock = () => '2026-10-09T09:05';
    Object.assign(caseOf(host).summons, { sentAt: null, recipients: caseOf(host).summons.recipients.slice(0, 2) });
    await showCase(Summons, host, 'summons');
    await click('Skicka kallelsen');
    expect(saved.spoken).toBe('Det är skrivet att kallelsen är skickad.');
    expect(shownText()).toContain('Skickad fredag 9 oktober 2026 kl. 9.05 till Hemsjukvården Norrby och Kommunrehab Ekeby.');
    expect(screen.queryByRole('button', { name: /^Skicka/ }), 'it is sent').toBeNull();
    await click(/Hemtjänst Norrby/, 'checkbox');
    expect(screen.getByText('Inte kallade än: Hemtjänst Norrby.')).toBeTruthy();
    host.clock = () => '2026-10-12T08:00';
    await click('Skicka till de nya');
    expect(shownText()).toContain('Skickad måndag 12 oktober 2026 kl. 8.00 till Hemtjänst Norrby.');
    await clean();
  });
  it('makes one paper per recipient, all of them as files, and a calendar file without names', async () => {
    const host = ingridHost();
    await showCase(Summons, host, 'summons');
    await click('Skriv ut till Karin Bergvall-Holm');
    expect(host.seen.find((s) => s.name === 'print_send')?.request).toMatchObject({ sheet: { kind: 'summons', exemplar: 'copy', recipient: 'p2' } });
    await click('Spara alla som PDF');
    expect(host.seen.filter((s) => s.name === 'print_save').map((s) => (s.request as { recipient: string }).recipient)).toEqual(['u-hsv', 'u-rehab', 'u-bi', 'u-ht', 'p2']);
    await click('Spara till kalendern, utan namn');
    expect(host.seen.find((s) => s.name === 'calendar_save')?.request).toEqual({ case: 'sip-1', recipient: null });
    await clean();
  });
  it('cannot call whom nobody has said yes to yet', async () => {
    const host = ingridHost();
    const c = caseOf(host);
    host.consent_confirm({ case: 'sip-1' });
    c.units.push({ id: 'u9', name: 'Tandvården', authority: 'region', kind: 'annan', hsaId: null, struck: null });
    c.consent.parties.push({ id: 'c9', unitId: 'u9', participantId: null, scope: null, topics: 'alla', struck: null });
    await showCase(Summons, host, 'summons');
    expect(screen.getByText('Inte tillfrågad än. Fråga Ingrid under Samtycke.')).toBeTruthy();
    expect((screen.getByLabelText(/^Tandvården/) as HTMLInputElement).disabled).toBe(true);
  });
  it('tells how to word the question, and asks until when to answer', async () => {
    const host = ingridHost();
    await showCase(Summons, host, 'summons');
    expect(screen.getByText('Skriv frågan utan sjukdomar och diagnoser, kallelsen ska inte säga något om hälsa.')).toBeTruthy();
    await type('Svara senast', '14 okt 2026');
    expect(caseOf(host).summons.answerBy).toBe('2026-10-14');
  });
  it('ticks a party with the proposed word, and strikes it again without a question before it is sent', async () => {
    const host = ingridHost();
    caseOf(host).summons.sentAt = null;
    caseOf(host).summons.recipients = [];
    await showCase(Summons, host, 'summons');
    await click(/Hemsjukvården Norrby/, 'checkbox');
    await click(/Karin Bergvall-Holm/, 'checkbox');
    expect(caseOf(host).summons.recipients).toMatchObject([{ unitId: 'u-hsv', kind: 'kallelse' }, { participantId: 'p2', kind: 'inbjudan' }]);
    await click(/Karin Bergvall-Holm/, 'checkbox');
    expect(caseOf(host).summons.recipients[1]?.struck?.reason).toBe('Togs bort innan kallelsen skickades');
  });
  it('asks for a reason when someone is taken away after it was sent', async () => {
    const host = ingridHost();
    await showCase(Summons, host, 'summons');
    await click(/Hemtjänst Norrby/, 'checkbox');
    expect(screen.getByRole('dialog')).toBeTruthy();
    expect(caseOf(host).summons.recipients.every((r) => !r.struck)).toBe(true);
  });
  it('shows the strict day, and the next working day beside it; it never says too late', async () => {
    const host = ingridHost();
    host.today = '2026-10-10';
    Object.assign(caseOf(host).summons, { sentAt: null, deadline: null });
    const shown = await showCase(Summons, host, 'summons');
    expect(document.body.textContent).toContain('Kalla senast söndag 11\u00a0oktober.');
    expect(document.body.textContent).toContain('Nästa arbetsdag är måndag 12\u00a0oktober.');
    shown.unmount();
    host.today = '2026-10-12';
    await showCase(Summons, host, 'summons');
    expect(document.body.textContent).toContain('Tre dagar har gått sedan Ingrid kunde skrivas ut.');
    expect(document.body.textContent).toContain('Kalla i dag. Tiden sparas.');
    expect(document.body.textContent).toContain('lag (2017:612) 4 kap. 3 §');
    expect(document.body.textContent).not.toMatch(/för sent/i);
  });
  it('says that Försäkringskassan need not come, and who has not answered', async () => {
    await showCase(Summons, jonas(), 'summons');
    expect(screen.getByText('Är välkommen, men har ingen skyldighet att komma.')).toBeTruthy();
    expect(screen.getByText('1 som ska komma har inte svarat än.')).toBeTruthy();
    expect([...document.querySelectorAll('summary b')].map((b) => b.textContent)[0], 'who has not acknowledged stands first').toBe('Ekeby vårdcentral');
    expect(screen.queryByLabelText('Kallelse eller inbjudan till Försäkringskassan'), 'always an invitation').toBeNull();
    expect(screen.getByText('kommer inte, skickar skriftlig information')).toBeTruthy();
  });
  it('notes an answer and when it came', async () => {
    const host = jonas();
    await showCase(Summons, host, 'summons');
    const group = screen.getByRole('group', { name: 'Vad svarar Ekeby vårdcentral?' });
    await fireEvent.click(within(group).getByLabelText('Kommer'));
    await settle();
    const answered = caseOf(host).summons.recipients.find((r) => r.unitId === 'u-vc');
    expect(answered?.answer).toBe('kommer');
    expect(answered?.acknowledgedAt).toMatch(/^2026-10-21T\d\d:\d\d$/);
  });
});

describe('rules of the kallelse', () => {
  it('proposes kallelse for the kinds that the region names, and always invites Försäkringskassan', () => {
    const unit = (authority: 'region' | 'kommun' | 'annan', kind: string, name = 'x') => ({ id: 'u', name, authority, kind, hsaId: null, struck: null });
    expect(proposedKind(unit('region', 'psykiatri'), profile)).toBe('kallelse');
    expect(proposedKind(unit('kommun', 'skola'), profile)).toBe('inbjudan');
    expect(proposedKind(unit('kommun', 'skola'), { ...profile, summonsKinds: ['skola'] }), 'school in Västra Götaland').toBe('kallelse');
    expect(proposedKind(unit('annan', 'myndighet', 'Försäkringskassan'), { ...profile, summonsKinds: ['myndighet'] })).toBe('inbjudan');
    expect(proposedKind(null, profile)).toBe('inbjudan');
  });
  it('knows whom no sending has reached, and guesses nothing about a file from elsewhere', () => {
    const c = caseOf(ingridHost());
    const called = () => rows(c, profile).filter((row) => row.recipient);
    expect(notSent(called(), c), 'sent, to whom is not told').toEqual([]);
    c.summons.sentAt = null;
    expect(notSent(called(), c)).toHaveLength(5);
    const sending = (id: string, recipients: string[]) => ({ id, at: null, by: null, recipients });
    c.summons.sendings = [sending('s1', ['u-hsv', 'u-rehab', 'u-bi', 'u-ht']), sending('s2', ['u-hsv', 'u-rehab', 'u-bi', 'u-ht', 'p2'])];
    expect(notSent(called().slice(0, 4), c)).toEqual([]);
    expect(newIn(c.summons.sendings, 1)).toEqual(['p2']);
  });
  it('never puts the invited before those who must come', () => {
    const c = fromFile(other, 'sip-1');
    for (const r of c.summons.recipients) r.answer = r.acknowledgedAt = null;
    const order = byAnswer(rows(c, profile).filter((row) => row.recipient)).map((row) => row.recipient?.kind);
    expect(order.slice(-2)).toEqual(['inbjudan', 'inbjudan']);
  });
  it('shows a recipient who stands outside the consent', () => {
    const c = fromFile(other, 'sip-1');
    c.consent.parties = c.consent.parties.filter((p) => p.unitId !== 'u-fk');
    expect(rows(c, profile).filter((row) => !row.inConsent).map((row) => row.name)).toEqual(['Försäkringskassan']);
  });
  it('reads the usual answer at the beginning of free words', () => {
    expect(beginsWith('telefon, de första 20 minuterna', ['närvarande', 'telefon'])).toBe('telefon');
    expect(beginsWith('kommer inte', ['kommer', 'kommer inte'])).toBe('kommer inte');
    expect(beginsWith('kommersiell', ['kommer'])).toBeNull();
    expect(withOwn('hos grannen', [{ value: 'video', label: 'Video' }]).at(-1)).toEqual({ value: 'hos grannen', label: 'Hos grannen' });
  });
});
