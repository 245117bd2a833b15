// Who has signed what is locked, whose turn it is, and who is chosen now. The person is always first.
import { call } from '../host/call';
import type { Participant, SignedView } from '../wire';
import type { OpenCase } from './case.svelte';
import { keepFresh } from './refresh';

export class Signing {
  rows = $state.raw<SignedView[]>([]);
  /** Somebody chosen by hand; else whose turn it is. */
  #picked = $state<string | null>(null);
  readonly #open: OpenCase;

  constructor(open: OpenCase) {
    this.#open = open;
  }

  /** Reads what was signed, and keeps it fresh until the returned function is called. */
  watch(): () => void {
    void this.load();
    return keepFresh('signature_list', () => this.load());
  }

  async load(): Promise<void> {
    // What cannot be read is told by the view of the case.
    this.rows = await call('signature_list', { case: this.#open.id }).catch(() => []);
  }

  /** The person first, then the others as they stand in the meeting. */
  get people(): Participant[] {
    const people = this.#open.people;
    return [...people.filter((p) => p.role === 'enskild'), ...people.filter((p) => p.role !== 'enskild')];
  }

  /** What counts for somebody on the version that is signed now. */
  of(participant: string): SignedView | null {
    const version = this.#open.view?.locked?.version;
    return this.rows.findLast((s) => s.participant === participant && s.version === version && s.void === null) ?? null;
  }

  /** How many signatures of the version being made an unlocking has ended. */
  get voided(): number {
    if (this.#open.view?.locked?.establishedAt) return 0;
    const ended = this.rows.filter((s) => s.void === 'unlocked' && ['screen', 'paper', 'proxy'].includes(s.method));
    const version = this.#open.view?.locked?.version ?? Math.max(0, ...ended.map((s) => s.version));
    return new Set(ended.filter((s) => s.version === version).map((s) => s.participant)).size;
  }

  /** Whose turn it is: the first that nothing is noted of. */
  get next(): Participant | null {
    return this.people.find((p) => !this.of(p.id)) ?? null;
  }

  /** Whose turn it is when the one that writes now is done. */
  get after(): Participant | null {
    return this.people.find((p) => p.id !== this.current?.id && !this.of(p.id)) ?? null;
  }

  get current(): Participant | null {
    return this.people.find((p) => p.id === this.#picked) ?? this.next;
  }

  pick(participant: string | null): void {
    this.#picked = participant;
  }
}
