// What the host in memory holds, and how it refuses.
import type { Name } from '../../src/host/call';
import type { Case, CaseRow, Changed, ConflictCard, Draft, Folder, HandingRow, HistoryRow, Kind, LedgerRow, LockedView, Proposed, SignedView, Where, WireError } from '../../src/wire';
import { newId, write } from './pointer';

export interface Stored {
  case: Case;
  step: number;
  next: CaseRow['next'];
  drafts: Draft[];
  onlyHere: number;
  locked: LockedView | null;
  signatures: SignedView[];
  /** A version is established and the next one is being written. */
  revising: boolean;
  ledger: LedgerRow[];
  /** The unit that it was handed to. */
  handedTo: string | null;
  /** Where what is written lies; reckoned from the changes when nothing is said. */
  lies: Where | null;
  /** Who gets it, as far as somebody has said. */
  receivers: HandingRow[] | null;
  /** What was written in two ways. */
  cards: ConflictCard[];
  history: HistoryRow[];
  proposed: Proposed[];
  /** Every established version; the locked one when nothing is said. */
  versions: LockedView[] | null;
  /** This unit documents it. */
  documents: boolean;
}
export interface Options { folder?: Folder; keyring?: boolean; today?: string; clock?: () => string; cases?: Case[]; pin?: string; user?: string }
export interface Reading { reads: 'all' | 'part' | 'none'; leftOut: number }

export function refuse(code: WireError['code'], what: string, message: string, advice: string, field: string | null = null): never {
  throw { code, what, field, message, advice } satisfies WireError;
}

export class Base {
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
  /** An act that cannot be done now, with why and what would allow it; for tests. */
  forbidden = new Map<string, { why: string; whatNow: string }>();
  /** What a participant may read, by id; whoever is not here reads all. */
  reading = new Map<string, Reading>();

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
    this.cases.set(c.planId ?? '', {
      case: c, step, next, drafts: [], onlyHere: 0, locked: null, signatures: [], revising: false, ledger: [], handedTo: null,
      lies: null, receivers: null, cards: [], history: [], proposed: [], versions: null, documents: true,
    });
  }

  protected of(id: string): Stored {
    if (this.folder !== 'open') refuse('locked', 'locked', 'Datorn är låst.', 'Skriv din kod.');
    return this.cases.get(id) ?? refuse('badInput', 'case-missing', 'Planen finns inte här.', 'Gå tillbaka till Mina planer.');
  }

  protected changed(kinds: Kind[], id: string | null = null): Changed {
    return { kinds, id, savedAt: this.clock() };
  }

  /** A change of content. */
  protected edited(s: Stored, id: string | null = null): Changed {
    s.onlyHere += 1;
    return this.changed(['case', 'cases'], id);
  }

  /** Adds to a list that only acts write to. */
  protected append<T>(list: T[], item: Omit<T, 'id'>): string {
    const id = newId();
    list.push({ ...item, id } as T);
    return id;
  }

  protected write(c: Case, path: string, value: unknown): string | null {
    const no = this.refused.get(path);
    if (no) refuse('badInput', 'value-refused', no, 'Ändra och försök igen.', path);
    return write(c as unknown as Record<string, unknown>, path, value);
  }

  protected reason(words: string): string {
    if (!words.trim()) refuse('badInput', 'reason-missing', 'Skriv varför.', 'Ett par ord räcker.', 'reason');
    return words.trim();
  }
}
