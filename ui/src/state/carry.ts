// How it goes with what was agreed: answers that are waited for, and what did not go as planned.
import type { Case, Deviation, Insats } from '../wire';
import { insatserOf } from './summary';
import { live } from './pointer';

export interface Awaited { path: string; insats: Insats; due: string | null; overdue: boolean }
export interface Told { path: string; insats: Insats; deviation: Deviation }

const pathOf = (goal: string, insats: Insats): string => `/plan/goals/${goal}/insatser/${insats.id}`;

/** The answers that were promised and have not come, the earliest first. */
export function awaited(c: Case, today: string): Awaited[] {
  return insatserOf(c)
    .filter(({ insats }) => insats.decision === 'kräver_utredning')
    .map(({ goal, insats }) => {
      const due = insats.feedback?.due ?? null;
      return { path: pathOf(goal, insats), insats, due, overdue: due !== null && due < today };
    })
    .sort((a, b) => (a.due ?? '9').localeCompare(b.due ?? '9'));
}

/** The answer was promised by a day that has passed. */
export function missed(insats: Insats, today: string): string | null {
  const due = insats.decision === 'kräver_utredning' ? insats.feedback?.due : null;
  return due && due < today ? due : null;
}

/** What did not go as planned: what the samordnare has not seen to first, the oldest of it on top. */
export function deviations(c: Case): { waiting: Told[]; handled: Told[] } {
  const all = insatserOf(c)
    .flatMap(({ goal, insats }) => live(insats.deviations).map((deviation) => ({ path: `${pathOf(goal, insats)}/deviations/${deviation.id}`, insats, deviation })))
    .sort((a, b) => (a.deviation.at ?? '').localeCompare(b.deviation.at ?? ''));
  return {
    waiting: all.filter((x) => !x.deviation.handledAt),
    handled: all.filter((x) => x.deviation.handledAt).reverse(),
  };
}

/** How many insatser stand at each word. What nobody has said anything of is planned. */
export function tally(c: Case): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { insats } of insatserOf(c)) {
    const status = insats.status ?? 'planerad';
    counts[status] = (counts[status] ?? 0) + 1;
  }
  return counts;
}
