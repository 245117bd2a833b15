// What is to be done in a case, by date.
import { live } from '../../src/state/pointer';
import type { Case, Todo } from '../../src/wire';
import type { Stored } from './base';
import { consentState, deadlines, endingOf, holds } from './reckon';

/** Everything that has to be done, the earliest first, what has no date last. */
export function todoOf(s: Stored, today: string, within: number | null): Todo[] {
  const c = s.case;
  if (s.handedTo) return [];
  const out: Todo[] = [];
  const name = c.person.protectedIdentity === 'ingen' ? c.person.name : null;
  const nameOf = (id: string | null | undefined) => c.meeting.participants.find((p) => p.id === id)?.name ?? c.units.find((u) => u.id === id)?.name ?? null;
  const add = (what: string, at: string | null | undefined, path: string, about: string | null = null, who: string | null = null) =>
    out.push({ case: c.planId ?? '', name, at: at ?? null, what, about, who, path, overdue: Boolean(at && at.slice(0, 10) < today) });
  const ending = endingOf(c);
  if (ending) {
    for (const one of live(ending.informed)) if (!one.at) add('inform', ending.at?.slice(0, 10), `/endings/${ending.id}/informed/${one.id}/at`, null, one.name ?? nameOf(one.party));
    return out;
  }
  before(c, today, within, add, nameOf);
  after(c, add, nameOf);
  if (holds(c, today)) add('consentEnds', c.consent.validTo, '/consent/validTo');
  const dated = out.filter((todo) => todo.at !== null || !['consentEnds', 'followUp', 'coordinatorEnds'].includes(todo.what));
  return dated.sort((a, b) => (a.at ?? '9').localeCompare(b.at ?? '9'));
}

type Add = (what: string, at: string | null | undefined, path: string, about?: string | null, who?: string | null) => void;
type NameOf = (id: string | null | undefined) => string | null;

function before(c: Case, today: string, within: number | null, add: Add, nameOf: NameOf): void {
  if (consentState(c, today) === 'reflecting' && c.consent.reflectionTime?.to) add('reflectionEnds', c.consent.reflectionTime.to, '/consent/reflectionTime/to');
  const summons = deadlines(c, today, within).find((d) => d.what === 'summons');
  if (summons && !c.summons.sentAt) add('summons', summons.working, '/summons/sentAt');
  if (c.summons.sentAt && !c.meeting.startedAt) {
    for (const r of live(c.summons.recipients).filter((r) => !r.answer && !r.acknowledgedAt)) {
      add('answer', c.summons.answerBy ?? c.summons.meetingAt, `/summons/recipients/${r.id}`, null, nameOf(r.unitId ?? r.participantId));
    }
  }
  if (c.summons.meetingAt && !c.meeting.endedAt) add('meeting', c.summons.meetingAt, '/summons/meetingAt');
}

function after(c: Case, add: Add, nameOf: NameOf): void {
  for (const goal of live(c.plan.goals)) {
    for (const insats of live(goal.insatser)) {
      const path = `/plan/goals/${goal.id}/insatser/${insats.id}`;
      const who = nameOf(insats.responsible?.participantId ?? insats.responsible?.unitId);
      if (insats.decision === 'kräver_utredning' && insats.feedback?.due) add('feedback', insats.feedback.due, `${path}/feedback`, insats.text, nameOf(insats.feedback.by));
      if (insats.due && !['klar', 'inte gjord'].includes(insats.status ?? '')) add('insatsDue', insats.due, `${path}/due`, insats.text, who);
      for (const d of live(insats.deviations).filter((d) => !d.handledAt)) add('deviation', d.at?.slice(0, 10), `${path}/deviations/${d.id}`, insats.text, nameOf(c.coordinator.participantId));
    }
  }
  add('followUp', c.followUp.at, '/followUp/at');
  add('coordinatorEnds', c.coordinator.until, '/coordinator/until', null, nameOf(c.coordinator.participantId));
}
