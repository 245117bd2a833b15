// The steps of the meeting, as the guideline orders them and the case file names them.
import type { OpenCase } from '../../state/case.svelte';
import { live } from '../../state/pointer';
import type { AgendaStep, Case } from '../../wire';

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

/** Everything that is a fact when the meeting begins. What is there already stays as it is. */
export async function begin(open: OpenCase, at: string): Promise<void> {
  const { meeting, summons } = open.case;
  const missing = agenda(open.case).filter((line) => !line.item);
  await open.set('/meeting/startedAt', at);
  await open.set('/meeting/offline', true);
  if (!meeting.place && summons.place) await open.set('/meeting/place', summons.place);
  for (const { step } of missing) await open.add('/meeting/agenda', { step, done: false });
}
