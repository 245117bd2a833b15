// A host in memory, for tests and for looking at screens in a browser. It keeps the contract of the wire,
// not the rules of the engine: findings, locking and printing are only as true as a screen needs.
import type { Door, Request } from '../../src/host/call';
import type { Case, CaseRow, CaseView, Changed, ProfileChoice, ProfileView, Session, Todo } from '../../src/wire';
import { daysBetween } from '../../src/text/dates';
import { refuse } from './base';
import { newId } from './pointer';
import { acts, consentState, contested, deadlines, endingOf, findings, holds, readers, stateOf, unasked } from './reckon';
import { blank, whole } from './seed';
import { Sharing } from './sharing';
import { todoOf } from './todo';

interface Profile { name: string; title: string; chairIsSecretary: string; summonsKinds: string[]; meetingWithinDays: number | null; terms?: Record<string, string> }
const profiles = Object.values(import.meta.glob<Profile>('../../../assets/profiles/*.json', { import: 'default', eager: true }));
const profileOf = (c: Case): Profile | undefined => profiles.find((p) => p.name === c.regionProfile) ?? profiles.find((p) => p.name === 'neutral');

export class FakeHost extends Sharing {
  door: Door = async ({ name, request }) => {
    this.seen.push({ name, request });
    await Promise.resolve();
    const answer = (this[name as keyof this] as unknown as (r: unknown) => unknown).call(this, structuredClone(request));
    return structuredClone(answer);
  };

