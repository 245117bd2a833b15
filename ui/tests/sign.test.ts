import { cleanup, fireEvent, screen, within } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import SignAndPrint from '../src/views/step3/SignAndPrint.svelte';
import { blankHost, ingridHost, settle, showCase } from './render';

afterEach(cleanup);
const click = async (name: string | RegExp) => {
  await fireEvent.click(screen.getByRole('button', { name, hidden: true }));
  await settle();
};
const axeOf = async (node: Element) => (await axe.run(node, { rules: { 'color-contrast': { enabled: false } } })).violations.map((v) => v.id);
const row = (name: string) => within(screen.getByRole('region', { name: 'Vem får vilket exemplar' })).getAllByText(name)[0]!.closest('li') as HTMLElement;

/** A few moves of a pen. */
async function write(pad: Element): Promise<void> {
  const at = (x: number, y: number) => ({ clientX: x, clientY: y, pointerId: 1, pointerType: 'pen', isPrimary: true, button: 0, pressure: 0.5 });
  await fireEvent.pointerDown(pad, at(60, 120));
  for (const [x, y] of [[120, 80], [180, 140], [240, 90]] as const) await fireEvent.pointerMove(pad, at(x, y));
  await fireEvent.pointerUp(pad, at(240, 90));
  await settle();
}

