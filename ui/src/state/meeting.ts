// The five parts of the meeting and their minutes, after the Mötescirkel idea.
import { writeTime } from '../text/dates';
import type { Case } from '../wire';
import { live } from './pointer';

const USUAL = 75;
/** Inledning, Så är det nu, Mål och insatser, Summera, Skriva under: minutes of a meeting of 75. */
const shares = [10, 15, 30, 12, 8];
/** Which part each step of the agenda belongs to. */
const partOfStep: Record<string, number> = {
  presentationsrunda: 0, syfte_och_roller: 0, samtycke_och_sekretess: 0, nulage_av_den_enskilde: 1, det_som_fungerar: 1, behov_mal_insatser: 2,
  vad_var_och_en_bidrar_med: 2, sammanfattning_och_oenighet: 3, samordnare_och_huvudansvar: 3, uppfoljningstid: 3, alla_sager_hur_motet_var: 3,
  underskrifter_och_exemplar: 4, sip_kollen: 4,
};

export interface Plan { total: number; /** Minute when each part begins, and the end. */ edges: number[]; /** Minute of the break. */ pause: number | null }
export interface Time { /** Minutes since the start. */ at: number; /** Minutes left of the part; negative when it is over. */ left: number; over: boolean }

/** The parts of this meeting by minutes. */
export function planOf(c: Case): Plan {
  const total = c.summons.durationMinutes && c.summons.durationMinutes > 0 ? c.summons.durationMinutes : USUAL;
  const parts = sharesOf(c);
  const whole = parts.reduce((a, b) => a + b, 0);
  let sum = 0;
  const edges = [0, ...parts.map((minutes) => Math.round(((sum += minutes) / whole) * total))];
  const pause = breakAfter(live(c.person.adaptations).map((a) => a.text ?? ''));
  return { total, edges, pause: pause !== null && pause < total ? pause : null };
}

/** The minutes of the parts as the agenda has them, when it gives every part its time; else the usual ones. */
function sharesOf(c: Case): number[] {
  const own = [0, 0, 0, 0, 0];
  for (const item of live(c.meeting.agenda)) {
    const part = partOfStep[item.step ?? ''];
    if (part !== undefined) own[part] = (own[part] ?? 0) + (item.minutes ?? 0);
  }
  return own.every((minutes) => minutes > 0) ? own : shares;
}

/** "paus efter 40 minuter", as the adaptation says it. */
export function breakAfter(adaptations: string[]): number | null {
  for (const text of adaptations) {
    const found = /paus(?: efter| var| varje)? (\d{1,3}) min/i.exec(text);
    if (found) return Number(found[1]);
  }
  return null;
}

/** Minutes from one moment to another. */
export function minutesBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to.slice(0, 16)}:00Z`) - Date.parse(`${from.slice(0, 16)}:00Z`)) / 60_000);
}

/** The time so many minutes after the start: `13.45`. */
export function timeAfter(start: string, minutes: number): string {
  return writeTime(new Date(Date.parse(`${start.slice(0, 16)}:00Z`) + minutes * 60_000).toISOString());
}

/** Where the meeting is, in its part (0–4). Null when it has not begun, has ended, or was another day. */
export function timeIn(c: Case, part: number, now: string): Time | null {
  const { startedAt, endedAt } = c.meeting;
  if (!startedAt || endedAt || startedAt.slice(0, 10) !== now.slice(0, 10)) return null;
  const at = minutesBetween(startedAt, now);
  if (at < 0) return null;
  const plan = planOf(c);
  return { at, left: (plan.edges[part + 1] ?? plan.total) - at, over: at > plan.total };
}
