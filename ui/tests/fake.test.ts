// The host in memory keeps the contract that the screens are built on.
import { describe, expect, it } from 'vitest';
import { ingridHost } from './render';

const ask = async <T>(host: ReturnType<typeof ingridHost>, name: string, request: object = { case: 'sip-1' }) => (await host.door({ name: name as never, request })) as T;
const refusal = (host: ReturnType<typeof ingridHost>, name: string, request: object = { case: 'sip-1' }) => ask(host, name, request).then(() => null, (e: { message: string }) => e.message);

describe('the host in memory', () => {
  it('sets several fields or none', async () => {
    const host = ingridHost();
    host.refused.set('/meeting/form', 'Nej.');
    const { case: c } = host.cases.get('sip-1')!;
    const place = c.meeting.place;
    expect(await refusal(host, 'case_set_all', { case: 'sip-1', sets: [{ path: '/meeting/place', value: 'Annan' }, { path: '/meeting/form', value: 'digitalt' }] })).toBe('Nej.');
    expect(c.meeting.place).toBe(place);
  });

  it('ends a plan with everyone to tell, asks for it in Att göra, and opens it again', async () => {
    const host = ingridHost();
    await ask(host, 'case_close', { case: 'sip-1', kind: 'mål_nådda', reason: 'Klart' });
    const view = await ask<import('../src/wire').CaseView>(host, 'case_show');
    expect(view).toMatchObject({ state: 'closed', ending: view.case.endings[0]?.id });
    expect(view.todo.map((t) => t.what)).toEqual(view.case.endings[0]?.informed.map(() => 'inform'));
    expect(view.acts.filter((a) => a.allowed).map((a) => a.act)).toEqual(['withdraw', 'handOut', 'reopen', 'correct', 'inform']);
    expect(await refusal(host, 'case_lock')).toBe('Planen är avslutad.');
    await ask(host, 'case_reopen', { case: 'sip-1', reason: 'Fel' });
    expect(await ask(host, 'case_show')).toMatchObject({ state: 'draft', ending: null });
  });

  it('keeps what stood there when somebody thinks it is wrong', async () => {
    const host = ingridHost();
    await ask(host, 'case_correct', { case: 'sip-1', path: '/meeting/whatWorks', words: 'Det stämmer inte', by: 'Ingrid' });
    expect(host.cases.get('sip-1')!.case.corrections).toMatchObject([{ original: expect.stringContaining('Hemtjänsten kommer i tid'), words: 'Det stämmer inte', by: 'Ingrid', documentedBy: 'Maria Sandell' }]);
  });

  it('takes a consent back and renews it, and both stay', async () => {
    const host = ingridHost();
    await ask(host, 'consent_confirm');
    await ask(host, 'case_set', { case: 'sip-1', path: '/consent/covers/-', value: { text: 'Ekonomi' } });
    expect((await ask<{ consentUnasked: string[] }>(host, 'case_show')).consentUnasked).toHaveLength(1);
    await ask(host, 'consent_withdraw', { case: 'sip-1', reason: '' });
    expect(await ask(host, 'case_show')).toMatchObject({ consentState: 'withdrawn', state: 'closed', consentHolds: false, consentDaysLeft: null });
    await ask(host, 'consent_renew');
    const { case: c } = host.cases.get('sip-1')!;
    expect(c.consent).toMatchObject({ withdrawnAt: null, givenAt: null, earlier: [{ id: 'c1' }] });
    expect(await ask(host, 'case_show')).toMatchObject({ state: 'draft' });
  });

  it('refuses what a test forbids, in the words of the act', async () => {
    const host = ingridHost();
    host.forbidden.set('summon', { why: 'Behovet är inte skrivet.', whatNow: 'Skriv det först.' });
    expect(await refusal(host, 'case_summon')).toBe('Behovet är inte skrivet.');
    expect((await ask<{ acts: object[] }>(host, 'case_show')).acts).toContainEqual({ act: 'summon', allowed: false, why: 'Behovet är inte skrivet.', whatNow: 'Skriv det först.' });
  });

  it('lets a colleague take over, and another unit have it and give it back', async () => {
    const host = ingridHost();
    const { case: c } = host.cases.get('sip-1')!;
    await ask(host, 'case_takeover', { case: 'sip-1', from: 'p3', to: 'p9', reason: 'Ledig' });
    expect(c.coordinator.participantId).toBe('p9');
    await ask(host, 'case_handover', { case: 'sip-1', to: 'u-hsv', reason: '' });
    expect(await ask(host, 'case_show')).toMatchObject({ handedTo: 'u-hsv' });
    expect(await ask(host, 'todo_list', {})).toEqual([]);
    await ask(host, 'case_take_back', { case: 'sip-1', reason: 'Fel' });
    expect(c.documentingUnit).toBe('u-vc');
  });
});
