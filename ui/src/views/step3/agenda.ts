// The steps of the meeting, as the guideline orders them and the case file names them.
import { planOf } from '../../state/meeting';
import { live } from '../../state/pointer';
import type { AgendaStep, Case, SetOne } from '../../wire';

export const agendaSteps = [
  'presentationsrunda', 'syfte_och_roller', 'samtycke_och_sekretess', 'nulage_av_den_enskilde', 'det_som_fungerar', 'behov_mal_insatser',
  'vad_var_och_en_bidrar_med', 'sammanfattning_och_oenighet', 'samordnare_och_huvudansvar', 'uppfoljningstid', 'alla_sager_hur_motet_var',
  'underskrifter_och_exemplar', 'sip_kollen',
];

/** A line of the agenda: `item` is there when it stands in the plan. */
export interface Line { step: string; item: AgendaStep | null }

/** What stands in the plan, in its order; else the usual steps. A step that was struck stays away. */
export function agenda(c: Case): Line[] {
  const here = live(c.meeting.agenda).map((item) => ({ step: item.step ?? '', item }));
  const known = new Set(c.meeting.agenda.map((item) => item.step));
  const missing = agendaSteps.filter((step) => !known.has(step)).map((step) => ({ step, item: null }));
  if (here.length === 0) return missing;
  const order = (line: Line) => (agendaSteps.includes(line.step) ? agendaSteps.indexOf(line.step) : agendaSteps.length);
  return missing.length === 0 ? here : [...here, ...missing].sort((a, b) => order(a) - order(b));
}

/** Minutes of each usual step in a meeting of 75. */
const usual = [5, 2, 3, 10, 5, 20, 10, 4, 3, 3, 2, 6, 2];

/** A proposal of minutes for the usual steps, that together make the whole meeting. */
export function proposal(total: number): Record<string, number> {
  const sum = usual.reduce((a, b) => a + b, 0);
  let past = 0;
  let given = 0;
  return Object.fromEntries(agendaSteps.map((step, n) => {
    past += usual[n] ?? 0;
    const upTo = Math.round((past / sum) * total);
    const minutes = upTo - given;
    given = upTo;
    return [step, minutes];
  }));
}

/** The minutes of the agenda together. */
export function minutesOf(c: Case): number {
  return live(c.meeting.agenda).reduce((sum, item) => sum + (item.minutes ?? 0), 0);
}

/** What makes the agenda whole: the steps that are missing, each with its share of the time. */
export function agendaSets(c: Case): SetOne[] {
  const share = proposal(planOf(c).total);
  return agenda(c)
    .filter((line) => !line.item)
    .map(({ step }) => ({ path: '/meeting/agenda/-', value: { step, done: false, minutes: share[step] ?? null } }));
}

/** The same, and minutes for the steps that stand there without any. */
export function timeSets(c: Case): SetOne[] {
  const share = proposal(planOf(c).total);
  const bare = live(c.meeting.agenda).filter((item) => item.minutes === null || item.minutes === undefined);
  return [...bare.map((item) => ({ path: `/meeting/agenda/${item.id}/minutes`, value: share[item.step ?? ''] ?? null })), ...agendaSets(c)];
}

/** Everything that is a fact when the meeting begins, as one act. What is there already stays as it is. */
export function beginSets(c: Case, at: string): SetOne[] {
  const place = !c.meeting.place && c.summons.place ? [{ path: '/meeting/place', value: c.summons.place }] : [];
  return [{ path: '/meeting/startedAt', value: at }, { path: '/meeting/offline', value: true }, ...place, ...agendaSets(c)];
}
