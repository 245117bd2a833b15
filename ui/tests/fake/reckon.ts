// What the engine reckons out of a case, as far as screens need it.
import type { ActView, Case, CaseView, ConflictCard, Confirmation, Deadline, Ending, FindingView, Participant } from '../../src/wire';
import { live } from '../../src/state/pointer';
import { addDays, daysBetween } from '../../src/text/dates';
import type { Reading, Stored } from './base';

/** The ending that holds. */
export function endingOf(c: Case): Ending | null {
  return c.endings.findLast((e) => !e.reopenedAt) ?? null;
}

export function stateOf(s: Stored): CaseView['state'] {
  if (endingOf(s.case) || s.case.consent.withdrawnAt) return 'closed';
  if (!s.locked || s.revising) return 'draft';
  return s.locked.establishedAt ? 'established' : 'locked';
}

export function consentState(c: Case, today: string): string {
  const { consent, need } = c;
  const answer = need.offered.answer ?? '';
  if (consent.withdrawnAt) return 'withdrawn';
  if (consent.form === 'kan inte ta ställning') {
    return !consent.unable?.how || !consent.unable.professional ? 'unableOpen' : over(c, today) ? 'expired' : 'unable';
  }
  if (consent.givenAt && consent.toPlan) return over(c, today) ? 'expired' : 'given';
  if (answer.startsWith('nej')) return 'declined';
  return answer.startsWith('betänketid') ? 'reflecting' : 'missing';
}
const over = (c: Case, today: string) => Boolean(c.consent.validTo && c.consent.validTo < today);

export const holds = (c: Case, today: string): boolean => ['given', 'unable'].includes(consentState(c, today));

/** The latest yes to this consent. */
export function confirmed(c: Case): Confirmation | null {
  return c.consent.confirmations.findLast((yes) => yes.consent === c.consent.id) ?? null;
}

/** What was added since the person last said yes. */
export function unasked(c: Case): string[] {
  const yes = confirmed(c);
  if (!yes) return [];
  const topics = live(c.consent.covers).filter((x) => x.text && !yes.covers.includes(x.text)).map((x) => `/consent/covers/${x.id}`);
  const parties = live(c.consent.parties)
    .filter((p) => {
      const then = yes.parties.find((q) => (p.unitId ? q.unitId === p.unitId : q.participantId === p.participantId))?.topics;
      if (!p.topics || then === 'alla') return false;
      return !then || p.topics === 'alla' || p.topics.some((topic) => !then.includes(topic));
    })
    .map((p) => `/consent/parties/${p.id}`);
  const later = yes.validTo && c.consent.validTo && c.consent.validTo > yes.validTo ? ['/consent/validTo'] : [];
  return [...topics, ...parties, ...later];
}

/** Weekends only: holidays are the engine's. */
function workingDay(day: string): string {
  const weekday = (((daysBetween('1970-01-05', day) % 7) + 7) % 7);
  return weekday > 4 ? addDays(day, 7 - weekday) : day;
}

export function deadlines(c: Case, today: string, within: number | null): Deadline[] {
  const out: Deadline[] = [];
  const ready = c.discharge?.readyForDischargeAt?.slice(0, 10);
  const summons = c.summons.deadline ?? (ready ? addDays(ready, 3) : null);
  const sent = c.summons.sentAt?.slice(0, 10);
  if (summons) out.push({ what: 'summons', on: summons, working: workingDay(summons), passed: (sent ?? today) > summons, source: 'Tre dagar efter utskrivningsklar, lag (2017:612) 4 kap. 3 §.' });
  const offered = c.need.offered.at?.slice(0, 10);
  if (offered && within) {
    const on = addDays(offered, within);
    const met = c.meeting.startedAt?.slice(0, 10);
    out.push({ what: 'meeting', on, working: workingDay(on), passed: (met ?? today) > on, source: `Mötet ska hållas inom ${within} dagar från frågan, enligt riktlinjen.` });
  }
  return out;
}

export function readers(people: Participant[], reading: Map<string, Reading>): CaseView['readers'] {
  return live(people).map((p) => ({ participant: p.id, ...(reading.get(p.id) ?? { reads: 'all', leftOut: 0 }) }));
}

