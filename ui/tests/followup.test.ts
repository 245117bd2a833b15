import { cleanup, fireEvent, screen, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { coordinatorUntil, left, nextVersion, planned, resultOf } from '../src/state/outcome';
import { route } from '../src/state/route.svelte';
import FollowUp from '../src/views/step5/FollowUp.svelte';
import { answered, begun, caseOf, choose, click, laterHost, sent, sets, submit, type, write } from './process';
import { settle, showCase } from './render';

afterEach(cleanup);
const goal = (host: ReturnType<typeof laterHost>, n = 0) => caseOf(host).plan.goals[n]!;
const now = (host: ReturnType<typeof laterHost>) => caseOf(host).followUps.at(-1)!;
const button = (name: RegExp) => screen.getByRole('button', { name }) as HTMLButtonElement;

describe('Följa upp', () => {
  it('begins where it was planned, with nobody ticked', async () => {
    const host = laterHost();
    await showCase(FollowUp, host, 'followup');
    expect(screen.getByText(/Uppföljningen är bokad 20 januari 2027 kl\. 13\.00, Ingrids hem\./)).toBeTruthy();
    expect(screen.getAllByText(/Svaret kom inte 30 oktober/), 'a promised answer that never came is told').toHaveLength(1);
    await click('Börja uppföljningen');
    expect(now(host)).toMatchObject({ place: 'Ingrids hem', present: [] });
    expect(now(host).at).toMatch(/^2027-01-20T\d\d:\d\d$/);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Hur har det gått?');
  });

  it('says why it cannot begin', async () => {
    const host = laterHost();
    host.forbidden.set('followUp', { why: 'Planen är inte upprättad.', whatNow: 'Skriv under den först.' });
    await showCase(FollowUp, host, 'followup');
    const begin = button(/Börja uppföljningen/);
    expect(begin.disabled).toBe(true);
    expect(document.getElementById(begin.getAttribute('aria-describedby')!)?.textContent).toBe('Planen är inte upprättad. Skriv under den först.');
  });

  it('writes a result as a line of this follow-up, and changes that line', async () => {
    const host = laterHost();
    begun(host);
    await showCase(FollowUp, host, 'followup');
    expect(screen.queryByLabelText('Vad kom emellan, eller vad fattas?')).toBeNull();
    await choose('Delvis');
    expect(sets(host)).toEqual([{ path: '/plan/goals/g1/results/-', value: { followUp: 'f1', result: 'delvis' } }]);
    const line = goal(host).results[0]!.id;
    await write('Vad kom emellan, eller vad fattas?', 'Halt på trappan.');
    await choose('Nått');
    expect(sets(host).slice(1)).toEqual([
      { path: `/plan/goals/g1/results/${line}/why`, value: 'Halt på trappan.' },
      { path: `/plan/goals/g1/results/${line}/result`, value: 'nått' },
    ]);
    expect(goal(host).results).toHaveLength(1);
    expect(screen.getAllByRole('tab')[0]!.textContent).toContain('Nått');
  });

  it('makes one line also when the words are left by a tap on the answer', async () => {
    const host = laterHost();
    begun(host);
    await showCase(FollowUp, host, 'followup');
    const words = screen.getByLabelText('Vad säger Ingrid i dag?');
    await type(words, 'Jag går ut varje dag.');
    void fireEvent.blur(words);
    await choose('Nått');
    expect(goal(host).results).toHaveLength(1);
    expect(goal(host).results[0]).toMatchObject({ followUp: 'f1', inPersonsWords: 'Jag går ut varje dag.', result: 'nått' });
    expect(screen.getByText('Jag vill kunna gå ut till växthuset själv igen.'), 'her words then stand beside').toBeTruthy();
    expect(goal(host).inPersonsWords, 'and are not touched').toBe('Jag vill kunna gå ut till växthuset själv igen.');
  });

  it('keeps her words as a draft until they are in the plan', async () => {
    const host = laterHost();
    begun(host);
    const { unmount } = await showCase(FollowUp, host, 'followup');
    await type(screen.getByLabelText('Vad säger Ingrid i dag?'), 'Jag');
    expect(host.cases.get('sip-1')!.drafts.concat()).toEqual([]);
    await new Promise((done) => setTimeout(done, 350));
    await settle();
    expect(host.cases.get('sip-1')!.drafts).toEqual([{ path: '/followUps/f1/results/g1/inPersonsWords', text: 'Jag' }]);
    unmount();
    await settle();
    expect(goal(host).results[0]).toMatchObject({ inPersonsWords: 'Jag' });
    expect(host.cases.get('sip-1')!.drafts).toEqual([]);
  });

  it('asks for each insats, with a comment, and tells of the answer that never came', async () => {
    const host = laterHost();
    begun(host);
    await showCase(FollowUp, host, 'followup');
    await fireEvent.click(screen.getAllByRole('tab')[1]!);
    await settle();
    const row = screen.getByText('Tillsyn en gång på natten', { selector: 'b' }).closest('li') as HTMLElement;
    expect(within(row).getByText('Svaret kom inte 30 oktober')).toBeTruthy();
    await choose('Inte gjort', row);
    await click(/^Kommentar/, row);
    await write('Kommentar: Tillsyn en gång på natten', 'Ingen har hört av sig.');
    expect(goal(host, 1).insatser[2]!.results).toMatchObject([{ followUp: 'f1', result: 'inte gjort', comment: 'Ingen har hört av sig.' }]);
  });

  it('decides nothing until everything has an answer, and says what is left', async () => {
    const host = laterHost();
    begun(host);
    answered(host, 'f1', ['g2', 'g3', 'i12']);
    await showCase(FollowUp, host, 'followup');
    expect(screen.getByText('Väljs när ni har gått igenom allt. 2 mål och 1 insats kvar.')).toBeTruthy();
    for (const name of [/Ändra planen/, /Fortsätt som nu/, /^Avsluta ?alla/]) expect(button(name).disabled, String(name)).toBe(true);
    await fireEvent.click(screen.getAllByRole('tab')[1]!);
    await settle();
    await choose('Inte än');
    expect(screen.getByText('Väljs när ni har gått igenom allt. 2 mål och 1 insats kvar.'), 'a goal that is not reached says why').toBeTruthy();
    await write('Vad kom emellan, eller vad fattas?', 'Ingen tillsyn på natten.');
    expect(screen.getByText('Väljs när ni har gått igenom allt. 1 mål och 1 insats kvar.')).toBeTruthy();
    await fireEvent.click(screen.getAllByRole('tab')[2]!);
    await settle();
    await choose('Nått');
    await choose('Gjort', screen.getByText('Läkemedelsgenomgång och blodprov', { selector: 'b' }).closest('li') as HTMLElement);
    expect(screen.getByText('Välj tillsammans med Ingrid.')).toBeTruthy();
    expect(button(/Ändra planen/).disabled).toBe(false);
  });

  it('goes on as now only with a new time and the samordnare\'s period', async () => {
    const host = laterHost();
    begun(host);
    answered(host);
    await showCase(FollowUp, host, 'followup');
    await click(/^Fortsätt som nu/);
    await submit();
    expect(screen.getByText(/Skriv dag och klockslag för nästa uppföljning/)).toBeTruthy();
    expect(sent(host, 'follow_up_decide')).toEqual([]);
    const dialog = document.querySelector('dialog[open]') as HTMLElement;
    await type(within(dialog).getByLabelText('Datum'), '21 april 2027');
    await type(within(dialog).getByLabelText('Klockan'), '13');
    await fireEvent.focusOut(within(dialog).getByLabelText('Klockan'));
    await settle();
    expect(screen.getByText(/Samtycket tar slut 31 januari, innan nästa möte/)).toBeTruthy();
    await submit();
    expect(screen.getByText(/Skriv hur länge samordnaren fortsätter/)).toBeTruthy();
    await write('Maria är samordnare till och med', '21 april 2027');
    await submit();
    expect(sent(host, 'follow_up_decide')).toEqual([{ case: 'sip-1', followUp: 'f1', decision: 'fortsätt', ending: null, reason: null }]);
    expect(now(host).next).toMatchObject({ at: '2027-04-21T13:00', place: 'Ingrids hem', coordinatorUntil: '2027-04-21' });
    expect(screen.getByText('Tidigare uppföljningar')).toBeTruthy();
  });

  it('opens the next version when the plan is to be changed', async () => {
    const host = laterHost();
    begun(host);
    answered(host);
    await showCase(FollowUp, host, 'followup');
    expect(button(/Ändra planen/).textContent).toContain('blir version 2');
    await click(/^Ändra planen/);
    await click('Till målen');
    expect(sent(host, 'follow_up_decide')).toEqual([{ case: 'sip-1', followUp: 'f1', decision: 'ändra', ending: null, reason: null }]);
    expect(route.place).toMatchObject({ part: 'goals' });
  });

  it('ends with a kind and a reason', async () => {
    const host = laterHost();
    begun(host);
    answered(host);
    await showCase(FollowUp, host, 'followup');
    await click(/^Avsluta ?alla/);
    await submit();
    expect(screen.getByText('Välj vad som har hänt.')).toBeTruthy();
    expect(sent(host, 'follow_up_decide')).toEqual([]);
    await choose(/^Målen är nådda/);
    await type(screen.getByLabelText('Vad har blivit bra?'), 'Ingrid går ut själv.');
    await submit();
    expect(sent(host, 'follow_up_decide')).toEqual([{ case: 'sip-1', followUp: 'f1', decision: 'avsluta', ending: 'mål_nådda', reason: 'Ingrid går ut själv.' }]);
  });

  it('shows earlier follow-ups, to be read', async () => {
    const host = laterHost();
    Object.assign(begun(host), { decision: 'fortsätt', decidedAt: '2027-01-20T14:00', decidedBy: 'Maria Sandell', whatWorked: 'Hemtjänsten kommer i tid.' });
    answered(host);
    goal(host).results[0]!.inPersonsWords = 'Jag går till postlådan.';
    await showCase(FollowUp, host, 'followup');
    expect(screen.getByText('Hemtjänsten kommer i tid.', { exact: false })).toBeTruthy();
    expect(screen.getByText('Jag går till postlådan.')).toBeTruthy();
    expect(screen.getByText('Nästa uppföljning'), 'another can begin').toBeTruthy();
  });

  it('works with one goal and with twelve', async () => {
    const host = laterHost();
    const goals = caseOf(host).plan.goals;
    while (goals.length < 12) goals.push({ ...structuredClone(goals[goals.length % 3]!), id: `x${goals.length}` });
    begun(host);
    await showCase(FollowUp, host, 'followup');
    expect(screen.getAllByRole('tab')).toHaveLength(12);
    cleanup();
    goals.splice(1);
    await showCase(FollowUp, host, 'followup');
    expect(screen.getAllByRole('tab')).toHaveLength(1);
  });
});

describe('what comes', () => {
  it('is the plan\'s own day, then the day that a follow-up set', () => {
    const host = laterHost();
    const c = caseOf(host);
    expect(planned(c)).toEqual({ at: '2027-01-20T13:00', place: 'Ingrids hem' });
    Object.assign(begun(host), { decision: 'fortsätt', next: { at: '2027-04-21T13:00', place: null, coordinatorUntil: '2027-04-21' } });
    c.followUps[0]!.at = '2027-01-20T13:02';
    expect(planned(c)).toEqual({ at: '2027-04-21T13:00', place: 'Ingrids hem' });
    expect(coordinatorUntil(c)).toBe('2027-04-21');
    Object.assign(begun(host, 'f2'), { at: '2027-04-21T13:05', decision: 'ändra' });
    expect(planned(c).at, 'held, and no other is booked').toBeNull();
    c.followUp.at = '2027-06-01T10:00';
    expect(planned(c).at).toBe('2027-06-01T10:00');
  });
});

describe('what is left', () => {
  it('counts neither what is struck nor another follow-up', () => {
    const host = laterHost();
    begun(host);
    answered(host, 'f0');
    const c = caseOf(host);
    expect(left(c, 'f1')).toEqual({ goals: 3, insatser: 14 });
    c.plan.goals[0]!.struck = { at: null, by: null, reason: 'Bytt' };
    expect(left(c, 'f1')).toEqual({ goals: 2, insatser: 9 });
    expect(left(c, 'f0')).toEqual({ goals: 0, insatser: 0 });
    expect(resultOf(c.plan.goals[1]!.results, 'f1')).toBeUndefined();
    expect(nextVersion(c)).toBe(2);
  });
});
