import { cleanup, fireEvent, screen, within } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import type { FakeHost } from './fake/host';
import { route } from '../src/state/route.svelte';
import Goals from '../src/views/step3/Goals.svelte';
import { blankHost, ingridHost, settle, showCase } from './render';

afterEach(cleanup);
const caseOf = (host: FakeHost) => host.cases.get('sip-1')!.case;
const goal = (host: FakeHost, n = 0) => caseOf(host).plan.goals[n]!;
const sets = (host: FakeHost) => host.seen.filter((s) => s.name === 'case_set').map((s) => s.request as { path: string; value: unknown });
const click = async (name: string | RegExp) => {
  await fireEvent.click(screen.getByRole('button', { name, hidden: true }));
  await settle();
};
const type = async (label: string, value: string) => {
  const field = screen.getByLabelText(label);
  await fireEvent.input(field, { target: { value } });
  await settle();
  return field;
};
const axeOf = async (node: Element) => (await axe.run(node, { rules: { 'color-contrast': { enabled: false } } })).violations.map((v) => v.id);

describe('Behov, mål och insatser', () => {
  it('shows the goal, its insatser and the disagreement, also with a row open', async () => {
    const { container } = await showCase(Goals, ingridHost(), 'goals');
    expect(screen.getAllByRole('tab')).toHaveLength(3);
    expect(within(screen.getByRole('tablist')).queryByRole('button'), 'Nytt mål stands outside').toBeNull();
    expect(screen.getByText('Jag vill kunna gå ut till växthuset själv igen.')).toBeTruthy();
    expect(screen.getByText('Svar senast 11 nov', { collapseWhitespace: true })).toBeTruthy();
    expect(screen.getByText('Korttidsboende under några veckor')).toBeTruthy();
    expect(await axeOf(container)).toEqual([]);
    await click(/Räcke vid yttertrappan/);
    expect(await axeOf(container)).toEqual([]);
  }, 30_000);

  it('leads on to Summera', async () => {
    await showCase(Goals, ingridHost(), 'goals');
    await click('Summera och bestämma');
    expect(route.place).toMatchObject({ part: 'summary' });
  });

  it('reads one line into vad, vem and när, and adds it as föreslagen', async () => {
    const host = ingridHost();
    await showCase(Goals, host, 'goals');
    const line = await type('Ny insats: vad, vem, när', 'Prova gåstavar, Erik, 17 nov');
    expect((screen.getByLabelText('Vem') as HTMLSelectElement).value).toBe('p:p7');
    expect((screen.getByLabelText('När') as HTMLInputElement).value).toBe('Senast 17 november');
    await fireEvent.keyDown(line, { key: 'Enter' });
    await settle();
    expect(goal(host).insatser.at(-1)).toMatchObject({
      text: 'Prova gåstavar', decision: 'föreslagen', due: '2026-11-17', responsible: { authority: 'kommun', unitId: 'u-rehab', participantId: 'p7' },
    });
    expect((line as HTMLInputElement).value, 'ready for the next').toBe('');
  });

  it('lets the answers be changed before the row is added', async () => {
    const host = ingridHost();
    await showCase(Goals, host, 'goals');
    await type('Ny insats: vad, vem, när', 'Prova gåstavar, Erik');
    await fireEvent.change(screen.getByLabelText('Vem'), { target: { value: 'p:p6' } });
    await type('När', 'i framtiden');
    await click('Lägg till');
    expect(goal(host).insatser, 'a time that was not understood is not thrown away').toHaveLength(5);
    await type('När', 'från i dag, varje vecka');
    await click('Lägg till');
    expect(goal(host).insatser.at(-1)).toMatchObject({ start: '2026-10-21', frequency: 'varje vecka', responsible: { participantId: 'p6' } });
  });

  it('sends beslutad as one change with its day and decider, and never without', async () => {
    const host = ingridHost();
    await showCase(Goals, host, 'goals');
    await click(/Träning hemma/);
    const row = screen.getByRole('button', { name: /Träning hemma/ }).closest('li') as HTMLElement;
    await fireEvent.click(within(row).getByLabelText('Beslutad'));
    await settle();
    expect(sets(host), 'nothing yet').toEqual([]);
    await click('Skriv in beslutet');
    expect(screen.getByText('Skriv vilken dag det beslutades.')).toBeTruthy();
    await type('Vilken dag beslutades det?', '20 okt');
    await fireEvent.change(screen.getByLabelText('Vem beslutade?'), { target: { value: 'u-bi' } });
    await click('Skriv in beslutet');
    expect(sets(host)).toEqual([{ case: 'sip-1', path: '/plan/goals/g1/insatser/i1', value: { decision: 'beslutad', decided: { at: '2026-10-20', by: 'u-bi' } } }]);
    await fireEvent.click(within(row).getByLabelText('Åtagen'));
    await settle();
    expect(sets(host).at(-1)?.value, 'a decision taken back leaves no day behind').toMatchObject({ decision: 'åtagen', decided: null });
  });

  it('asks who answers, to whom and when for what is utreds', async () => {
    const host = ingridHost();
    await showCase(Goals, host, 'goals');
    await click(/Jag gör mina övningar/);
    const row = screen.getByRole('button', { name: /Jag gör mina övningar/ }).closest('li') as HTMLElement;
    expect(within(row).getByText('Fråga den det gäller. Bara hens eget ja gör insatsen åtagen.')).toBeTruthy();
    await fireEvent.click(within(row).getByLabelText('Utreds'));
    await settle();
    await fireEvent.change(within(row).getByLabelText('Vem svarar?'), { target: { value: 'p7' } });
    await settle();
    await fireEvent.click(within(row).getByLabelText('Ingrid Bergvall'));
    await settle();
    expect(goal(host).insatser[2]).toMatchObject({ decision: 'kräver_utredning', feedback: { by: 'p7', to: ['p1'] } });
  });

  it('counts what is struck and puts it back', async () => {
    const host = ingridHost();
    await showCase(Goals, host, 'goals');
    await click(/Träning hemma/);
    await click('Stryk insatsen');
    await type('Varför stryks det?', 'Gick inte');
    await fireEvent.submit(screen.getByLabelText('Varför stryks det?').closest('form') as HTMLFormElement);
    await settle();
    expect(screen.queryByRole('button', { name: /Träning hemma/ })).toBeNull();
    await click('1 struken');
    await click(/Ta tillbaka: Träning hemma/);
    expect(sets(host).at(-1)).toMatchObject({ path: '/plan/goals/g1/insatser/i1/struck', value: null });
    expect(screen.getByRole('button', { name: /^Träning hemma/ })).toBeTruthy();
  });

  it('begins a goal with the words of the person, by key', async () => {
    const host = blankHost();
    const { container } = await showCase(Goals, host, 'goals');
    expect(await axeOf(container)).toEqual([]);
    await fireEvent.keyDown(window, { key: 'm', altKey: true });
    await settle();
    await type('Ingrids egna ord', 'Jag vill sova.');
    await fireEvent.submit(screen.getByLabelText('Ingrids egna ord').closest('form') as HTMLFormElement);
    await settle();
    expect(caseOf(host).plan.goals).toMatchObject([{ inPersonsWords: 'Jag vill sova.' }]);
    expect(screen.getByRole('tab').textContent).toContain('Sova');
    expect(screen.getByLabelText('Behov'), 'the rest is filled in at once').toBeTruthy();
  });

  it('writes down a disagreement with each one\'s own words', async () => {
    const host = blankHost();
    caseOf(host).plan.goals.push({ ...structuredClone(goal(ingridHost())) });
    const { container } = await showCase(Goals, host, 'goals');
    expect(screen.getByText('Ni är överens om allt hittills.')).toBeTruthy();
    await fireEvent.keyDown(window, { key: 'o', altKey: true });
    await settle();
    await type('Vad är ni inte överens om?', 'Nattillsyn');
    await fireEvent.submit(screen.getByLabelText('Vad är ni inte överens om?').closest('form') as HTMLFormElement);
    await settle();
    expect(caseOf(host).plan.dissent).toMatchObject([{ about: 'Nattillsyn' }]);
    await fireEvent.change(screen.getByLabelText('Vem tycker något?'), { target: { value: 'p1' } });
    await type('Vad säger hen?', 'Ingrid vill sova ostört.');
    await fireEvent.submit(screen.getByLabelText('Vad säger hen?').closest('form') as HTMLFormElement);
    await settle();
    expect(caseOf(host).plan.dissent[0]?.positions).toMatchObject([{ participantId: 'p1', text: 'Ingrid vill sova ostört.' }]);
    expect(await axeOf(container)).toEqual([]);
  }, 30_000);
});