export function findings(c: Case, chairRule = 'reason'): CaseView['findings'] {
  const found: CaseView['findings'] = [];
  const say = (code: string, severity: 'block' | 'reason' | 'warn', field: string, message: string, advice: string) =>
    found.push({ code, severity, field, message, advice, reason: c.reasons[code] ?? null });
  if (!c.plan.overallAuthority) say('overall-authority-missing', 'block', '/plan/overallAuthority', 'Vem har huvudansvaret för hela planen?', 'Välj en. Det går inte att skriva under utan det.');
  if (!c.consent.givenAt) say('consent-missing', 'block', '/consent', 'Samtycke saknas.', 'Fråga först, sedan kan du kalla.');
  if (!c.followUp.at && !c.followUp.reasonIfNone) say('follow-up-missing', 'reason', '/followUp/at', 'Tid för uppföljning saknas.', 'Boka en tid nu. Om ni inte ska följa upp: skriv varför.');
  if (c.meeting.roles.chair && c.meeting.roles.chair === c.meeting.roles.secretary) say('chair-is-secretary', chairRule === 'warn' ? 'warn' : 'reason', '/meeting/roles/secretary', 'Samma person leder och skriver.', 'Välj en annan, eller skriv varför.');
  return found;
}

/** A short fact that stands in two ways keeps the plan from being locked. */
export function contested(cards: ConflictCard[]): FindingView[] {
  return cards.map(({ path }) => ({
    code: 'contested', severity: 'block', field: path, message: 'Samma sak är skriven på två sätt. Inget är valt åt er.', advice: 'Läs båda och välj tillsammans.', reason: null,
  }) as FindingView);
}

const all = ['edit', 'confirm', 'withdraw', 'renew', 'summon', 'lock', 'unlock', 'establish', 'handOut', 'followUp', 'close', 'reopen', 'handOver', 'takeBack', 'takeOver', 'correct', 'inform', 'narrow'];
type No = { why: string; whatNow: string };
const closed: No = { why: 'Planen är avslutad.', whatNow: 'Öppna den igen först.' };
const open: No = { why: 'Planen är inte avslutad.', whatNow: 'Du behöver inte göra något.' };
const withdrawn: No = { why: 'Samtycket är tillbakataget.', whatNow: 'Fråga om ett nytt ja.' };

/** What can be done now. Everything, but for what the state of the case rules out and what a test forbids. */
export function acts(s: Stored, forbidden: Map<string, No>): ActView[] {
  return all.map((act) => {
    const told = forbidden.get(act) ?? refusal(act, s);
    return { act, allowed: !told, why: told?.why ?? null, whatNow: told?.whatNow ?? null };
  });
}

function refusal(act: string, s: Stored): No | null {
  const state = stateOf(s);
  const back = Boolean(s.case.consent.withdrawnAt);
  if (s.handedTo) return act === 'takeBack' ? null : { why: 'En annan enhet har planen nu.', whatNow: 'Ta tillbaka den först.' };
  if (act === 'takeBack') return { why: 'Planen är inte lämnad till någon annan.', whatNow: 'Du behöver inte göra något.' };
  if (!s.documents && ['confirm', 'renew', 'summon', 'lock', 'unlock', 'establish'].includes(act)) return { why: 'En annan enhet dokumenterar planen.', whatNow: 'Be dem göra det.' };
  if (act === 'renew') return back ? null : { why: 'Samtycket är inte tillbakataget.', whatNow: 'Du behöver inte göra något.' };
  if (act === 'reopen') return back ? withdrawn : state === 'closed' ? null : open;
  if (act === 'inform') return state === 'closed' ? null : open;
  if (act === 'narrow' && state !== 'closed') return null;
  if (act === 'withdraw' || act === 'handOut') return back ? withdrawn : null;
  if (act === 'correct' && state === 'closed') return null;
  if (back) return withdrawn;
  if (state === 'closed') return closed;
  if (act === 'unlock') return state === 'locked' ? null : { why: 'Planen är inte låst.', whatNow: 'Du behöver inte göra något.' };
  if (state === 'locked' && !['lock', 'establish'].includes(act)) return { why: 'Planen är låst för underskrift.', whatNow: 'Lås upp den först.' };
  return null;
}
