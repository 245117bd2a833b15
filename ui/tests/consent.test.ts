// 03 Samtycke, seen as a nurse sees it: what is said yes to, what was added since, less than before, and a yes taken back.
import { cleanup, fireEvent, screen, within } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { lacking, promises, sentence, whoSaysYes } from '../src/state/consent';
import Consent from '../src/views/step1/Consent.svelte';
import type { FakeHost } from './fake/host';
import { blankHost, ingridHost, settle, showCase } from './render';

// A machine that does other things too needs its time for axe.
vi.setConfig({ testTimeout: 30_000 });

afterEach(cleanup);
const caseOf = (host: FakeHost) => host.cases.get('sip-1')!.case;
const names = (host: FakeHost) => host.seen.map((s) => s.name);
async function click(name: string | RegExp, role = 'button'): Promise<void> {
  await fireEvent.click(screen.getByRole(role, { name }));
  await settle();
}
async function type(label: string, text: string): Promise<void> {
  const field = screen.getByLabelText(label, { selector: 'input, textarea' });
  await fireEvent.input(field, { target: { value: text } });
  await fireEvent.blur(field);
  await settle();
}
async function submit(name: string): Promise<void> {
  await fireEvent.submit(screen.getByRole('button', { name, hidden: true }).closest('form') as HTMLFormElement);
  await settle();
}
async function clean(): Promise<void> {
  const found = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
  expect(found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`)).toEqual([]);
}

describe('the sentence', () => {
  it('says what is ticked, and never what is excluded', () => {
    const c = caseOf(ingridHost());
    const said = sentence(c).replaceAll('\u00a0', ' ');
    expect(said).toContain('Hemtjänst Norrby och Karin får veta det som planen gäller.');
    expect(said).toContain('Det gäller till och med 31 januari 2027.');
    for (const excluded of c.consent.excludes) expect(said, 'excluded topics stay out of the sentence').not.toContain(excluded.text);
  });
  it('names chosen topics per party', () => {
    const c = caseOf(ingridHost());
    c.consent.parties = c.consent.parties.slice(0, 2);
    c.consent.parties[1]!.topics = ['Hjälp hemma'];
    expect(sentence(c)).toContain('Ortopedkliniken, Exempelsjukhuset får veta om hjälp hemma.');
  });
  it('is nobody’s when the person cannot answer', async () => {
    const host = ingridHost();
    caseOf(host).consent.form = 'kan inte ta ställning';
    await showCase(Consent, host, 'consent');
    expect(screen.queryByText(/Ja, ni får göra en plan/), 'no words are put in her mouth').toBeNull();
    expect(screen.getByText('Ingrid kan inte svara själv.')).toBeTruthy();
  });
});

describe('the yes', () => {
  it('ticks a unit and takes it away again before it', async () => {
    const host = blankHost();
    caseOf(host).units.push({ id: 'u1', name: 'Hemtjänst Norrby', authority: 'kommun', kind: null, hsaId: null, struck: null });
    await showCase(Consent, host, 'consent');
    const parties = () => caseOf(host).consent.parties;
    for (const struck of [false, true, true]) {
      await fireEvent.click(screen.getByLabelText('Hemtjänst Norrby'));
      await settle();
      expect(Boolean(parties()[0]?.struck)).toBe(struck);
    }
    expect(parties(), 'a new line, since a struck one is history').toHaveLength(2);
    expect(parties()[1]).toMatchObject({ unitId: 'u1', topics: 'alla' });
  });

  it('asks for what nobody can fill in for her, one thing at a time, then fills the rest in one act and says yes', async () => {
    const host = blankHost();
    await showCase(Consent, host, 'consent');
    await click('Läst upp och det stämmer');
    expect(screen.getByText(/Välj först hur Ingrid sa ja/)).toBeTruthy();
    await fireEvent.click(screen.getByLabelText('Per telefon'));
    await settle();
    await click('Läst upp och det stämmer');
    expect(screen.getByText(/Skriv först hur länge samtycket gäller/), 'a consent has an end').toBeTruthy();
    expect(caseOf(host).consent.givenAt, 'nothing is chosen for you').toBeNull();
    await type('Hur länge gäller det?', '31 januari 2027');
    await click('Läst upp och det stämmer');
    const { consent, need } = caseOf(host);
    expect(consent).toMatchObject({ form: 'per telefon', toPlan: true, toShareInformation: true, givenBy: 'Ingrid Bergvall', documentedBy: 'Maria Sandell', validFrom: '2026-10-21', givenAt: '2026-10-21T13:24' });
    expect(consent.confirmations).toMatchObject([{ form: 'per telefon', validTo: '2027-01-31' }]);
    expect(need.offered.answer).toBe('ja');
    expect(names(host).filter((n) => n === 'case_set_all'), 'one act').toHaveLength(1);
    expect(names(host).indexOf('consent_confirm')).toBeGreaterThan(names(host).indexOf('case_set_all'));
  });

  it('leaves a no to sharing as it is', async () => {
    const host = ingridHost();
    caseOf(host).consent.toShareInformation = false;
    await showCase(Consent, host, 'consent');
    await click('Läst upp och det stämmer');
    expect(caseOf(host).consent.toShareInformation).toBe(false);
  });

  it('says why it cannot be said now, and what would allow it', async () => {
    const host = ingridHost();
    host.forbidden.set('confirm', { why: 'Planen är låst för underskrift.', whatNow: 'Lås upp den först.' });
    await showCase(Consent, host, 'consent');
    const button = screen.getByRole('button', { name: 'Läst upp och det stämmer' }) as HTMLButtonElement;
    expect(button.disabled).toBe(true);
    expect(document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent).toBe('Planen är låst för underskrift. Lås upp den först.');
  });

  it('needs how, who and when where she cannot answer', async () => {
    const host = ingridHost();
    caseOf(host).consent.form = 'kan inte ta ställning';
    await showCase(Consent, host, 'consent');
    await clean();
    await click('Bedömt och uppskrivet');
    expect(screen.getByText(/Skriv först hur ni gjorde/)).toBeTruthy();
    await type('Hur tog ni reda på vad Ingrid vill?', 'Samtal med dottern');
    await click('I dag, av mig');
    await click('Bedömt och uppskrivet');
    expect(caseOf(host).consent.unable).toEqual({ how: 'Samtal med dottern', at: '2026-10-21', professional: 'Maria Sandell' });
    expect(lacking(caseOf(host), '2026-10-21')).toBeNull();
    expect(names(host)).toContain('consent_confirm');
  });

  it('writes down a no as the end of the plan, and time to think as a day', async () => {
    const host = blankHost();
    await showCase(Consent, host, 'consent');
    await click('Vill tänka på saken');
    await fireEvent.input(screen.getByLabelText('När frågar ni igen?'), { target: { value: '28/10' } });
    await submit('Skriv upp det');
    expect(caseOf(host).consent.reflectionTime).toMatchObject({ from: '2026-10-21', to: '2026-10-28', writtenInformationGiven: false });
    await click('Säger nej');
    expect(screen.getByText('Inget lämnas ut till någon.')).toBeTruthy();
    await submit('Skriv upp ett nej och avsluta');
    expect(names(host), 'a no is written with what was said').not.toContain('case_close');
    await fireEvent.input(screen.getByLabelText('Vad sa Ingrid?'), { target: { value: 'Klarar mig' } });
    await submit('Skriv upp ett nej och avsluta');
    expect(caseOf(host).need.offered).toMatchObject({ answer: 'nej', reason: 'Klarar mig', by: 'Maria Sandell' });
    expect(host.seen.find((s) => s.name === 'case_close')?.request).toMatchObject({ kind: 'nej', reason: 'Klarar mig' });
    expect(screen.getByText('Ingrid sa nej. Planen är avslutad.')).toBeTruthy();
  });
});

describe('who says yes', () => {
  it('is the person; for a child the guardians who have, and none that is kept out', () => {
    const c = caseOf(blankHost());
    const guardian = (id: string, name: string, answer: string | null, keptOut = false) => ({ id, name, phone: null, answer, answeredAt: null, keptOut, boardDecision: null, struck: null });
    c.person.guardians = [guardian('g1', 'Eva Ek', 'ja'), guardian('g2', 'Olle Ek', 'nej'), guardian('g3', 'Per Ek', 'ja', true)];
    expect(whoSaysYes(c, 84)).toBe('Ingrid Bergvall');
    expect(whoSaysYes(c, 11)).toBe('Eva Ek');
  });
});

describe('after the yes', () => {
  async function said(): Promise<FakeHost> {
    const host = ingridHost();
    await showCase(Consent, host, 'consent');
    await click('Läst upp och det stämmer');
    return host;
  }

  it('shows what was added as not asked about, until she is asked again', async () => {
    const host = await said();
    await click('Nytt ämne');
    await type('Nytt ämne', 'Skola');
    caseOf(host).units.push({ id: 'u9', name: 'Tandvården', authority: 'region', kind: 'annan', hsaId: null, struck: null });
    await type('Hur länge gäller det?', '1 mars 2027');
    await click(/Tandvården/, 'checkbox');
    expect(screen.getAllByText('Inte tillfrågad än')).toHaveLength(2);
    expect(screen.getByText('Den längre tiden gäller först när ni har frågat igen.')).toBeTruthy();
    expect(screen.getByText(/^3 saker är tillagda/)).toBeTruthy();
    await clean();
    await click('Fråga igen: läst upp och det stämmer');
    expect(caseOf(host).consent.confirmations.at(-1)).toMatchObject({ validTo: '2027-03-01' });
    expect(caseOf(host).consent.confirmations.at(-1)?.covers).toContain('Skola');
    expect(screen.queryByText('Inte tillfrågad än')).toBeNull();
    expect(screen.getByRole('button', { name: 'Läst upp och det stämmer' })).toBeTruthy();
  });

  it('drops one party at once, with a reason and what follows', async () => {
    const host = await said();
    expect(promises(caseOf(host), { unitId: 'u-rehab', participantId: null })).toHaveLength(2);
    await click(/Kommunrehab Ekeby/, 'checkbox');
    const dialog = screen.getByRole('dialog', { name: 'Ta bort ur samtycket: Kommunrehab Ekeby' });
    expect(within(dialog).getByText(/får inget mer/)).toBeTruthy();
    expect(within(dialog).getByText('Träning hemma med fysioterapeut')).toBeTruthy();
    await submit('Ta bort');
    const party = () => caseOf(host).consent.parties.find((p) => p.unitId === 'u-rehab');
    expect(party()?.struck, 'a narrowing has its reason').toBeFalsy();
    await type('Varför tas det bort?', 'Ingrid vill inte');
    await submit('Ta bort');
    expect(party()?.struck?.reason).toBe('Ingrid vill inte');
    expect(host.seen.filter((s) => s.name === 'consent_confirm'), 'less needs no new yes').toHaveLength(1);
  });

  it('takes the yes back without a reason, tells what happens, and begins a new consent', async () => {
    const host = await said();
    await click('Ingrid tar tillbaka sitt ja');
    for (const effect of ['Planen avslutas.', /Inget mer lämnas ut/, /Allt som är skrivet finns kvar/, /står under Följa upp/]) expect(screen.getByText(effect)).toBeTruthy();
    await submit('Skriv upp att samtycket är tillbakataget');
    expect(host.seen.find((s) => s.name === 'consent_withdraw')?.request).toMatchObject({ reason: 'Sa inte varför' });
    expect(screen.getByText('Ingrid har tagit tillbaka sitt ja.')).toBeTruthy();
    expect(screen.queryByText(/Ja, ni får göra en plan/), 'her yes is not read out any more').toBeNull();
    expect(screen.queryByRole('button', { name: /Läst upp/ })).toBeNull();
    await clean();
    await click('Nytt samtycke');
    expect(caseOf(host).consent).toMatchObject({ withdrawnAt: null, givenAt: null, earlier: [{ givenBy: 'Ingrid Bergvall' }] });
    expect(screen.getByText(/tog tillbaka sitt ja/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Läst upp och det stämmer' })).toBeTruthy();
  });

  it('keeps every yes readable, and prints her own sheet', async () => {
    const host = await said();
    expect(screen.getByText('Ingrid Bergvall sa ja, muntligt.')).toBeTruthy();
    expect(screen.getByText(/^Ämnen: Hälsa och läkemedel/)).toBeTruthy();
    await click('Skriv ut samtycket');
    expect(host.seen.find((s) => s.name === 'print_send')?.request).toMatchObject({ sheet: { kind: 'consent', recipient: 'p1', exemplar: 'copy' }, printer: 'Reseskrivaren' });
    expect(screen.getByText('Utskriven 13.24')).toBeTruthy();
    const question = screen.getByRole('group', { name: /Får den som bara läser en del veta/ });
    await fireEvent.click(within(question).getByLabelText('Nej'));
    await settle();
    expect(caseOf(host).consent.tellsLeftOut, 'her choice, and not chosen beforehand').toBe(false);
  });
});
