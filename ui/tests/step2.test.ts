// Step 2, seen as a nurse sees it: what is typed, ticked and sent reaches the plan, and nothing is chosen for her.
import { fireEvent, screen } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { live } from '../src/state/pointer';
import Adaptations from '../src/views/step2/Adaptations.svelte';
import Important from '../src/views/step2/Important.svelte';
import People from '../src/views/step2/People.svelte';
import type { FakeHost } from './fake/host';
import { blankHost, ingridHost, settle, showCase } from './render';

// A machine that does other things too needs its time for axe.
vi.setConfig({ testTimeout: 30_000 });

const caseOf = (host: FakeHost) => {
  const stored = host.cases.get('sip-1');
  if (!stored) throw new Error('no case');
  return stored.case;
};

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
  it('must be answered about children, and a yes is a child that stands there', async () => {
    const host = blankHost();
    await showCase(Important, host, 'important');
    expect(screen.getByText('Ska alltid besvaras.')).toBeTruthy();
    expect(screen.queryByLabelText('Nytt barn')).toBeNull();
    await click('Ja', 'radio');
    await type('Barnen, rad 1', 'Tyra');
    await type('Ålder', '9');
    expect(caseOf(host).person.underageChildren).toMatchObject({ asked: true, children: [{ name: 'Tyra', age: 9 }] });
    await click('Nej', 'radio');
    expect(screen.getByText(/Stryk dem först/)).toBeTruthy();
    expect((screen.getByLabelText('Ja') as HTMLInputElement).checked, 'a refused answer does not look chosen').toBe(true);
    expect(live(caseOf(host).person.underageChildren.children)).toHaveLength(1);
    await clean();
  });
  it('takes no and not relevant as answers about children', async () => {
    const host = blankHost();
    await showCase(Important, host, 'important');
    await click('Ja', 'radio');
    await click('Nej', 'radio');
    expect(caseOf(host).person.underageChildren.asked).toBe(true);
    expect(live(caseOf(host).person.underageChildren.children), 'an empty line goes').toEqual([]);
    await click('Inte aktuellt', 'radio');
    expect(caseOf(host).person.underageChildren.asked).toBe(false);
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
  it('has one list of representatives, also with a kind of its own', async () => {
    const host = blankHost();
    caseOf(host).person.legalRepresentative = { kind: 'särskilt förordnad', name: null, phone: null };
    await showCase(Adaptations, host, 'adaptations');
    const kinds = [...(screen.getByLabelText('Företrädare', { selector: 'select' }) as HTMLSelectElement).options].map((o) => o.label);
    expect(kinds).toEqual(['Ingen', 'God man', 'Förvaltare', 'Framtidsfullmakt', 'Ombud', 'Vårdnadshavare', 'Särskilt förordnad']);
  });
});
