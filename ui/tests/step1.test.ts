// Behov and Frågan om SIP: what must be there, whom it is asked, and what a no, a thought and a stop lead to.
import { cleanup, fireEvent, screen, within } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import Need from '../src/views/step1/Need.svelte';
import Offer from '../src/views/step1/Offer.svelte';
import type { FindingView } from '../src/wire';
import { FakeHost } from './fake/host';
import { blank } from './fake/seed';
import { blankHost, ingridHost, settle, showCase } from './render';

// A machine that does other things too needs its time for axe.
vi.setConfig({ testTimeout: 30_000 });

afterEach(cleanup);
const caseOf = (host: FakeHost) => host.cases.get('sip-1')!.case;
const childHost = () => new FakeHost({ cases: [blank('sip-1', 'Elsa Ek', '2015-05-05', 'öppenvård')] });
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
async function clean(): Promise<void> {
  const found = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
  expect(found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`)).toEqual([]);
}
/** A host whose engine found one thing more. */
function finding(host: FakeHost, found: Pick<FindingView, 'code' | 'severity' | 'field' | 'message'>): FakeHost {
  const show = host.case_show.bind(host);
  host.case_show = (r) => {
    const view = show(r);
    return { ...view, findings: [...view.findings, { advice: 'Prata med chefsöverläkaren.', ...found }] };
  };
  return host;
}
const lpt = { code: 'compulsory-care', field: '/need/compulsoryOpenCare', message: 'Då görs en samordnad vårdplan enligt 7 a § LPT eller 12 a § LRV, inte SIP.' };

describe('Behov', () => {
  it('says that the need comes before a kallelse, and is accessible', async () => {
    await showCase(Need, ingridHost(), 'need');
    expect(screen.getByText('Behovet ska stå här innan någon kan kallas.')).toBeTruthy();
    await clean();
  });
  it('stops calmly for öppen tvångsvård at discharge, and asks for a reason elsewhere', async () => {
    const shown = await showCase(Need, finding(ingridHost(), { ...lpt, severity: 'block' }), 'need');
    expect(screen.getByText(lpt.message)).toBeTruthy();
    expect(screen.queryByLabelText('Varför görs ändå en SIP?')).toBeNull();
    shown.unmount();
    const host = finding(blankHost(), { ...lpt, severity: 'reason' });
    await showCase(Need, host, 'need');
    await type('Varför görs ändå en SIP?', 'Ingen utskrivning');
    expect(caseOf(host).reasons['compulsory-care']).toBe('Ingen utskrivning');
  });
  it('tells what a protected identity hides before it is changed', async () => {
    const host = blankHost();
    await showCase(Need, host, 'need');
    await fireEvent.change(screen.getByLabelText('Skyddade personuppgifter'), { target: { value: 'skyddad_folkbokforing' } });
    await settle();
    const dialog = screen.getByRole('dialog', { name: 'Skyddad folkbokföring' });
    expect(within(dialog).getByText(/Adress, telefon och plats stannar hos er enhet/)).toBeTruthy();
    expect(caseOf(host).person.protectedIdentity, 'nothing is changed before it is understood').toBe('ingen');
    await click('Ja, ändra');
    expect(caseOf(host).person.protectedIdentity).toBe('skyddad_folkbokforing');
    await clean();
  });
  it('changes the rules of the region and nothing that is written', async () => {
    const host = ingridHost();
    await showCase(Need, host, 'need');
    const before = structuredClone(caseOf(host));
    await fireEvent.change(screen.getByLabelText('Regionens riktlinje'), { target: { value: 'vastra-gotaland' } });
    await settle();
    expect(caseOf(host)).toEqual({ ...before, regionProfile: 'vastra-gotaland' });
  });
});

describe('Frågan om SIP', () => {
  it('reads the answer in free words', async () => {
    const host = ingridHost();
    caseOf(host).need.offered.answer = 'ja, efter betänketid';
    await showCase(Offer, host, 'offer');
    expect((screen.getByLabelText('Ja') as HTMLInputElement).checked).toBe(true);
    await clean();
  });
  it('gives time to think its day, its leaflet, and says what happens then', async () => {
    const host = blankHost();
    await showCase(Offer, host, 'offer');
    await click('Vill tänka', 'radio');
    expect(caseOf(host)).toMatchObject({ need: { offered: { answer: 'betänketid' } }, consent: { reflectionTime: { from: '2026-10-21' } } });
    expect(screen.getByText('Skriv när ni frågar igen. Den dagen står sedan under Att göra.')).toBeTruthy();
    await type('När frågar ni igen?', '28 okt 2026');
    expect(screen.getByText(/Fråga igen onsdag 28.oktober/)).toBeTruthy();
    await click('Skriv ut information att ta hem');
    expect(host.seen.find((s) => s.name === 'print_send')?.request).toMatchObject({ sheet: { kind: 'information' } });
    await clean();
    await type('När frågar ni igen?', '20 okt 2026');
    expect(screen.getByText(/Tiden att tänka tog slut/)).toBeTruthy();
    expect(screen.getByText(/Inget ja är inget ja/)).toBeTruthy();
  });
  it('ends the plan on a no, after a word that nothing is shared', async () => {
    const host = blankHost();
    await showCase(Offer, host, 'offer');
    await click('Nej', 'radio');
    await type('Varför nej?', 'Orkar inte');
    await click('Avsluta planen');
    expect(screen.getByText('Inget lämnas ut till någon.')).toBeTruthy();
    expect((screen.getByLabelText('Vad sa Ingrid?') as HTMLTextAreaElement).value, 'nothing is typed twice').toBe('Orkar inte');
    await fireEvent.submit(screen.getByRole('button', { name: 'Skriv upp ett nej och avsluta' }).closest('form') as HTMLFormElement);
    await settle();
    expect(host.seen.find((s) => s.name === 'case_close')?.request).toMatchObject({ kind: 'nej', reason: 'Orkar inte' });
    expect(screen.getByText('Ingrid sa nej. Planen är avslutad.')).toBeTruthy();
    expect(host.seen.some((s) => s.name.startsWith('print_'))).toBe(false);
  });
});

describe('a child', () => {
  it('has guardians, each with an answer and its day; nobody else is asked about them', async () => {
    const shown = await showCase(Offer, blankHost(), 'offer');
    expect(screen.queryByText('Vårdnadshavare')).toBeNull();
    shown.unmount();
    const host = childHost();
    await showCase(Offer, host, 'offer');
    await type('Ny vårdnadshavare', 'Eva Ek');
    await fireEvent.click(within(screen.getByRole('group', { name: 'Vad svarade Eva Ek?' })).getByLabelText('Ja'));
    await settle();
    expect(caseOf(host).person.guardians).toMatchObject([{ name: 'Eva Ek', answer: 'ja', answeredAt: '2026-10-21' }]);
    await fireEvent.click(screen.getByLabelText('Inte svarat'));
    await settle();
    expect(caseOf(host).person.guardians).toMatchObject([{ answer: null, answeredAt: null }]);
    await clean();
  });
  it('shows the path of socialnämnden on a no', async () => {
    const host = childHost();
    await showCase(Offer, host, 'offer');
    await type('Ny vårdnadshavare', 'Eva Ek');
    expect(screen.queryByLabelText('Vad beslutade socialnämnden?')).toBeNull();
    await fireEvent.click(within(screen.getByRole('group', { name: 'Vad svarade Eva Ek?' })).getByLabelText('Nej'));
    await settle();
    await type('Vad beslutade socialnämnden?', 'Samtal på barn- och ungdomspsykiatrin får ges');
    await type('Vem beslutade?', 'Socialnämnden i Ekeby');
    expect(caseOf(host).person.guardians[0]?.boardDecision).toMatchObject({ by: 'Socialnämnden i Ekeby' });
    await clean();
  });
  it('does not ask a guardian who is kept out', async () => {
    const host = childHost();
    await showCase(Offer, host, 'offer');
    await type('Ny vårdnadshavare', 'Eva Ek');
    await click(/Inte till den här vårdnadshavaren/, 'checkbox');
    expect(caseOf(host).person.guardians[0]?.keptOut).toBe(true);
    expect(screen.queryByText('Vad svarade Eva Ek?')).toBeNull();
  });
  it('is asked, and what it thinks stands in a box that says it stays in the unit', async () => {
    const host = childHost();
    await showCase(Offer, host, 'offer');
    await fireEvent.click(within(screen.getByRole('group', { name: 'Har Elsa fått frågan?' })).getByLabelText('Ja'));
    await settle();
    const box = screen.getByRole('group', { name: 'Bara er enhet ser det här. Det lämnas aldrig ut och skrivs aldrig ut.' });
    const opinion = within(box).getByLabelText('Elsas egna ord');
    await fireEvent.input(opinion, { target: { value: 'Jag vill att mamma är med' } });
    await fireEvent.blur(opinion);
    await settle();
    expect(caseOf(host).person.child).toMatchObject({ asked: true, askedAt: '2026-10-21', opinion: 'Jag vill att mamma är med' });
    expect(within(box).getByLabelText(/Hur väl förstår Elsa/)).toBeTruthy();
  });
});
