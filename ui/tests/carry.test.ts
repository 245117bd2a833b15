import { cleanup, fireEvent, screen, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { awaited, deviations } from '../src/state/carry';
import CarryOut from '../src/views/step4/CarryOut.svelte';
import { caseOf, choose, click, laterHost, pick, sent, sets, type, write } from './process';
import { settle, showCase } from './render';

afterEach(cleanup);
const insats = (host: ReturnType<typeof laterHost>, id: string) => caseOf(host).plan.goals.flatMap((g) => g.insatser).find((i) => i.id === id)!;
const row = (text: RegExp) => screen.getAllByText(text).map((n) => n.closest('li')).find((li) => li?.querySelector('input[type=radio]')) as HTMLElement;
const send = async (form: HTMLElement) => {
  await fireEvent.submit(form);
  await settle();
};

describe('Genomföra', () => {
  it('tells how it goes, by the word of each insats', async () => {
    const host = laterHost('2026-11-12');
    await showCase(CarryOut, host, 'carry');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Så går det');
    expect(screen.getByText(/Maria Sandell är samordnare och håller ihop planen, men ansvarar inte för andras insatser/)).toBeTruthy();
    await choose('Klar', row(/^Rollator|^Prova ut/));
    expect(sets(host)).toEqual([{ path: '/plan/goals/g1/insatser/i2/status', value: 'klar' }]);
    expect(screen.getByText(/1 klar, 3 pågår och 10 planerade/)).toBeTruthy();
  });

  it('writes what went wrong to the samordnare, who sees to it in words', async () => {
    const host = laterHost('2026-11-12');
    await showCase(CarryOut, host, 'carry');
    expect(screen.queryByText('Det som inte gick som planerat')).toBeNull();
    await click(/^Något gick inte som planerat/, row(/^Träning hemma/));
    const form = screen.getByRole('form', { name: /Träning hemma/ });
    expect(within(form).getByText('Det går till samordnaren, Maria Sandell.')).toBeTruthy();
    await send(form);
    expect(within(form).getByText('Skriv vad som hände. Ett par ord räcker.')).toBeTruthy();
    await type(within(form).getByLabelText('Vad hände?'), 'Erik har varit sjuk.');
    await send(form);
    const [told] = insats(host, 'i1').deviations;
    expect(told).toMatchObject({ by: 'Maria Sandell', text: 'Erik har varit sjuk.' });
    expect(told?.at).toMatch(/^2026-11-12T/);
    expect(screen.getByText('1 att ta hand om')).toBeTruthy();

    await click(/^Klart, hanterat/);
    expect(told?.handledAt ?? null, 'not without a word of what was done').toBeNull();
    await write('Vad gör vi åt det?', 'En annan fysioterapeut kommer på måndag.');
    await click(/^Klart, hanterat/);
    expect(insats(host, 'i1').deviations[0]).toMatchObject({ handling: 'En annan fysioterapeut kommer på måndag.' });
    expect(insats(host, 'i1').deviations[0]?.handledAt).toMatch(/^2026-11-12T/);
    expect(screen.getByText('Allt är hanterat')).toBeTruthy();
    expect(screen.getByText('1 hanterad')).toBeTruthy();
  });

  it('marks an answer that is late by a word, and takes the answer as one change', async () => {
    const host = laterHost('2026-11-05');
    await showCase(CarryOut, host, 'carry');
    expect(screen.getAllByText('Försenat'), 'of two, one has passed').toHaveLength(1);
    expect(screen.getByText(/Johan Lindqvist svarar Ingrid och Maria, skulle ha kommit 30 oktober\./)).toBeTruthy();
    await click(/^Svaret har kommit Tillsyn/);
    const form = screen.getByRole('form', { name: 'Svaret om: Tillsyn en gång på natten' });
    await choose(/^Ja, det är beslutat/, form);
    await send(form);
    expect(sets(host), 'beslutad has a day and a decider').toEqual([]);
    await type(within(form).getByLabelText('Vilken dag beslutades det?'), '4 nov');
    await pick('Vem beslutade?', 'u-bi');
    await send(form);
    expect(sets(host)).toEqual([{ path: '/plan/goals/g2/insatser/i8', value: { decision: 'beslutad', decided: { at: '2026-11-04', by: 'u-bi' }, note: null } }]);
    expect(screen.queryByText(/Svaret har kommit Tillsyn/)).toBeNull();
  });

  it('writes a yes as the responsible party\'s own, and a no as a no', async () => {
    const host = laterHost('2026-11-05');
    await showCase(CarryOut, host, 'carry');
    await click(/^Svaret har kommit Tillsyn/);
    let form = screen.getByRole('form', { name: /Tillsyn/ });
    await choose(/^Ja, vi gör det/, form);
    await send(form);
    expect(within(form).getByText('Välj hur svaret kom.', { exact: false })).toBeTruthy();
    await choose('Per telefon', form);
    await send(form);
    expect(insats(host, 'i8')).toMatchObject({ decision: 'åtagen', committed: { by: 'p5', how: 'per telefon' } });
    await click(/^Svaret har kommit Räcke/);
    form = screen.getByRole('form', { name: /Räcke/ });
    await choose(/^Nej, det blir inte av/, form);
    await send(form);
    expect(insats(host, 'i5').decision, 'a no needs its words').toBe('kräver_utredning');
    await type(within(form).getByLabelText('Anteckning om svaret'), 'Avslag: trappan är gemensam.');
    await send(form);
    expect(insats(host, 'i5')).toMatchObject({ decision: 'föreslagen', status: 'inte gjord', note: 'Avslag: trappan är gemensam.' });
  });

  it('changes nothing while the plan is locked for signing', async () => {
    const host = laterHost('2026-11-05');
    host.cases.get('sip-1')!.locked!.establishedAt = null;
    await showCase(CarryOut, host, 'carry');
    expect((row(/^Träning hemma/).querySelector('input') as HTMLInputElement).disabled).toBe(true);
    expect(screen.queryByText(/^Svaret har kommit/)).toBeNull();
    expect(sent(host, 'case_set')).toEqual([]);
  });
});

describe('what is waited for', () => {
  it('comes in order, the handled after the open', () => {
    const c = caseOf(laterHost());
    expect(awaited(c, '2026-11-05').map((x) => [x.insats.id, x.overdue])).toEqual([['i8', true], ['i5', false]]);
    c.plan.goals[0]!.insatser[0]!.deviations = [
      { id: 'd1', at: '2026-11-03T09:00', text: 'andra' }, { id: 'd2', at: '2026-11-01T09:00', text: 'första' }, { id: 'd3', at: '2026-10-30T09:00', text: 'gjord', handledAt: '2026-10-31T09:00' },
    ] as never;
    const { waiting, handled } = deviations(c);
    expect([...waiting, ...handled].map((x) => x.deviation.text)).toEqual(['första', 'andra', 'gjord']);
  });
});

describe('the focus', () => {
  it('goes into a form that opens, and back when it closes', async () => {
    const host = laterHost('2026-11-05');
    await showCase(CarryOut, host, 'carry');
    await click(/^Svaret har kommit Tillsyn/);
    expect(document.activeElement?.closest('form')).toBeTruthy();
    await click('Avbryt', document.activeElement!.closest('form')!);
    expect(document.activeElement?.textContent).toContain('Svaret har kommit Tillsyn');
    await click(/^Något gick inte som planerat Jag gör/);
    expect(document.activeElement?.tagName).toBe('TEXTAREA');
  });
});
