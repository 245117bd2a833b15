// Step 2, seen as a nurse sees it: what is typed, ticked and sent reaches the plan, and nothing is chosen for her.
import { fireEvent, screen, within } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import other from '../../tests/fixtures/scenarios/2.json';
import { saved } from '../src/state/saved.svelte';
import { deadlineOf, nextWorkingDay } from '../src/views/step2/deadline';
import { proposedKind, rows } from '../src/views/step2/recipients';
import Adaptations from '../src/views/step2/Adaptations.svelte';
import Important from '../src/views/step2/Important.svelte';
import People from '../src/views/step2/People.svelte';
import Summons from '../src/views/step2/Summons.svelte';
import { beginsWith, withOwn } from '../src/views/step2/words';
import { FakeHost } from './fake/host';
import { fromFile } from './fake/seed';
import { blankHost, ingridHost, settle, showCase } from './render';

const caseOf = (host: FakeHost) => {
  const stored = host.cases.get('sip-1');
  if (!stored) throw new Error('no case');
  return stored.case;
};
const jonas = () => new FakeHost({ cases: [fromFile(other, 'sip-1')] });
const profile = { name: 'neutral', title: '', chairRule: 'reason', summonsKinds: ['vardcentral', 'kommunal_hsl', 'socialtjanst', 'psykiatri'] };

