// Who may answer for an insats: a person, a unit without a named person, or a huvudman. One list, grouped by kind.
import { presenceOf } from '../state/attendance';
import { t } from '../text';
import type { Participant, Responsible, ResponsibleAuthority, Unit } from '../wire';
import { authorityOf } from './authority';

export interface Who { authority: ResponsibleAuthority; unitId: string | null; participantId: string | null }
export interface WhoOption { value: string; label: string; group: string; who: Who }

const kinds: ResponsibleAuthority[] = ['enskild', 'närstående', 'kommun', 'region', 'annan'];
const bare: Partial<Record<ResponsibleAuthority, string>> = {
  närstående: 'who-near',
  kommun: 'who-kommun',
  region: 'who-region',
  annan: 'who-other',
};
const groupKeys: Record<ResponsibleAuthority, string> = {
  enskild: 'authority-own',
  närstående: 'authority-near',
  kommun: 'authority-municipality',
  region: 'authority-region',
  annan: 'authority-other',
};

/** Every answer to "Vem gör det", the person first. */
export function whoOptions(people: Participant[], units: Unit[]): WhoOption[] {
  return kinds.flatMap((kind) => {
    const group = t(groupKeys[kind]);
    const persons = people
      .filter((p) => authorityOf(p, units) === kind)
      .map((p) => ({
        value: `p:${p.id}`, group, label: p.role && kind !== 'enskild' ? `${p.name ?? ''}, ${p.role}` : (p.name ?? ''),
        who: { authority: kind, unitId: p.unitId ?? null, participantId: p.id },
      }));
    const places = units
      .filter((u) => (u.authority ?? 'annan') === kind)
      .map((u) => ({ value: `u:${u.id}`, group, label: t('who-unit', { unit: u.name ?? '' }), who: { authority: kind, unitId: u.id, participantId: null } }));
    const key = bare[kind];
    const alone = key ? [{ value: `a:${kind}`, group, label: t(key), who: { authority: kind, unitId: null, participantId: null } }] : [];
    return [...persons, ...places, ...alone];
  });
}

/** Which option a stored answer is. */
export function whoValue(r: Partial<Responsible> | null | undefined): string | null {
  if (r?.participantId) return `p:${r.participantId}`;
  if (r?.unitId) return `u:${r.unitId}`;
  return r?.authority ? `a:${r.authority}` : null;
}

/** The name to show for who answers for it. Empty when nobody is chosen. */
export function whoName(r: Partial<Responsible> | null | undefined, people: Participant[], units: Unit[]): string {
  if (r?.participantId) return people.find((p) => p.id === r.participantId)?.name ?? '';
  if (r?.unitId) return units.find((u) => u.id === r.unitId)?.name ?? '';
  const key = r?.authority ? bare[r.authority] : undefined;
  return key ? t(key) : r?.authority === 'enskild' ? (people.find((p) => p.role === 'enskild')?.name ?? t('authority-own')) : '';
}

/** A unit as it is said at the table: "Ortopedkliniken, Exempelsjukhuset" is Ortopedkliniken. */
export function spoken(name: string): string {
  return name.split(', ')[0] ?? name;
}

/** The name of a unit or a participant. */
export function partyName(id: string | null | undefined, people: Participant[], units: Unit[]): string {
  return people.find((p) => p.id === id)?.name ?? units.find((u) => u.id === id)?.name ?? '';
}

/** Somebody of this party is written down as taking part, and not as absent. */
export function isHere(who: Who, people: Participant[]): boolean {
  const here = people.filter((p) => presenceOf(p) !== 'absent');
  if (who.participantId) return here.some((p) => p.id === who.participantId);
  return who.unitId ? here.some((p) => p.unitId === who.unitId) : true;
}

/** The telephone, wherever it is kept: while the identity is protected, that of somebody of no unit is the unit's own. */
export function phoneOf(person: Participant | null | undefined): string | null {
  return person?.phone ?? person?.privatePhone ?? null;
}
