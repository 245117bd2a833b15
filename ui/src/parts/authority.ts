// Which kind of party someone is: decides the mark and the avatar.
import type { Participant, ResponsibleAuthority, Unit } from '../wire';

export type Authority = ResponsibleAuthority;

/** The kind of a participant: by the unit, else by the role. */
export function authorityOf(person: Participant, units: Unit[]): Authority {
  if (person.role === 'enskild') return 'enskild';
  const unit = units.find((u) => u.id === person.unitId);
  if (unit?.authority) return unit.authority;
  return person.unitId ? 'annan' : 'närstående';
}

/** Kinds of units, as the case file writes them. */
export const unitKinds = ['vardcentral', 'slutenvard', 'psykiatri', 'kommunal_hsl', 'socialtjanst', 'skola', 'forsakringskassan', 'annan'] as const;
