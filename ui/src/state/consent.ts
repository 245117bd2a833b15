// The consent in words, and who stands in it. The excluded topics are never read here, so they cannot reach the sentence.
import { firstName, list, t } from '../text';
import { writeDate } from '../text/dates';
import type { Case, CaseView, Confirmation, Participant, Party, SetOne, Unit } from '../wire';
import { live } from './pointer';

/** How a yes can be said, as the case file writes it. */
export const UNABLE = 'kan inte ta ställning';
export const forms = [
  { value: 'muntligt', key: 'spoken' },
  { value: 'skriftligt', key: 'paper' },
  { value: 'per telefon', key: 'phone' },
  { value: UNABLE, key: 'unable' },
] as const;

/** Someone who may be told: a unit, or a person of no unit. */
export interface Candidate { unitId: string | null; participantId: string | null; name: string; unit: Unit | null; person: Participant | null; party: Party | null }

/** Everyone who can be ticked, with the line of the consent that ticks them. */
export function candidates(c: Case): Candidate[] {
  const parties = live(c.consent.parties);
  const units = live(c.units).map((unit) => ({
    unitId: unit.id, participantId: null, name: unit.name ?? '', unit, person: null,
    party: parties.find((p) => p.unitId === unit.id) ?? null,
  }));
  const people = live(c.meeting.participants)
    .filter((p) => p.role !== 'enskild' && !p.unitId)
    .map((person) => ({
      unitId: null, participantId: person.id, name: person.name ?? '', unit: null, person,
      party: parties.find((p) => p.participantId === person.id) ?? null,
    }));
  return [...units, ...people];
}

/** The person cannot take a position: nobody's yes, but a documented path. */
export const isUnable = (c: Case): boolean => c.consent.form === UNABLE;

/** The sentence that is read aloud, built from the fields. */
export function sentence(c: Case): string {
  return [t('sentence-yes'), telling(c)].join(' ');
}

/** Who is told of what, and until when. */
export function telling(c: Case): string {
  const told = candidates(c).filter((who) => who.party);
  const name = (who: Candidate) => (who.person ? firstName(who.name) : who.name);
  const all = told.filter((who) => who.party?.topics === 'alla').map(name);
  const some = told.filter((who) => Array.isArray(who.party?.topics) && who.party.topics.length > 0);
  const parts: string[] = [];
  if (all.length > 0) parts.push(t('sentence-all', { who: list(all) }));
  for (const who of some) parts.push(t('sentence-some', { who: name(who), topics: list((who.party?.topics as string[]).map(lower)) }));
  if (all.length + some.length === 0) parts.push(t('sentence-nobody'));
  if (c.consent.validTo) parts.push(t('sentence-until', { date: writeDate(c.consent.validTo, '', { year: true }) }));
  return parts.join(' ');
}

/** In the middle of a sentence a topic begins small, unless it is an abbreviation or a name in capitals. */
function lower(topic: string): string {
  return /^\p{Lu}\p{Ll}/u.test(topic) ? topic.charAt(0).toLocaleLowerCase('sv') + topic.slice(1) : topic;
}

/** The latest yes to the consent that stands there now. */
export function lastYes(c: Case): Confirmation | null {
  return c.consent.confirmations.findLast((yes) => yes.consent === c.consent.id) ?? null;
}

/** What has to be answered before a yes can be written down; null when nothing is. */
export function lacking(c: Case, today: string): 'form' | 'unable' | 'until' | 'passed' | null {
  const { form, unable, validTo } = c.consent;
  if (!form) return 'form';
  if (isUnable(c) && !(unable?.how && unable.professional && unable.at)) return 'unable';
  if (!validTo) return 'until';
  return validTo < today ? 'passed' : null;
}

/** The answers that follow from a yes and are still empty. What was ticked away stays away. */
export function fills(c: Case, givenBy: string): SetOne[] {
  const { consent, need } = c;
  const sets: SetOne[] = [];
  const empty = (value: unknown) => value === null || value === undefined || value === '';
  if (empty(consent.toPlan)) sets.push({ path: '/consent/toPlan', value: true });
  if (empty(consent.toShareInformation)) sets.push({ path: '/consent/toShareInformation', value: true });
  if (isUnable(c)) return sets;
  if (empty(consent.givenBy)) sets.push({ path: '/consent/givenBy', value: givenBy });
  if (!/^ja\b/i.test(need.offered.answer ?? '')) sets.push({ path: '/need/offered/answer', value: 'ja' });
  return sets;
}

/** Who says yes: the person, or for a child the guardians who have. */
export function whoSaysYes(c: Case, years: number | null): string {
  const yes = live(c.person.guardians).filter((g) => /^ja\b/i.test(g.answer ?? '') && !g.keptOut).flatMap((g) => g.name ?? []);
  return years !== null && years < 18 && yes.length > 0 ? list(yes) : (c.person.name ?? '');
}

/** What a party has promised to do in the plan: it must be talked about when the party goes. */
export function promises(c: Case, party: Pick<Party, 'unitId' | 'participantId'>): string[] {
  return live(c.plan.goals)
    .flatMap((goal) => live(goal.insatser))
    .filter(({ responsible: by }) => (party.unitId ? by?.unitId === party.unitId : Boolean(party.participantId) && by?.participantId === party.participantId))
    .flatMap((insats) => insats.text ?? []);
}

/** The name of whoever stood in a yes, also when they were struck since. */
export function nameOf(c: Case, party: { unitId?: string | null; participantId?: string | null }): string {
  const unit = c.units.find((u) => u.id === party.unitId)?.name;
  return unit ?? c.meeting.participants.find((p) => p.id === party.participantId)?.name ?? '';
}

const SOON = 30;

/** The consent holds, and not for long: the person is to be asked anew. Nobody is asked of a plan that is over. */
export function nearsItsEnd(view: CaseView): boolean {
  return view.state !== 'closed' && !view.handedTo && view.consentHolds && view.consentDaysLeft !== null && view.consentDaysLeft <= SOON;
}
