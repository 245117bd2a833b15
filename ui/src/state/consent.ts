// The consent in words, and who stands in it. The excluded topics are never read here, so they cannot reach the sentence.
import { firstName, list, t } from '../text';
import { writeDate } from '../text/dates';
import type { Case, Participant, Party, Unit } from '../wire';
import { live } from './pointer';

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

/** The sentence that is read aloud, built from the fields. */
export function sentence(c: Case): string {
  const told = candidates(c).filter((who) => who.party);
  const name = (who: Candidate) => (who.person ? firstName(who.name) : who.name);
  const all = told.filter((who) => who.party?.topics === 'alla').map(name);
  const some = told.filter((who) => Array.isArray(who.party?.topics) && who.party.topics.length > 0);
  const parts = [t('sentence-yes')];
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
