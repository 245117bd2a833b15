import { cleanup, render, screen, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { useDoor } from '../src/host/call';
import { passages } from '../src/state/corrections';
import { route, stepOf, type Part } from '../src/state/route.svelte';
import { session } from '../src/state/session.svelte';
import CaseShell from '../src/views/CaseShell.svelte';
import type { FakeHost } from './fake/host';
import { caseOf, choose, click, laterHost, pick, sent, submit, type } from './process';
import { settle } from './render';

afterEach(cleanup);

async function shell(host: FakeHost, part: Part = 'carry'): Promise<void> {
  useDoor(host.door);
  await session.load();
  route.open('sip-1', stepOf(part), part);
  render(CaseShell, { props: { id: 'sip-1' } });
  await settle();
}
const title = () => screen.getByRole('heading', { level: 1 }).textContent;

describe('when a plan ends', () => {
  it('closes from any step, with a kind and a reason, and lists who must be told', async () => {
    const host = laterHost();
    await shell(host, 'goals');
    await click('Mer om planen');
    await click('Avsluta planen av annan orsak', document.querySelector('dialog[open]'));
    await choose(/^Ingrid har avlidit/);
    expect(screen.getByLabelText('Vad behöver stå här? Till exempel vilken dag.')).toBeTruthy();
    await submit();
    expect(sent(host, 'case_close'), 'not without a reason').toEqual([]);
    await type(screen.getByLabelText('Vad behöver stå här? Till exempel vilken dag.'), 'Ingrid dog i söndags.');
    await submit();
    expect(sent(host, 'case_close')).toEqual([{ case: 'sip-1', kind: 'avliden', reason: 'Ingrid dog i söndags.' }]);
    expect(title()).toBe('Planen är avslutad');
    expect(screen.getByText('Ingrid har avlidit')).toBeTruthy();
    expect(screen.getByText('Ring hellre än att skriva till dem som stod Ingrid nära.')).toBeTruthy();
    const informed = caseOf(host).endings[0]!.informed;
    expect(informed.length).toBeGreaterThan(0);
    expect(screen.getAllByRole('button', { name: /^Har fått veta/ })).toHaveLength(informed.length);
  });

  it('notes when and how each one was told, and takes a slip back', async () => {
    const host = laterHost();
    host.case_close({ case: 'sip-1', kind: 'mål_nådda', reason: 'Det gick bra.' });
    const ending = caseOf(host).endings[0]!;
    ending.informed = [{ id: 'n1', party: 'p4', name: null, at: null, how: null, struck: null }, { id: 'n2', party: 'u-ort', name: null, at: null, how: null, struck: null }] as never;
    await shell(host, 'followup');
    expect(screen.getByText('0 av 2 har fått veta')).toBeTruthy();
    await click('Har fått veta Leila Haddad');
    expect(ending.informed[0]!.at, 'how is asked for first').toBeNull();
    await pick('Hur fick Leila Haddad veta?', 'Per telefon');
    await click('Har fått veta Leila Haddad');
    expect(caseOf(host).endings[0]!.informed[0]).toMatchObject({ how: 'Per telefon' });
    expect(caseOf(host).endings[0]!.informed[0]!.at).toMatch(/^2027-01-20T/);
    expect(screen.getByText('1 av 2 har fått veta')).toBeTruthy();
    await click('Ångra Leila Haddad');
    expect(caseOf(host).endings[0]!.informed[0]).toMatchObject({ at: null, how: null });
    await type(screen.getByLabelText('Någon mer som ska få veta'), 'Grannen Stig');
    await click('Lägg till');
    expect(caseOf(host).endings[0]!.informed.at(-1)).toMatchObject({ name: 'Grannen Stig' });
  });

  it('lets the plan be read, and opens it again with a reason', async () => {
    const host = laterHost();
    host.case_close({ case: 'sip-1', kind: 'behov_upphört', reason: 'Inget kvar.' });
    await shell(host, 'followup');
    await click('Läs planen');
    expect(title()).toBe('Följa upp');
    route.go('carry');
    await settle();
    expect(title()).toBe('Så går det');
    expect((document.querySelector('main input[type=radio]') as HTMLInputElement).disabled).toBe(true);
    await click('Visa avslutet');
    await click('Öppna planen igen');
    await submit();
    expect(sent(host, 'case_reopen')).toEqual([]);
    await type(screen.getByLabelText('Varför öppnas planen igen?'), 'Ingrid har ramlat.');
    await submit();
    expect(caseOf(host).endings[0]).toMatchObject({ reopenedReason: 'Ingrid har ramlat.' });
    expect(title()).toBe('Så går det');
  });

  it('turns the page when somebody goes to another step', async () => {
    const host = laterHost();
    host.case_close({ case: 'sip-1', kind: 'annat', reason: 'Flyttat.' });
    await shell(host, 'followup');
    expect(title()).toBe('Planen är avslutad');
    await click(/Så är det nu|Mötet/);
    expect(title()).not.toBe('Planen är avslutad');
  });

  it('asks for a new yes after a withdrawal, and offers no way around it', async () => {
    const host = laterHost();
    host.case_close({ case: 'sip-1', kind: 'samtycke_återkallat', reason: 'Ingrid ångrade sig.' });
    caseOf(host).consent.withdrawnAt = '2027-01-19T10:00';
    await shell(host, 'followup');
    expect(screen.queryByRole('button', { name: 'Öppna planen igen' })).toBeNull();
    expect(screen.getByText('Då behövs ett nytt ja från Ingrid. Det görs i steg 1.')).toBeTruthy();
    await click('Till samtycket');
    expect(route.place).toMatchObject({ part: 'consent' });
  });
});

describe('what somebody says is wrong', () => {
  it('stands beside the text, which stays', async () => {
    const host = laterHost();
    await shell(host, 'carry');
    await click(/^Det här stämmer inte i mål 1/);
    await submit();
    expect(screen.getByText('Välj vilken text det gäller.')).toBeTruthy();
    await pick('Vilken text gäller det?', '/plan/goals/g1/inPersonsWords');
    const dialog = document.querySelector('dialog[open]') as HTMLElement;
    expect(within(dialog).getByText('Jag vill kunna gå ut till växthuset själv igen.', { selector: 'blockquote', exact: false })).toBeTruthy();
    await type(screen.getByLabelText('Vad är det som inte stämmer?'), 'Det är till postlådan jag vill gå.');
    await pick('Vem säger det?', 'p1');
    await submit();
    expect(sent(host, 'case_correct')).toEqual([{ case: 'sip-1', path: '/plan/goals/g1/inPersonsWords', words: 'Det är till postlådan jag vill gå.', by: 'Ingrid Bergvall' }]);
    expect(caseOf(host).plan.goals[0]!.inPersonsWords, 'the original remains').toBe('Jag vill kunna gå ut till växthuset själv igen.');
    expect(screen.getByRole('heading', { name: 'Jag vill kunna gå ut till växthuset själv igen.' })).toBeTruthy();
    expect(screen.getAllByText('Det är till postlådan jag vill gå.'), 'beside it, and in the list').toHaveLength(2);
    expect(screen.getByText('Mål 1: egna ord')).toBeTruthy();
  });

  it('can be said by somebody who is not in the plan', async () => {
    const host = laterHost();
    await shell(host, 'followup');
    await click('Skriv en anteckning');
    await pick('Vilken text gäller det?', '/meeting/situation');
    await type(screen.getByLabelText('Vad är det som inte stämmer?'), 'Hon sover inte bra.');
    await pick('Vem säger det?', '+');
    await submit();
    expect(sent(host, 'case_correct')).toEqual([]);
    await type(screen.getByLabelText('Vad heter den som säger det?'), 'Stig Ek');
    await submit();
    expect(caseOf(host).corrections[0]).toMatchObject({ field: '/meeting/situation', by: 'Stig Ek', original: caseOf(host).meeting.situation });
  });

  it('names every text with words in it', () => {
    const all = passages(caseOf(laterHost()));
    expect(all.map((p) => p.label)).toContain('Så är det nu');
    expect(all.every((p) => p.text)).toBe(true);
    expect(new Set(all.map((p) => p.path)).size).toBe(all.length);
  });
});

describe('into whose hands it goes', () => {
  it('hands the plan to another unit, reads it only, and takes it back', async () => {
    const host = laterHost();
    await shell(host, 'carry');
    await click('Lämna till en annan enhet');
    expect(screen.getByLabelText('Vilken enhet?').textContent, 'not to the one that has it').not.toContain('Norrby vårdcentral');
    await submit();
    expect(sent(host, 'case_handover')).toEqual([]);
    await pick('Vilken enhet?', 'u-hsv');
    await type(screen.getByLabelText('Varför?'), 'De ser Ingrid varje dag.');
    await submit();
    expect(sent(host, 'case_handover')).toEqual([{ case: 'sip-1', to: 'u-hsv', reason: 'De ser Ingrid varje dag.' }]);
    expect(screen.getByText('Planen är lämnad till Hemsjukvården Norrby')).toBeTruthy();
    expect((document.querySelector('main input[type=radio]') as HTMLInputElement).disabled).toBe(true);
    await click('Ta tillbaka');
    await type(screen.getByLabelText('Varför?'), 'Blev fel enhet.');
    await submit();
    expect(sent(host, 'case_take_back')).toEqual([{ case: 'sip-1', reason: 'Blev fel enhet.' }]);
    expect(screen.queryByText('Planen är lämnad till Hemsjukvården Norrby')).toBeNull();
    expect(screen.getByText(/Tagen tillbaka/)).toBeTruthy();
  });

  it('lets a colleague of the same unit take over', async () => {
    const host = laterHost();
    await shell(host, 'carry');
    await click('En kollega tar över');
    await pick('Vem lämnar?', 'p6');
    const to = screen.getByLabelText('Vem tar över?') as HTMLSelectElement;
    expect([...to.options].map((o) => o.value), 'only of Kommunrehab').toEqual(['', 'p7', '+']);
    await pick('Vem tar över?', 'p7');
    await type(screen.getByLabelText('Varför?'), 'Sofie är ledig.');
    await submit();
    expect(sent(host, 'case_takeover')).toEqual([{ case: 'sip-1', from: 'p6', to: 'p7', reason: 'Sofie är ledig.' }]);
    expect(screen.getByText(/Erik Nyman tog över efter Sofie Åberg\. Sofie är ledig\./)).toBeTruthy();
  });

  it('says why an act cannot be done', async () => {
    const host = laterHost();
    host.forbidden.set('close', { why: 'Planen är låst för underskrift.', whatNow: 'Lås upp den först.' });
    await shell(host, 'carry');
    const end = screen.getAllByRole('button', { name: /Avsluta planen av annan orsak/ })[0] as HTMLButtonElement;
    expect(end.disabled).toBe(true);
    expect(screen.getByText('Planen är låst för underskrift. Lås upp den först.')).toBeTruthy();
  });
});
