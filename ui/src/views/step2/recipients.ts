// Who may be called: the parties of the consent, and whoever is called already.
import { candidates } from '../../state/consent';
import { live } from '../../state/pointer';
import type { Case, Participant, ProfileView, Recipient, SummonsKind, Unit } from '../../wire';

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
  /** The unit that documents the case: it need not call itself. */
  own: boolean;
  kind: SummonsKind;
  insurance: boolean;
}

/** Kallelse to those who must come by the region's rules, inbjudan to everyone else. */
export function proposedKind(unit: Unit | null, profile: ProfileView): SummonsKind {
  const duty = unit && (unit.authority === 'region' || unit.authority === 'kommun') && profile.summonsKinds.includes(unit.kind ?? '');
  return duty ? 'kallelse' : 'inbjudan';
}

export function rows(c: Case, profile: ProfileView): Row[] {
  const recipients = live(c.summons.recipients);
  const parties = candidates(c).filter((who) => who.party);
  const made: Row[] = parties.map((who) => ({
    ...who,
    key: who.unitId ?? who.participantId ?? '',
    recipient: recipients.find((r) => (who.unitId ? r.unitId === who.unitId && !r.participantId : r.participantId === who.participantId)) ?? null,
    inConsent: true,
    own: who.unitId !== null && who.unitId === c.documentingUnit,
    kind: proposedKind(who.unit, profile),
    insurance: insurance(who.unit),
  }));
  const shown = new Set(made.flatMap((row) => row.recipient?.id ?? []));
  for (const recipient of recipients.filter((r) => !shown.has(r.id))) {
    const person = c.meeting.participants.find((p) => p.id === recipient.participantId) ?? null;
    const unit = c.units.find((u) => u.id === (recipient.unitId ?? person?.unitId)) ?? null;
    made.push({
      key: recipient.id, unitId: recipient.unitId, participantId: recipient.participantId, name: person?.name ?? unit?.name ?? '', unit, person, recipient,
      inConsent: parties.some((who) => (unit ? who.unitId === unit.id : who.participantId === recipient.participantId)),
      own: false, kind: proposedKind(unit, profile), insurance: insurance(unit),
    });
  }
  return made;
}

/** Försäkringskassan may be invited and has no duty to come. */
function insurance(unit: Unit | null): boolean {
  return unit?.kind === 'forsakringskassan' || (unit?.name ?? '').toLocaleLowerCase('sv').startsWith('försäkringskassan');
}
