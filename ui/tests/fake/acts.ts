// The acts on a case: the yes, the kallelse, the follow-up, the ending. Nothing of them is deleted.
import type { Request } from '../../src/host/call';
import { live, valueAt } from '../../src/state/pointer';
import type { Case, Changed, EndingKind, FollowUpDecision } from '../../src/wire';
import { Base, refuse, type Stored } from './base';
import { newId } from './pointer';
import { acts, endingOf, holds } from './reckon';

export class Acts extends Base {
  /** The case, when the act is allowed. */
  protected may(id: string, act: string): Stored {
    const s = this.of(id);
    const told = acts(s, this.forbidden).find((a) => a.act === act);
    if (told && !told.allowed) refuse('notNow', 'act-not-allowed', told.why ?? '', told.whatNow ?? '');
    return s;
  }

  consent_confirm(r: Request<'consent_confirm'>): Changed {
    const s = this.may(r.case, 'confirm');
    const { consent, person } = s.case;
    consent.id ??= newId();
    consent.givenAt ??= this.clock();
    consent.toPlan ??= true;
    consent.toShareInformation ??= true;
    consent.validFrom ??= this.today;
    consent.givenBy ??= person.name;
    consent.documentedBy ??= this.user;
    s.case.need.offered.answer = 'ja';
    const id = this.append(consent.confirmations, {
      consent: consent.id, at: this.clock(), givenBy: consent.givenBy, form: consent.form, documentedBy: this.user, validTo: consent.validTo,
      covers: live(consent.covers).flatMap((topic) => topic.text ?? []),
      parties: live(consent.parties).map((p) => ({ id: newId(), unitId: p.unitId, participantId: p.participantId, topics: p.topics })),
    });
    return this.edited(s, id);
  }
  consent_withdraw(r: Request<'consent_withdraw'>): Changed {
    const s = this.may(r.case, 'withdraw');
    s.case.consent.withdrawnAt = this.clock();
    if (!endingOf(s.case)) this.#end(s, 'samtycke_återkallat', r.reason.trim());
    return this.edited(s);
  }
  consent_renew(r: Request<'consent_renew'>): Changed {
    const s = this.may(r.case, 'renew');
    const { consent } = s.case;
    const ending = endingOf(s.case);
    if (ending) Object.assign(ending, { reopenedAt: this.clock(), reopenedBy: this.user, reopenedReason: 'Nytt samtycke' });
    consent.earlier.push({
      id: consent.id ?? newId(), form: consent.form, givenBy: consent.givenBy, givenAt: consent.givenAt, documentedBy: consent.documentedBy,
      validFrom: consent.validFrom, validTo: consent.validTo, withdrawnAt: consent.withdrawnAt, covers: live(consent.covers).flatMap((topic) => topic.text ?? []),
    });
    Object.assign(consent, {
      id: newId(), form: null, givenBy: null, givenAt: null, documentedBy: null, reflectionTime: null, toPlan: null, toShareInformation: null,
      validFrom: null, validTo: null, confirmedAtMeeting: null, unable: null, withdrawnAt: null,
    });
    return this.edited(s);
  }
  case_summon(r: Request<'case_summon'>): Changed {
    const s = this.may(r.case, 'summon');
    const { summons } = s.case;
    if (!holds(s.case, this.today)) refuse('notNow', 'consent-missing', 'Samtycke saknas.', 'Fråga först, sedan kan du kalla.');
    const all = live(summons.recipients).flatMap((one) => one.unitId ?? one.participantId ?? []);
    if (all.length === 0) refuse('notNow', 'summons-needs-recipients', 'Ingen är vald än.', 'Välj vilka som ska kallas.', '/summons/recipients');
    // To those who have not got it yet; to all when all have.
    const left = all.filter((one) => !summons.sendings.some((sending) => sending.recipients.includes(one)));
    const recipients = left.length > 0 ? left : all;
    const id = this.append(summons.sendings, { at: this.clock(), by: this.user, recipients });
    summons.sentAt ??= this.clock();
    return this.edited(s, id);
  }

