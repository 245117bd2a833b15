// Who may be called: the parties of the consent, and whoever is called already.
import { candidates } from '../../state/consent';
import { live } from '../../state/pointer';
import type { Case, Participant, ProfileView, Recipient, Sending, SummonsKind, Unit } from '../../wire';

export interface Row {
  key: string;
  unitId: string | null;
  participantId: string | null;
  name: string;
  unit: Unit | null;
  person: Participant | null;
  /** The line of the kallelse, when it is ticked. */
  recipient: Recipient | null;
  inConsent: boolean;
  /** Stands in the consent, and was added after the last yes: nobody has said yes to it yet. */
  unasked: boolean;
  /** The unit that documents the case: it need not call itself. */
  own: boolean;
  kind: SummonsKind;
  insurance: boolean;
}

/** Kallelse to the kinds of units that the region names, inbjudan to everyone else; Försäkringskassan is always invited. */
export function proposedKind(unit: Unit | null, profile: ProfileView): SummonsKind {
  return unit && !isInsurance(unit) && profile.summonsKinds.includes(unit.kind ?? '') ? 'kallelse' : 'inbjudan';
}

/** The id by which a recipient stands in a sending and gets a sheet. */
export const idOf = (r: Pick<Recipient, 'unitId' | 'participantId'>): string => r.participantId ?? r.unitId ?? '';

export function rows(c: Case, profile: ProfileView, unasked: string[] = []): Row[] {
  const recipients = live(c.summons.recipients);
  const parties = candidates(c).filter((who) => who.party);
  const made: Row[] = parties.map((who) => ({
    ...who,
    key: who.unitId ?? who.participantId ?? '',
    recipient: recipients.find((r) => (who.unitId ? r.unitId === who.unitId && !r.participantId : r.participantId === who.participantId)) ?? null,
    inConsent: true,
    unasked: unasked.includes(`/consent/parties/${who.party?.id}`),
    own: who.unitId !== null && who.unitId === c.documentingUnit,
    kind: proposedKind(who.unit, profile),
    insurance: isInsurance(who.unit),
  }));
  const shown = new Set(made.flatMap((row) => row.recipient?.id ?? []));
  for (const recipient of recipients.filter((r) => !shown.has(r.id))) {
    const person = c.meeting.participants.find((p) => p.id === recipient.participantId) ?? null;
    const unit = c.units.find((u) => u.id === (recipient.unitId ?? person?.unitId)) ?? null;
    made.push({
      key: recipient.id, unitId: recipient.unitId, participantId: recipient.participantId, name: person?.name ?? unit?.name ?? '', unit, person, recipient,
      inConsent: parties.some((who) => (unit ? who.unitId === unit.id : who.participantId === recipient.participantId)),
      unasked: false, own: false, kind: proposedKind(unit, profile), insurance: isInsurance(unit),
    });
  }
  return made;
}

/** Those who have not acknowledged and must come, then the invited who have not, then those who answered. */
export function byAnswer(called: Row[]): Row[] {
  const rank = (row: Row) => (!isSilent(row) ? 2 : mustCome(row) ? 0 : 1);
  return [...called].sort((a, b) => rank(a) - rank(b));
}
export const isSilent = (row: Row): boolean => !row.recipient?.answer && !row.recipient?.acknowledgedAt;
/** Someone who is called has to come; whoever is invited may choose. */
export const mustCome = (row: Row): boolean => row.recipient?.kind === 'kallelse' && !row.insurance;

/** Recipients that no sending has reached. A file from elsewhere tells when it was sent, not to whom: then nobody is known to be left. */
export function notSent(called: Row[], c: Case): Row[] {
  const { sendings, sentAt } = c.summons;
  if (sendings.length === 0) return sentAt ? [] : called;
  const reached = new Set(sendings.flatMap((s) => s.recipients));
  return called.filter((row) => row.recipient && !reached.has(idOf(row.recipient)));
}

/** Whom a sending was new for; all of it when it was new for none. */
export function newIn(sendings: Sending[], at: number): string[] {
  const before = new Set(sendings.slice(0, at).flatMap((s) => s.recipients));
  const all = sendings[at]?.recipients ?? [];
  const fresh = all.filter((id) => !before.has(id));
  return fresh.length > 0 ? fresh : all;
}

/** Försäkringskassan may be invited and has no duty to come. */
function isInsurance(unit: Unit | null): boolean {
  return unit?.kind === 'forsakringskassan' || (unit?.name ?? '').toLocaleLowerCase('sv').startsWith('försäkringskassan');
}