describe('Skriva under', () => {
  it('locks, shows the words of the plan, unlocks with a reason, and establishes', async () => {
    const host = ingridHost();
    const { container } = await showCase(SignAndPrint, host, 'sign');
    expect(await axeOf(container)).toEqual([]);
    expect(screen.getAllByText('Har inte skrivit under än')).toHaveLength(8);
    await click('Lås för underskrift');
    expect(screen.getByRole('group', { name: 'Planens ord' }).textContent).toContain('björk');
    expect(await axeOf(container)).toEqual([]);
    await click('Lås upp');
    expect(screen.getByText(/Underskrifterna på version 1 slutar gälla/)).toBeTruthy();
    const why = screen.getByLabelText('Varför låser ni upp?');
    await fireEvent.submit(why.closest('form') as HTMLFormElement);
    await settle();
    expect(host.cases.get('sip-1')!.locked, 'a reason is asked for').not.toBeNull();
    await fireEvent.input(why, { target: { value: 'Ett fel datum' } });
    await fireEvent.submit(why.closest('form') as HTMLFormElement);
    await settle();
    expect(host.seen.find((s) => s.name === 'case_unlock')).toMatchObject({ request: { reason: 'Ett fel datum' } });
    await click('Lås för underskrift');
    await click('Upprätta planen');
    await click('Ja, upprätta planen');
    expect(screen.getByText('Planen är upprättad 13.24.')).toBeTruthy();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Skriv ut och lämna');
    expect(await axeOf(container)).toEqual([]);
  }, 30_000);

  it('takes each in turn, the person first, on the screen, on paper or not at all', async () => {
    vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue({ left: 0, top: 0, width: 600, height: 200 } as DOMRect);
    const host = ingridHost();
    const { container } = await showCase(SignAndPrint, host, 'sign');
    await click('Lås för underskrift');
    expect(await axeOf(container)).toEqual([]);
    const turn = () => screen.getByText('Nu skriver').closest('section')!.querySelector('h2')!.textContent;
    const done = (name: RegExp) => screen.getByRole('button', { name }) as HTMLButtonElement;
    expect(turn(), 'the person first').toBe('Ingrid Bergvall');
    expect(done(/^Klart\. Nästa är /).disabled, 'nothing is written yet').toBe(true);
    await write(screen.getByRole('img', { name: 'Här skriver Ingrid Bergvall sitt namn' }));
    await click(/^Klart\. Nästa är /);
    const signed = () => host.seen.filter((s) => s.name === 'signature_put').map((s) => s.request as { method: string; participant: string; note: string | null; strokes: unknown[] | null });
    expect(signed()[0]).toMatchObject({ participant: 'p1', method: 'screen' });
    expect(signed()[0]!.strokes).toHaveLength(1);
    expect(screen.getByText('Skrev under på skärmen 13.24')).toBeTruthy();
    const second = turn();
    await fireEvent.click(screen.getByRole('radio', { name: 'På papper' }));
    await settle();
    await click(/^Klart\. Nästa är /);
    expect(signed()[1]).toMatchObject({ method: 'paper', strokes: null });
    expect(turn(), 'then the next').not.toBe(second);
    await click('Kan inte');
    expect(await axeOf(container)).toEqual([]);
    const note = screen.getByLabelText('Vad gör att det inte går, och vem har sett det?');
    await fireEvent.submit(note.closest('form') as HTMLFormElement);
    await settle();
    expect(signed(), 'why and who has to stand there').toHaveLength(2);
    await fireEvent.input(note, { target: { value: 'Bruten hand. Karin ser det.' } });
    await fireEvent.submit(note.closest('form') as HTMLFormElement);
    await settle();
    expect(signed()[2]).toMatchObject({ method: 'unable', note: 'Bruten hand. Karin ser det.', strokes: null });
    await click('Ombud skriver');
    const by = screen.getByLabelText('Vem skriver, och med vilken rätt?');
    await fireEvent.input(by, { target: { value: 'Eva Ek, god man' } });
    await fireEvent.submit(by.closest('form') as HTMLFormElement);
    await settle();
    expect(screen.getByText(/Eva Ek, god man skriver för/)).toBeTruthy();
    await click('Lås upp');
    const why = screen.getByLabelText('Varför låser ni upp?');
    await fireEvent.input(why, { target: { value: 'Ett fel datum' } });
    await fireEvent.submit(why.closest('form') as HTMLFormElement);
    await settle();
    expect(screen.getByText(/2 underskrifter slutade gälla när planen låstes upp/)).toBeTruthy();
    vi.restoreAllMocks();
  }, 30_000);

  it('does not lock what is not complete, and says so', async () => {
    await showCase(SignAndPrint, blankHost(), 'sign');
    const lock = screen.getByRole('button', { name: 'Lås för underskrift' }) as HTMLButtonElement;
    expect(lock.disabled).toBe(true);
    expect(screen.getByRole('button', { name: 'Till Är planen klar?' })).toBeTruthy();
  });

  it('makes one original, ever, and copies for the others', async () => {
    const host = ingridHost();
    host.case_establish({ case: 'sip-1' });
    await showCase(SignAndPrint, host, 'sign');
    expect(within(row('Ingrid Bergvall')).getByText('ORIGINAL')).toBeTruthy();
    await fireEvent.click(within(row('Ingrid Bergvall')).getByRole('button', { name: 'Skriv ut till Ingrid Bergvall' }));
    await settle();
    expect(host.seen.find((s) => s.name === 'print_send')?.request).toMatchObject({ printer: 'Reseskrivaren', sheet: { exemplar: 'original', recipient: 'p1', version: 1 } });
    expect(within(row('Ingrid Bergvall')).getByText('Utskriven 13.24')).toBeTruthy();
    expect(within(row('Ingrid Bergvall')).queryByRole('button'), 'no second original').toBeNull();
    await fireEvent.click(screen.getByRole('button', { name: 'Skriv ut kylskåpsbladet till Ingrid Bergvall' }));
    await settle();
    expect(host.seen.findLast((s) => s.name === 'print_send')?.request).toMatchObject({ sheet: { kind: 'fridge', exemplar: 'copy', recipient: 'p1', version: 1 } });
    expect(screen.getAllByText('KYLSKÅPSBLAD')[0]!.closest('li')?.textContent).toContain('Utskriven 13.24');
    await fireEvent.click(within(row('Leila Haddad')).getByRole('button', { name: /Spara som PDF/ }));
    await settle();
    expect(within(row('Leila Haddad')).getByText('KOPIA 1')).toBeTruthy();
    expect(within(row('Leila Haddad')).getByText(/Sparad som \/home/)).toBeTruthy();
  });

  it('gives each what the person said yes to: a copy, an extract, or nothing and why', async () => {
    const host = ingridHost();
    host.case_establish({ case: 'sip-1' });
    host.reading.set('p2', { reads: 'part', leftOut: 2 }).set('p9', { reads: 'none', leftOut: 0 }).set('p8', { reads: 'none', leftOut: 0 });
    const { case: c } = host.cases.get('sip-1')!;
    c.consent.parties = c.consent.parties.filter((p) => p.unitId !== 'u-ht');
    await showCase(SignAndPrint, host, 'sign');
    expect(row('Karin Bergvall-Holm').textContent).toContain('2 delar är utelämnade');
    await fireEvent.click(within(row('Karin Bergvall-Holm')).getByRole('button', { name: 'Skriv ut till Karin Bergvall-Holm' }));
    await settle();
    expect(host.seen.find((s) => s.name === 'print_send')?.request).toMatchObject({ sheet: { kind: 'extract', exemplar: 'copy', recipient: 'p2', version: 1 } });
    expect(within(row('Karin Bergvall-Holm')).getByText('UTDRAG')).toBeTruthy();
    expect(within(row('Karin Bergvall-Holm')).getByText('Utskriven 13.24')).toBeTruthy();
    expect(row('Amina Yusuf').textContent).toContain('Står inte i samtycket. Får inget exemplar.');
    expect(row('Anders Wik').textContent).toContain('Samtycket räcker inte till något i planen.');
    expect(within(row('Anders Wik')).queryByRole('button')).toBeNull();
    expect(within(row('Maria Sandell')).getByText('KOPIA')).toBeTruthy();
  });

  it('hands out nothing when the engine says no, and says why', async () => {
    const host = ingridHost();
    host.case_establish({ case: 'sip-1' });
    host.forbidden.set('handOut', { why: 'Samtycket är tillbakataget.', whatNow: 'Fråga om ett nytt ja.' });
    await showCase(SignAndPrint, host, 'sign');
    for (const name of ['Ingrid Bergvall', 'Karin Bergvall-Holm']) {
      expect(row(name).textContent).toContain('Samtycket är tillbakataget.');
      expect(within(row(name)).queryByRole('button')).toBeNull();
    }
  });

  it('tells every sheet that was handed out, and no version for those that have none', async () => {
    const host = ingridHost();
    host.case_establish({ case: 'sip-1' });
    for (const kind of ['summons', 'consent', 'information'] as const) host.print_save({ case: 'sip-1', kind, version: null, exemplar: 'copy', recipient: kind === 'summons' ? 'u-ht' : 'p1' });
    host.print_send({ sheet: { case: 'sip-1', kind: 'plan', version: 1, exemplar: 'copy', recipient: 'p3' }, printer: 'Reseskrivaren' });
    const { container } = await showCase(SignAndPrint, host, 'sign');
    const lines = within(screen.getByText('4 papper och filer har lämnats ut').closest('details') as HTMLElement).getAllByRole('listitem', { hidden: true }).map((li) => li.textContent ?? '');
    expect(lines.map((line) => line.replace(/21.oktober.*?13\.24/, '…'))).toEqual([
      'KALLELSEHemtjänst Norrby…fil, Maria Sandell', 'SAMTYCKEIngrid Bergvall…fil, Maria Sandell', 'INFORMATIONIngrid Bergvall…fil, Maria Sandell',
      'KOPIA 1Maria Sandell…Version 1, papper, Maria Sandell',
    ]);
    expect(await axeOf(container)).toEqual([]);
  }, 20_000);

  it('asks what the person understood, in the person\'s own words, and notes who asked', async () => {
    const host = ingridHost();
    host.case_establish({ case: 'sip-1' });
    const { case: c } = host.cases.get('sip-1')!;
    await showCase(SignAndPrint, host, 'sign');
    await click('Skriv svaret');
    const words = screen.getByLabelText('Ingrids egna ord');
    expect(document.activeElement).toBe(words);
    await fireEvent.input(words, { target: { value: 'Erik kommer två gånger i veckan.' } });
    await fireEvent.blur(words);
    await settle();
    await fireEvent.click(within(screen.getByRole('group', { name: 'Har Ingrid förstått?' })).getByLabelText('Ja'));
    await settle();
    expect(c.meeting.teachBack).toMatchObject({ understood: true, words: 'Erik kommer två gånger i veckan.', by: 'p3' });
    expect(c.meeting.teachBack?.at).toMatch(/^2026-10-21T/);
    expect(screen.queryByRole('button', { name: 'Skriv svaret' }), 'asked and answered').toBeNull();
    await fireEvent.click(within(screen.getByRole('group', { name: 'Har Ingrid förstått?' })).getByLabelText('Inte än'));
    await settle();
    expect(screen.getByText('Gå igenom det igen. Ta en sak i taget.')).toBeTruthy();
  });

  it('notes that SIP-kollen was offered and how, never an answer', async () => {
    const host = ingridHost();
    host.case_establish({ case: 'sip-1' });
    const { case: c } = host.cases.get('sip-1')!;
    Object.assign(c.sipKollen, { offered: null, how: null, answeredOnDevice: null });
    await showCase(SignAndPrint, host, 'sign');
    const card = within(screen.getByRole('region', { name: 'SIP-kollen' }));
    expect(card.getByText(/anonym.*Sveriges Kommuner och Regioner/)).toBeTruthy();
    expect(card.queryByLabelText(/Hur\?/)).toBeNull();
    await fireEvent.click(card.getByLabelText('Ingrid har fått frågan'));
    await settle();
    const how = card.getByLabelText('Hur?');
    await fireEvent.input(how, { target: { value: 'på papper' } });
    await fireEvent.blur(how);
    await settle();
    expect(c.sipKollen).toEqual({ offered: true, how: 'på papper', answeredOnDevice: null });
    expect(screen.queryByRole('link'), 'no link that somebody made up').toBeNull();
  });

  it('has a way also without a printer, and a draft before all is done', async () => {
    const host = ingridHost();
    host.printers = () => [];
    await showCase(SignAndPrint, host, 'sign');
    expect(screen.getByText(/Ingen skrivare hittas. Spara som PDF/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Skriv ut arbetsmaterial' })).toBeNull();
    await click('Spara arbetsmaterial som PDF');
    expect(host.seen.find((s) => s.name === 'print_save')?.request).toMatchObject({ exemplar: 'draft', recipient: null });
  });
});
