// A host in memory, for tests and for looking at screens in a browser. It keeps the contract of the wire,
// not the rules of the engine: findings, locking and printing are only as true as a screen needs.
import type { Door, Name, Request } from '../../src/host/call';
import type { Case, CaseRow, CaseView, Changed, Draft, Folder, Kind, LedgerRow, LockedView, WireError } from '../../src/wire';
import { newId, write } from './pointer';
import { blank } from './seed';

export interface Stored { case: Case; step: number; next: CaseRow['next']; drafts: Draft[]; onlyHere: number; locked: LockedView | null; ledger: LedgerRow[] }
export interface Options { folder?: Folder; keyring?: boolean; today?: string; clock?: () => string; cases?: Case[]; pin?: string; user?: string }

function refuse(code: WireError['code'], what: string, message: string, advice: string, field: string | null = null): never {
  throw { code, what, field, message, advice } satisfies WireError;
}

export class FakeHost {
  folder: Folder;
  today: string;
  clock: () => string;
  keyring: boolean;
  pin: string;
  user: string;
  /** Others of the unit who use this computer. */
  colleagues: string[] = [];
  cases = new Map<string, Stored>();
  /** Every command that came through, for tests. */
  seen: { name: Name; request: unknown }[] = [];
  /** A path that is refused, with the sentence; for tests. */
  refused = new Map<string, string>();

  constructor(o: Options = {}) {
    this.folder = o.folder ?? 'open';
    this.keyring = o.keyring ?? true;
    this.today = o.today ?? '2026-10-21';
    this.clock = o.clock ?? (() => `${this.today}T13:24`);
    this.pin = o.pin ?? '271828';
    this.user = o.user ?? 'Maria Sandell';
    for (const c of o.cases ?? []) this.put(c, 3, { at: c.summons.meetingAt ?? `${this.today}T13:00`, what: 'meeting' });
  }

  put(c: Case, step: number, next: CaseRow['next'] = null): void {
    this.cases.set(c.planId ?? '', { case: c, step, next, drafts: [], onlyHere: 0, locked: null, ledger: [] });
  }

  door: Door = async ({ name, request }) => {
    this.seen.push({ name, request });
    await Promise.resolve();
    const answer = (this[name as keyof this] as unknown as (r: unknown) => unknown).call(this, structuredClone(request));
    return structuredClone(answer);
  };