  session(): Session {
    return {
      folder: this.folder, keyring: this.keyring, users: this.folder === 'empty' ? [] : [this.user, ...this.colleagues], user: this.folder === 'open' ? this.user : null,
      unit: this.folder === 'empty' ? null : { name: 'Norrby vårdcentral', authority: 'region', hsaId: null }, today: this.today, program: '0.1.0',
    };
  }
  init(r: Request<'init'>) {
    this.folder = 'open';
    this.user = r.user;
    this.pin = r.pin;
    return { recoveryCode: 'K7QF-2M9D-TX4R-8HWN-VB3C-6PJY' };
  }
  unlock(r: Request<'unlock'>) {
    if (r.pin !== this.pin) refuse('locked', 'pin-wrong', 'Koden stämde inte.', 'Försök igen.', 'pin');
    this.folder = 'open';
    return this.session();
  }
  lock() {
    this.folder = 'locked';
    return this.session();
  }
  case_list(): CaseRow[] {
    return [...this.cases.entries()].map(([id, s]) => {
      const ending = endingOf(s.case)?.kind ?? null;
      const hidden = s.case.person.protectedIdentity !== 'ingen';
      const nameless = hidden || ending === 'fel_person';
      const born = s.case.person.birthDate;
      return {
        id, name: nameless ? null : s.case.person.name, age: nameless || !born ? null : Number(this.today.slice(0, 4)) - Number(born.slice(0, 4)),
        place: nameless ? null : (s.case.person.municipality ?? '').replace(' kommun', '') || null, protected: hidden, step: s.step,
        next: ending || s.handedTo ? null : s.next, state: stateOf(s), version: s.locked?.establishedAt ? s.locked.version : null, onlyHere: s.onlyHere,
        ending, handedOver: s.handedTo !== null, lies: this.liesOf(s), conflicts: s.cards.length,
      };
    });
  }
  todo_list(): Todo[] {
    const all = [...this.cases.values()].flatMap((s) => todoOf(s, this.today, profileOf(s.case)?.meetingWithinDays ?? null));
    return all.sort((a, b) => (a.at ?? '9').localeCompare(b.at ?? '9'));
  }
  profile_list(): ProfileChoice[] {
    return profiles.map(({ name, title }) => ({ name, title }));
  }
  number_check(r: Request<'number_check'>) {
    const digits = r.number.replace(/\D/g, '');
    if (r.kind === 'inget') return { value: null, birthDate: null, refused: null };
    if (digits.length !== 12) return { value: null, birthDate: null, refused: 'Numret ska ha tolv siffror, med århundrade.' };
    const sum = [...digits.slice(2)].reduce((total, d, n) => {
      const x = Number(d) * (n % 2 === 0 ? 2 : 1);
      return total + (x > 9 ? x - 9 : x);
    }, 0);
    if (r.kind !== 'reservnummer' && sum % 10 !== 0) return { value: null, birthDate: null, refused: 'Sista siffran stämmer inte med de andra.' };
    const birthDate = r.kind === 'personnummer' ? `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}` : null;
    return { value: digits, birthDate, refused: null };
  }
  case_new(r: Request<'case_new'>): Changed {
    const id = `sip-${newId()}`;
    const birth = r.birthDate ?? (r.number ? this.number_check({ kind: r.identifierKind, number: r.number }).birthDate : null);
    const made = blank(id, r.name, birth, r.regionProfile);
    made.person.protectedIdentity = r.protectedIdentity as Case['person']['protectedIdentity'];
    this.put(made, 1);
    return this.changed(['cases'], id);
  }
  case_show(r: Request<'case_show'>): CaseView {
    const s = this.of(r.case);
    const c = s.case;
    const known = profileOf(c);
    const profile: ProfileView = {
      name: known?.name ?? 'neutral', title: known?.title ?? '', chairRule: known?.chairIsSecretary ?? 'reason', summonsKinds: known?.summonsKinds ?? [], terms: known?.terms ?? {},
    };
    const given = holds(c, this.today);
    return {
      id: r.case, case: c, findings: [...findings(c, profile.chairRule), ...contested(s.cards)], contested: [], state: stateOf(s), locked: s.locked, drafts: s.drafts,
      consentHolds: given, onlyHere: s.onlyHere, savedAt: this.clock(), profile,
      consentState: consentState(c, this.today), consentDaysLeft: given && c.consent.validTo ? daysBetween(this.today, c.consent.validTo) : null,
      consentUnasked: unasked(c), deadlines: deadlines(c, this.today, known?.meetingWithinDays ?? null),
      todo: todoOf(s, this.today, known?.meetingWithinDays ?? null), ending: endingOf(c)?.id ?? null, handedTo: s.handedTo,
      lies: this.liesOf(s), proposed: s.proposed, versions: s.versions ?? (s.locked?.establishedAt ? [s.locked] : []), documents: s.documents && !s.handedTo,
      acts: acts(s, this.forbidden), readers: readers(c.meeting.participants, this.reading),
    };
  }
  case_set(r: Request<'case_set'>): Changed {
    return this.case_set_all({ case: r.case, sets: [r] });
  }
  case_set_all(r: Request<'case_set_all'>): Changed {
    const s = this.of(r.case);
    const before = structuredClone(s.case);
    let id: string | null = null;
    try {
      for (const { path, value } of r.sets) id = this.write(s.case, path, value) ?? id;
    } catch (thrown) {
      // All of them or none.
      Object.assign(s.case, before);
      throw thrown;
    }
    whole(s.case);
    s.drafts = s.drafts.filter((d) => !r.sets.some((one) => one.path === d.path));
    return this.edited(s, id);
  }
  case_strike(r: Request<'case_strike'>): Changed {
    const s = this.of(r.case);
    if (!r.reason.trim()) refuse('badInput', 'reason-missing', 'Skriv varför.', 'Ett par ord räcker.', r.path);
    this.write(s.case, `${r.path}/struck`, { at: this.clock(), by: this.user, reason: r.reason });
    return this.edited(s);
  }
  draft_keep(r: Request<'draft_keep'>): Changed {
    const s = this.of(r.case);
    s.drafts = s.drafts.filter((d) => d.path !== r.path);
    if (r.text !== null) s.drafts.push({ path: r.path, text: r.text });
    return this.changed([]);
  }
  case_lock(r: Request<'case_lock'>): Changed {
    const s = this.may(r.case, 'lock');
    if (findings(s.case, profileOf(s.case)?.chairIsSecretary).some((f) => f.severity !== 'warn' && !f.reason)) refuse('notNow', 'findings-open', 'Planen är inte klar än.', 'Se vad som fattas under Summera och bestämma.');
    const version = s.revising && s.locked ? s.locked.version + 1 : 1;
    s.locked = { version, hash: 'a1b2c3d4e5f60718', words: ['björk', 'kaffe', 'nyckel', 'våg'], lockedAt: this.clock(), establishedAt: null };
    s.revising = false;
    return this.changed(['case', 'versions', 'cases']);
  }
  case_unlock(r: Request<'case_unlock'>): Changed {
    const s = this.may(r.case, 'unlock');
    s.locked = null;
    s.signatures = s.signatures.map((signature) => ({ ...signature, void: signature.void ?? 'unlocked' }));
    return this.changed(['case', 'versions', 'cases']);
  }
  signature_put(r: Request<'signature_put'>): Changed {
    const s = this.of(r.case);
    if (!s.locked) refuse('notNow', 'not-locked', 'Planen är inte låst.', 'Lås den först.');
    if (r.method === 'screen' && (r.strokes ?? []).flat().length < 3) refuse('badInput', 'stroke-too-short', 'Det där är för kort för en underskrift.', 'Skriv om.');
    s.signatures = s.signatures.map((one) => (one.participant === r.participant ? { ...one, void: one.void ?? 'again' } : one));
    s.signatures.push({
      participant: r.participant, name: '', method: r.method, note: r.note, identified: r.identified, at: this.clock(), version: s.locked.version,
      void: null, voidReason: null, late: s.locked.establishedAt !== null, strokes: r.strokes ?? [],
    });
    return this.changed(['versions']);
  }
  signature_list(r: Request<'signature_list'>) {
    return this.of(r.case).signatures;
  }
  case_establish(r: Request<'case_establish'>): Changed {
    const s = this.may(r.case, 'establish');
    if (!s.locked || s.revising) this.case_lock(r);
    if (s.locked) s.locked.establishedAt = this.clock();
    return this.changed(['case', 'versions', 'cases']);
  }
  doctor() {
    return [
      { name: 'cipher', verdict: 'ok', message: 'Allt på disken är krypterat.' },
      { name: 'printer', verdict: 'warn', message: 'Ingen skrivare är inkopplad.' },
    ];
  }
}
