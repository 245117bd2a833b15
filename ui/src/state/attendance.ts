// Who is here, read from the words of the case file. What people wrote stands as it is; these are only its kinds.
import type { Case, Participant, Unit } from '../wire';
import { live } from './pointer';

export type Presence = 'here' | 'phone' | 'absent';
/** The words that the three answers write. */
export const attendanceWords: Record<Presence, string> = { here: 'närvarande', phone: 'per telefon', absent: 'inte med' };

/** How words begin, the same as the engine and the paper read them. */
const begins: [Presence, RegExp][] = [
  ['absent', /^(?:var )?(?:uteb|inte |ej |frånvar|deltog (?:inte|ej)|deltar inte|kom (?:inte|aldrig)|kommer (?:inte|ej))/],
  ['phone', /^(?:(?:per|på|via) )?(?:telefon|video|länk|distans)|^(?:ringer|uppringd)/],
  ['here', /^(?:närvarande|på plats|här\b|med\b|deltog|kom |ja\b)/],
];

/** The kind of the words; null when nothing is said, or nothing that tells. */
export function presenceOf(person: Pick<Participant, 'attendance'>): Presence | null {
  const words = (person.attendance ?? '').trim().toLocaleLowerCase('sv');
  return begins.find(([, how]) => how.test(words))?.[0] ?? null;
}

/** More is said than one of the answers: free words of an import, or of the secretary. */
export function ownWords(person: Pick<Participant, 'attendance'>): boolean {
  return Boolean(person.attendance && !Object.values(attendanceWords).includes(person.attendance));
}

/** In the room or on the line. Not marked yet is not here yet. */
export function takesPart(person: Pick<Participant, 'attendance'>): boolean {
  return ['here', 'phone'].includes(presenceOf(person) ?? '');
}

/** Försäkringskassan and others beside region and kommun may be invited and have no duty to come. */
export function free(unit: Unit | null | undefined): boolean {
  return unit?.authority === 'annan' || unit?.kind === 'myndighet' || unit?.kind === 'forsakringskassan';
}

/** The unit was called, and has a duty to come. */
export function isCalled(c: Case, unit: Unit | null | undefined): boolean {
  return Boolean(unit && !free(unit) && live(c.summons.recipients).some((r) => r.unitId === unit.id && r.kind === 'kallelse'));
}

/** Units that were called or invited and that nobody in the list is of. */
export function unitsWithoutAnyone(c: Case): Unit[] {
  const asked = live(c.summons.recipients).map((r) => r.unitId);
  return live(c.units).filter((unit) => asked.includes(unit.id) && !live(c.meeting.participants).some((p) => p.unitId === unit.id));
}