  #case(id: string): Stored {
    if (this.folder !== 'open') refuse('locked', 'locked', 'Datorn är låst.', 'Skriv din kod.');
    return this.cases.get(id) ?? refuse('badInput', 'case-missing', 'Planen finns inte här.', 'Gå tillbaka till Mina planer.');
  }

  #changed(kinds: Kind[], id: string | null = null): Changed {
    return { kinds, id, savedAt: this.clock() };
  }

  session() {
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
      const hidden = s.case.person.protectedIdentity !== 'ingen';
      return {
        id, name: hidden ? null : s.case.person.name, age: s.case.person.birthDate ? Number(this.today.slice(0, 4)) - Number(s.case.person.birthDate.slice(0, 4)) : null,
        place: hidden ? null : (s.case.person.municipality ?? '').replace(' kommun', '') || null, protected: hidden, step: s.step, next: s.next,
        state: s.locked ? 'locked' : 'draft', version: null, onlyHere: s.onlyHere,
      };
    });
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
    return this.#changed(['cases'], id);
  }
  case_show(r: Request<'case_show'>): CaseView {
    const s = this.#case(r.case);
    const c = s.case;
    const given = Boolean(c.consent.toPlan && c.consent.toShareInformation && c.consent.givenAt && !c.consent.withdrawnAt);
    return {
      id: r.case, case: c, findings: this.#findings(c), contested: [], state: s.locked ? (s.locked.establishedAt ? 'established' : 'locked') : 'draft',
      locked: s.locked, drafts: s.drafts, consentHolds: given && (!c.consent.validTo || c.consent.validTo >= this.today), onlyHere: s.onlyHere,
      savedAt: this.clock(),
      profile: { name: c.regionProfile ?? 'neutral', title: 'Utskrivning', chairRule: 'reason', summonsKinds: ['vardcentral', 'kommunal_hsl', 'socialtjanst'] },
    };
  }
  #findings(c: Case): CaseView['findings'] {
    const found: CaseView['findings'] = [];
    const say = (code: string, severity: 'block' | 'reason' | 'warn', field: string, message: string, advice: string) =>
      found.push({ code, severity, field, message, advice, reason: c.reasons[code] ?? null });
    if (!c.plan.overallAuthority) say('overall-authority-missing', 'block', '/plan/overallAuthority', 'Vem har huvudansvaret för hela planen?', 'Välj en. Det går inte att skriva under utan det.');
    if (!c.consent.givenAt) say('consent-missing', 'block', '/consent', 'Samtycke saknas.', 'Fråga först, sedan kan du kalla.');
    if (!c.followUp.at && !c.followUp.reasonIfNone) say('follow-up-missing', 'reason', '/followUp/at', 'Tid för uppföljning saknas.', 'Boka en tid nu. Om ni inte ska följa upp: skriv varför.');
    if (c.meeting.roles.chair && c.meeting.roles.chair === c.meeting.roles.secretary) say('chair-is-secretary', 'reason', '/meeting/roles/secretary', 'Samma person leder och skriver.', 'Välj en annan, eller skriv varför.');
    return found;
  }
  case_set(r: Request<'case_set'>): Changed {
    const s = this.#case(r.case);
    const no = this.refused.get(r.path);
    if (no) refuse('badInput', 'value-refused', no, 'Ändra och försök igen.', r.path);
    const id = write(s.case as unknown as Record<string, unknown>, r.path, r.value);
    s.drafts = s.drafts.filter((d) => d.path !== r.path);
    s.onlyHere += 1;
    return this.#changed(['case', 'cases'], id);
  }
  case_strike(r: Request<'case_strike'>): Changed {
    const s = this.#case(r.case);
    if (!r.reason.trim()) refuse('badInput', 'reason-missing', 'Skriv varför.', 'Ett par ord räcker.', r.path);
    write(s.case as unknown as Record<string, unknown>, `${r.path}/struck`, { at: this.clock(), by: this.user, reason: r.reason });
    s.onlyHere += 1;
    return this.#changed(['case', 'cases']);
  }
  draft_keep(r: Request<'draft_keep'>): Changed {
    const s = this.#case(r.case);
    s.drafts = s.drafts.filter((d) => d.path !== r.path);
    if (r.text !== null) s.drafts.push({ path: r.path, text: r.text });
    return this.#changed([]);
  }
  case_lock(r: Request<'case_lock'>): Changed {
    const s = this.#case(r.case);
    if (this.#findings(s.case).some((f) => f.severity !== 'warn' && !f.reason)) refuse('notNow', 'findings-open', 'Planen är inte klar än.', 'Se vad som fattas under Summera och bestämma.');
    s.locked = { version: 1, hash: 'a1b2c3d4e5f60718', words: ['björk', 'kaffe', 'nyckel', 'våg'], lockedAt: this.clock(), establishedAt: null };
    return this.#changed(['case', 'versions', 'cases']);
  }
  case_unlock(r: Request<'case_unlock'>): Changed {
    this.#case(r.case).locked = null;
    return this.#changed(['case', 'versions', 'cases']);
  }
  case_establish(r: Request<'case_establish'>): Changed {
    if (!this.#case(r.case).locked) this.case_lock(r);
    const s = this.#case(r.case);
    if (s.locked) s.locked.establishedAt = this.clock();
    return this.#changed(['case', 'versions', 'cases']);
  }
  print_preview(r: Request<'print_preview'>) {
    return { base64: btoa('%PDF-1.4\n%%EOF'), fileName: `sip-${r.case}.pdf` };
  }
  #sheet(r: Request<'print_save'>, channel: string): void {
    const s = this.#case(r.case);
    const to = s.case.meeting.participants.find((p) => p.id === r.recipient)?.name ?? s.case.units.find((u) => u.id === r.recipient)?.name ?? '';
    const copies = s.ledger.filter((row) => row.exemplar === 'kopia').length;
    const original = r.exemplar === 'original';
    s.ledger.push({ id: newId(), exemplar: original ? 'original' : 'kopia', number: original ? null : copies + 1, version: s.locked?.version ?? 0, recipient: r.recipient ?? '', name: to, channel, at: this.clock(), by: this.user });
  }
  print_save(r: Request<'print_save'>) {
    this.#sheet(r, 'fil');
    return { path: `/home/maria/Dokument/sip-${r.case}.pdf`, kinds: ['ledger'] };
  }
  print_send(r: Request<'print_send'>): Changed {
    this.#sheet(r.sheet, 'papper');
    return this.#changed(['ledger']);
  }
  printers() {
    return [{ name: 'Reseskrivaren', isDefault: true }];
  }
  ledger(r: Request<'ledger'>) {
    return this.#case(r.case).ledger;
  }
  doctor() {
    return [
      { name: 'cipher', verdict: 'ok', message: 'Allt på disken är krypterat.' },
      { name: 'printer', verdict: 'warn', message: 'Ingen skrivare är inkopplad.' },
    ];
  }
}