async function clean(): Promise<void> {
  const found = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
  expect(found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`)).toEqual([]);
}
async function type(label: string | RegExp, text: string): Promise<void> {
  const field = screen.getByLabelText(label);
  await fireEvent.input(field, { target: { value: text } });
  await fireEvent.blur(field);
  await settle();
}
async function click(name: string | RegExp, role = 'button'): Promise<void> {
  await fireEvent.click(screen.getByRole(role, { name }));
  await settle();
}
afterEach(() => vi.useRealTimers());

describe('Vad är viktigt', () => {
  it('is accessible, filled and empty', async () => {
    const shown = await showCase(Important, ingridHost(), 'important');
    expect(screen.getAllByRole('heading', { level: 1 }).map((h) => h.textContent)).toEqual(['Vad är viktigt för Ingrid?']);
    await clean();
    shown.unmount();
    await showCase(Important, blankHost(), 'important');
    await clean();
  });
  it('keeps her words in her voice, and names whose they are', async () => {
    const host = blankHost();
    await showCase(Important, host, 'important');
    await type('Ingrids egna ord', 'Att få bo kvar hemma.');
    expect(caseOf(host).preparation.importantToMe).toBe('Att få bo kvar hemma.');
  });
  it('adds what must not be raised to its own private list, and says that nobody else sees it', async () => {
    const host = blankHost();
    await showCase(Important, host, 'important');
    expect(screen.getByText('Bara du och Ingrid ser det här. Det skrivs aldrig ut och lämnas aldrig över.')).toBeTruthy();
    await type('Något mer vi låter bli', 'Per');
    expect(caseOf(host).preparation.questionsNotToRaise.map((q) => q.text)).toEqual(['Per']);
    expect(caseOf(host).preparation.questionsToRaise).toEqual([]);
  });
  it('asks about children before it shows fields for them', async () => {
    const host = blankHost();
    await showCase(Important, host, 'important');
    expect(screen.queryByLabelText('Nytt barn')).toBeNull();
    await click(/Vi har frågat om det finns barn/, 'checkbox');
    await type('Nytt barn', 'Tyra');
    await type('Ålder', '9');
    expect(caseOf(host).person.underageChildren).toMatchObject({ asked: true, children: [{ name: 'Tyra', age: 9 }] });
  });
  it('notes today and me in one tap', async () => {
    const host = blankHost();
    await showCase(Important, host, 'important');
    await click('I dag, av mig');
    expect(caseOf(host).preparation).toMatchObject({ withPersonAt: '2026-10-21', by: 'Maria Sandell' });
  });
});

describe('Vilka kommer', () => {
  it('is accessible', async () => {
    await showCase(People, ingridHost(), 'people');
    await clean();
  });
  it('tells that one person both leads and writes, and takes a reason', async () => {
    const host = ingridHost();
    await showCase(People, host, 'people');
    expect(screen.queryByText(/leder och skriver/)).toBeNull();
    await fireEvent.change(screen.getByLabelText('Sekreterare'), { target: { value: 'p3' } });
    await settle();
    expect(screen.getByText('Samma person leder och skriver.')).toBeTruthy();
    await type('Varför gör samma person båda?', 'Vi är bara tre.');
    expect(caseOf(host).reasons).toEqual({ 'chair-is-secretary': 'Vi är bara tre.' });
  });
  it('tells the sammankallande once: the kallelse follows while it says the same', async () => {
    const host = ingridHost();
    await showCase(People, host, 'people');
    await fireEvent.change(screen.getByLabelText('Sammankallande'), { target: { value: 'p4' } });
    await settle();
    expect(caseOf(host).meeting.roles.convener).toBe('p4');
    expect(caseOf(host).summons.convener).toBe('p4');
  });
  it('leaves a samordnare alone who was chosen otherwise in the plan', async () => {
    const host = ingridHost();
    caseOf(host).coordinator.participantId = 'p8';
    await showCase(People, host, 'people');
    await fireEvent.change(screen.getByLabelText('Samordnare'), { target: { value: 'p5' } });
    await settle();
    expect(caseOf(host).meeting.roles.coordinator).toBe('p5');
    expect(caseOf(host).coordinator.participantId).toBe('p8');
  });
  it('asks for the reason of a förmöte only when there is one', async () => {
    const host = ingridHost();
    await showCase(People, host, 'people');
    expect(screen.queryByLabelText('När hölls det?')).toBeNull();
    await click(/Vi behöver ses utan Ingrid/, 'checkbox');
    await type('När hölls det?', '20 okt 2026');
    expect(caseOf(host).preparation.preMeetingProfessionals).toMatchObject({ needed: true, heldAt: '2026-10-20' });
  });
});

describe('Anpassningar', () => {
  it('is accessible', async () => {
    await showCase(Adaptations, ingridHost(), 'adaptations');
    await clean();
  });
  it('leaves a new adaptation out of the kallelse until it is ticked', async () => {
    const host = blankHost();
    await showCase(Adaptations, host, 'adaptations');
    await type('Ny anpassning', 'Paus efter 40 minuter');
    expect(caseOf(host).person.adaptations).toMatchObject([{ text: 'Paus efter 40 minuter', inSummons: false }]);
    await click('Ska stå i kallelsen', 'checkbox');
    expect(caseOf(host).person.adaptations[0]?.inSummons).toBe(true);
  });
  it('shows guardians only for a child, and writes when they answered', async () => {
    const host = blankHost();
    const shown = await showCase(Adaptations, host, 'adaptations');
    expect(screen.queryByText('Vårdnadshavare', { selector: 'p' })).toBeNull();
    shown.unmount();
    caseOf(host).person.birthDate = '2015-05-05';
    await showCase(Adaptations, host, 'adaptations');
    await type('Ny vårdnadshavare', 'Eva Ek');
    await click('Ja', 'radio');
    expect(caseOf(host).person.guardians).toMatchObject([{ name: 'Eva Ek', answer: 'ja', answeredAt: '2026-10-21' }]);
    await clean();
  });
});

describe('Kallelse', () => {
  it('is accessible', async () => {
    await showCase(Summons, ingridHost(), 'summons');
    await clean();
  });
  it('cannot be sent without consent, and says why', async () => {
    await showCase(Summons, blankHost(), 'summons');
    const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Kallelsen är skickad nu' });
    expect(button.disabled).toBe(true);
    expect(screen.getByText('Samtycke saknas. Fråga Ingrid först, sedan kan du kalla.').id).toBe(button.getAttribute('aria-describedby'));
    await clean();
  });
  it('writes the minute when it was sent', async () => {
    const host = ingridHost();
    caseOf(host).summons.sentAt = null;
    vi.useFakeTimers({ now: new Date(2026, 9, 21, 9, 5), toFake: ['Date'] });
    await showCase(Summons, host, 'summons');
    await click('Kallelsen är skickad nu');
    expect(caseOf(host).summons.sentAt).toBe('2026-10-21T09:05');
    expect(saved.spoken).toBe('Det är skrivet att kallelsen är skickad.');
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
    expect(document.body.textContent).not.toMatch(/för sent/i);
  });
  it('says that Försäkringskassan need not come, and who has not answered', async () => {
    await showCase(Summons, jonas(), 'summons');
    expect(screen.getByText('Är välkommen, men har ingen skyldighet att komma.')).toBeTruthy();
    expect(screen.getByText('1 har inte svarat än.')).toBeTruthy();
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
  it('proposes kallelse only for huvudmän of the kinds that the region names', () => {
    const unit = (authority: 'region' | 'kommun' | 'annan', kind: string) => ({ id: 'u', name: 'x', authority, kind, hsaId: null, struck: null });
    expect(proposedKind(unit('region', 'psykiatri'), profile)).toBe('kallelse');
    expect(proposedKind(unit('annan', 'psykiatri'), profile)).toBe('inbjudan');
    expect(proposedKind(unit('kommun', 'skola'), profile)).toBe('inbjudan');
    expect(proposedKind(unit('kommun', 'skola'), { ...profile, summonsKinds: ['skola'] })).toBe('kallelse');
    expect(proposedKind(null, profile)).toBe('inbjudan');
  });
  it('shows a recipient who stands outside the consent', () => {
    const c = fromFile(other, 'sip-1');
    c.consent.parties = c.consent.parties.filter((p) => p.unitId !== 'u-fk');
    expect(rows(c, profile).filter((row) => !row.inConsent).map((row) => row.name)).toEqual(['Försäkringskassan']);
  });
  it('knows the Swedish days off, as the engine does', () => {
    const days = { '2026-04-03': '2026-04-07', '2026-05-14': '2026-05-15', '2026-06-19': '2026-06-22', '2026-12-24': '2026-12-28', '2026-10-14': '2026-10-14', '2027-03-26': '2027-03-30' };
    for (const [day, next] of Object.entries(days)) expect(nextWorkingDay(day)).toBe(next);
    expect(deadlineOf(caseOf(jonas()))).toBeNull();
  });
  it('reads the usual answer at the beginning of free words', () => {
    expect(beginsWith('telefon, de första 20 minuterna', ['närvarande', 'telefon'])).toBe('telefon');
    expect(beginsWith('kommer inte', ['kommer', 'kommer inte'])).toBe('kommer inte');
    expect(beginsWith('kommersiell', ['kommer'])).toBeNull();
    expect(withOwn('hos grannen', [{ value: 'video', label: 'Video' }]).at(-1)).toEqual({ value: 'hos grannen', label: 'Hos grannen' });
  });
});
