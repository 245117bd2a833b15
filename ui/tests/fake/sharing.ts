// Handing over, cards, units that are trusted: enough of it for screens. A round is so many steps, and what it leaves
// is handed over but not confirmed.
import type { Request } from '../../src/host/call';
import { live } from '../../src/state/pointer';
import type { Changed, ConflictCard, ExchangeProgress, Handing, HandingCase, HandingRow, HistoryRow, Place, ReceivedExtract, Saved, SetAside, UnitReport, UnitView, Where, WireError } from '../../src/wire';
import { refuse, type Stored } from './base';
import { newId } from './pointer';
import { Sheets } from './sheets';
import { cardOf, own } from './share-seed';

export class Sharing extends Sheets {
  places: Place[] = [];
  lastAt: string | null = null;
  aside: SetAside[] = [];
  extracts: ReceivedExtract[] = [];
  units: UnitView[] = [own()];
  /** How many steps a round is. */
  steps = 4;
  /** What a round tells when it is done. */
  report: UnitReport[] = [];
  /** At this step something goes wrong, once; for tests. */
  fails: { at: number; error: WireError } | null = null;
  acknowledged: string[] = [];
  #done = 0;

  liesOf(s: Stored): Where {
    return s.lies ?? (s.onlyHere > 0 ? 'changes' : 'alone');
  }

  handing(): Handing {
    const rows = [...this.cases.values()];
    return { onlyHere: rows.reduce((sum, s) => sum + s.onlyHere, 0), lastAt: this.lastAt, places: this.places, setAside: this.aside, extracts: this.extracts };
  }
  handing_case(r: Request<'handing_case'>): HandingCase {
    const s = this.of(r.case);
    return {
      case: r.case, rows: s.receivers ?? this.#rows(s), stays: live(s.case.preparation.questionsNotToRaise).length + live(s.case.consent.excludes).length,
      words: ['tall', 'sked', 'regn', 'cykel'], lies: this.liesOf(s), changes: s.onlyHere, consentUntil: s.case.consent.validTo, acknowledged: this.acknowledged.includes(s.case.planId ?? ''),
    };
  }
  /** Until somebody has said otherwise nobody's card is here. */
  #rows(s: Stored): HandingRow[] {
    return live(s.case.units).filter((u) => u.name !== own().name).map((u) => ({
      unit: u.id, name: u.name ?? '', authority: u.authority ?? 'annan', own: false, reads: 'all', people: live(s.case.meeting.participants).filter((p) => p.unitId === u.id).flatMap((p) => p.name ?? []),
      reached: 'noCard', at: null, words: [],
    }));
  }
  place_set(r: Request<'place_set'>): Changed {
    this.places = this.places.filter((place) => place.kind !== r.kind);
    if (r.address?.startsWith('/borta')) refuse('badInput', 'no-such-folder', 'Mappen finns inte.', 'Skriv vägen en gång till.', 'address');
    if (r.address) this.places.push({ kind: r.kind, address: r.address, name: r.address.split('/').at(-1) ?? r.address, there: r.kind === 'store' ? null : true, lastAt: null });
    return this.changed(['exchange']);
  }
  exchange_step(r: Request<'exchange_step'>): ExchangeProgress {
    if (this.folder !== 'open') refuse('locked', 'locked', 'Datorn är låst.', 'Skriv din kod.');
    if (this.fails && this.fails.at === this.#done) {
      const { error } = this.fails;
      this.fails = null;
      throw error;
    }
    // What was done stays done: a round that is begun again goes on.
    if (r.begin && this.#done >= this.steps) this.#done = 0;
    this.#done += 1;
    const finished = this.#done >= this.steps;
    if (finished) this.#handedOver(r.address);
    return {
      finished, doing: finished ? 'readingBack' : this.#done * 2 <= this.steps ? 'fetching' : 'leaving', done: this.#done, of: this.steps, kinds: finished ? ['cases', 'case', 'exchange'] : [],
      report: { units: finished ? this.report : [], setAside: this.aside, writtenAt: finished ? this.clock() : null, readBackAt: finished ? this.clock() : null, changes: finished ? 41 : 0 },
    };
  }
  #handedOver(address: string): void {
    this.lastAt = this.clock();
    const place = this.places.find((one) => one.address === address);
    if (place) place.lastAt = this.clock();
    for (const s of this.cases.values()) {
      if (this.liesOf(s) === 'alone' || this.liesOf(s) === 'same') continue;
      s.lies = 'handed';
      s.onlyHere = 0;
      for (const row of s.receivers ?? []) if (row.reached === 'owed') Object.assign(row, { reached: 'handed', at: this.clock() });
    }
  }
  case_acknowledge(r: Request<'case_acknowledge'>): Changed {
    this.of(r.case);
    this.acknowledged.push(r.case);
    return this.changed(['exchange']);
  }
  set_aside_seen(r: Request<'set_aside_seen'>): Changed {
    this.aside = this.aside.filter((one) => one.id !== r.id);
    return this.changed(['exchange']);
  }
  extract_save(r: Request<'extract_save'>): Saved {
    if (!this.extracts.some((one) => one.id === r.id)) refuse('badInput', 'no-such-extract', 'Utdraget finns inte.', 'Hämta en gång till.');
    return { path: 'utdrag.pdf', kinds: [] };
  }

  conflict_list(r: Request<'conflict_list'>): ConflictCard[] {
    return this.of(r.case).cards;
  }
  case_history(r: Request<'case_history'>): HistoryRow[] {
    return this.of(r.case).history;
  }
  conflict_settle(r: Request<'conflict_settle'>): Changed {
    const s = this.of(r.case);
    const card = cardOf(s.cards, r.path);
    if (!card) refuse('badInput', 'not-contested', 'Det är redan valt.', 'Titta på nästa kort.', r.path);
    if (card.kind === 'strike') {
      if (r.value === null) this.write(s.case, `${r.path}/struck`, null);
    } else if (card.kind !== 'prose') this.write(s.case, r.path, r.value);
    s.cards = s.cards.filter((one) => one !== card);
    return this.edited(s);
  }

  unit_list(): UnitView[] {
    return this.units;
  }
  unit_card_save(): Saved {
    return { path: '/home/maria/Dokument/kort-norrby-vardcentral.json', kinds: [] };
  }
  unit_look(r: Request<'unit_look'>): UnitView {
    const known = /"name":\s*"([^"]+)"/.exec(r.text)?.[1];
    if (!known) refuse('badInput', 'card-unreadable', 'Det här är inget kort.', 'Be enheten om filen en gång till.', 'text');
    return this.units.find((unit) => unit.name === known)
      ?? { id: newId(), name: known, authority: 'kommun', hsaId: null, words: ['ek', 'lampa', 'sadel', 'moln', 'tunna', 'vante'], trusted: false, epoch: 1, own: false, qr: null };
  }
  unit_trust(r: Request<'unit_trust'>): Changed {
    const unit = this.unit_look(r);
    if (!this.units.includes(unit)) this.units.push({ ...unit, trusted: true });
    return this.changed(['units', 'exchange', 'cases']);
  }
  unit_distrust(r: Request<'unit_distrust'>): Changed {
    this.units = this.units.filter((unit) => unit.id !== r.id);
    return this.changed(['units', 'exchange', 'cases']);
  }
}
