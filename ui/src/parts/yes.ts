// The responsible party's own yes: who may say it, and what is known of it without asking (rulings 16 and 22).
import { presenceOf, takesPart } from '../state/attendance';
import type { Committed, CommittedHow, Participant, Responsible, Unit } from '../wire';

type Answering = Partial<Responsible> | null | undefined;

/** The ways of the case file, each with the key of its words. */
export const ways: { value: CommittedHow; key: string }[] = [
  { value: `på mötet`, key: 'meeting' },
  { value: 'per telefon', key: 'phone' },
  { value: 'vid annan dator', key: 'elsewhere' },
  { value: 'skriftligt', key: 'writing' },
];

/** The people of the party. */
function peopleOf(r: Answering, people: Participant[]): Participant[] {
  if (r?.unitId) return people.filter((p) => p.unitId === r.unitId || p.id === r.participantId);
  if (r?.participantId) return people.filter((p) => p.id === r.participantId);
  return r?.authority === 'enskild' ? people.filter((p) => p.role === 'enskild') : [];
}

/** Everyone whose yes it can be: the one who answers for it, the others of the unit, and the unit itself. */
export function sayers(r: Answering, people: Participant[], units: Unit[]): { value: string; label: string }[] {
  const unit = units.find((u) => u.id === r?.unitId);
  return [...peopleOf(r, people), ...(unit ? [unit] : [])].map((one) => ({ value: one.id, label: one.name ?? '' }));
}

/** Somebody of the party takes part in the meeting. */
export function inTheRoom(r: Answering, people: Participant[]): boolean {
  return peopleOf(r, people).some(takesPart);
}

/** The yes as it is said at the table: only when the one who says it takes part, and there is no doubt who that is. */
export function yesNow(r: Answering, people: Participant[], at: string): Committed | null {
  const own = peopleOf(r, people).filter((p) => (r?.participantId ? p.id === r.participantId : takesPart(p)));
  const [one] = own;
  if (!one || own.length > 1 || !takesPart(one)) return null;
  return { at, by: one.id, how: presenceOf(one) === 'phone' ? 'per telefon' : `på mötet` };
}