  case_close(r: Request<'case_close'>): Changed {
    const s = this.may(r.case, 'close');
    return this.edited(s, this.#end(s, r.kind, this.reason(r.reason)));
  }
  #end(s: Stored, kind: string, reason: string): string {
    const informed = toTell(s.case).map((party) => ({ id: newId(), party, name: null, at: null, how: null, struck: null }));
    return this.append(s.case.endings, { kind: kind as EndingKind, at: this.clock(), by: this.user, reason, informed, reopenedAt: null, reopenedBy: null, reopenedReason: null });
  }
  case_reopen(r: Request<'case_reopen'>): Changed {
    const s = this.may(r.case, 'reopen');
    const ending = endingOf(s.case);
    if (ending) Object.assign(ending, { reopenedAt: this.clock(), reopenedBy: this.user, reopenedReason: this.reason(r.reason) });
    return this.edited(s);
  }
  case_handover(r: Request<'case_handover'>): Changed {
    const s = this.may(r.case, 'handOver');
    if (!s.case.units.some((u) => u.id === r.to)) refuse('badInput', 'no-such-unit', 'Enheten finns inte i planen.', 'Välj en enhet.', 'to');
    const id = this.append(s.case.handovers, { from: s.case.documentingUnit, to: r.to, at: this.clock(), by: this.user, reason: r.reason.trim(), receivedAt: null, takenBackAt: null, takenBackReason: null });
    s.handedTo = s.case.documentingUnit = r.to;
    return this.edited(s, id);
  }
  case_take_back(r: Request<'case_take_back'>): Changed {
    const s = this.may(r.case, 'takeBack');
    const last = s.case.handovers.at(-1);
    if (last) Object.assign(last, { takenBackAt: this.clock(), takenBackReason: this.reason(r.reason) });
    s.case.documentingUnit = last?.from ?? null;
    s.handedTo = null;
    return this.edited(s);
  }
  case_takeover(r: Request<'case_takeover'>): Changed {
    const s = this.may(r.case, 'takeOver');
    const unit = (id: string) => s.case.meeting.participants.find((p) => p.id === id)?.unitId ?? null;
    if (!unit(r.from) || unit(r.from) !== unit(r.to)) refuse('badInput', 'not-same-unit', 'De två är inte av samma enhet.', 'Välj någon av samma enhet.', 'to');
    replace(s.case, r.from, r.to);
    return this.edited(s, this.append(s.case.takeovers, { from: r.from, to: r.to, at: this.clock(), by: this.user, reason: this.reason(r.reason) }));
  }
  case_correct(r: Request<'case_correct'>): Changed {
    const s = this.may(r.case, 'correct');
    const stood = valueAt(s.case, r.path);
    const original = stood === null || stood === undefined ? null : typeof stood === 'string' ? stood : JSON.stringify(stood);
    return this.edited(s, this.append(s.case.corrections, { at: this.clock(), field: r.path, original, words: this.reason(r.words), by: r.by, documentedBy: this.user }));
  }

  follow_up_decide(r: Request<'follow_up_decide'>): Changed {
    const s = this.may(r.case, 'followUp');
    const held = s.case.followUps.find((f) => f.id === r.followUp);
    if (!held) refuse('badInput', 'no-such-place', 'Uppföljningen finns inte.', 'Börja en ny.', 'followUp');
    if (r.decision === 'avsluta') this.#end(s, r.ending ?? '', this.reason(r.reason ?? ''));
    if (r.decision === 'fortsätt' && held.next) {
      Object.assign(s.case.followUp, { planned: true, at: held.next.at, place: held.next.place });
      s.case.coordinator.until = held.next.coordinatorUntil ?? s.case.coordinator.until;
    }
    if (r.decision === 'ändra') s.revising = s.locked !== null;
    Object.assign(held, { decision: r.decision as FollowUpDecision, decidedAt: this.clock(), decidedBy: this.user });
    return this.changed(['case', 'versions', 'cases']);
  }
}

/** Everyone who has to be told that a plan ended: who takes part, and units of the consent that nobody came from. */
function toTell(c: Case): string[] {
  const people = live(c.meeting.participants).filter((p) => p.role !== 'enskild');
  const units = live(c.consent.parties).flatMap((p) => p.unitId ?? []).filter((id) => !people.some((p) => p.unitId === id));
  return [...people.map((p) => p.id), ...units];
}

/** Every role and insats of one participant goes to another. */
function replace(c: Case, from: string, to: string): void {
  const swap = <K extends string>(holder: Partial<Record<K, string | null>> | null | undefined, ...keys: K[]) => {
    for (const key of keys) if (holder?.[key] === from) holder[key] = to;
  };
  swap(c.meeting.roles, 'chair', 'secretary', 'coordinator', 'convener', 'userOfApp');
  swap(c.coordinator, 'participantId');
  swap(c.plan, 'overallResponsible');
  swap(c.followUp, 'convener');
  swap(c.summons, 'convener');
  for (const contact of c.plan.ifItGetsWorseContacts) swap(contact, 'who');
  for (const insats of c.plan.goals.flatMap((g) => g.insatser)) {
    swap(insats.responsible, 'participantId');
    swap(insats.feedback, 'by');
  }
}
