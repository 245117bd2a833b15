// Who gets what of one case, and how far it has come. Nothing is said to be the same but what the engine says is.
import { asWireError, call } from '../host/call';
import type { ExchangeReport, HandingCase, HandingRow, Reached, WireError } from '../wire';
import { keepFresh } from './refresh';

export class Handed {
  view = $state.raw<HandingCase | null>(null);
  error = $state<WireError | null>(null);
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }

  /** Reads it, and keeps it fresh until the returned function is called. */
  watch(): () => void {
    void this.load();
    return keepFresh('handing_case', () => this.load());
  }

  async load(): Promise<void> {
    try {
      this.view = await call('handing_case', { case: this.id });
      this.error = null;
    } catch (thrown) {
      this.error = asWireError(thrown);
    }
  }
}

const come: Reached[] = ['received', 'read', 'acknowledged', 'same'];

/** The receivers that have told what they have. */
export function told(view: HandingCase): HandingRow[] {
  return view.rows.filter((row) => row.words.length > 0);
}

export interface Stage {
  name: 'written' | 'readBack' | 'received';
  at: string | null;
  /** How many receivers have confirmed. */
  n: number;
  /** Of how many receivers. */
  of: number;
  done: boolean;
}

/**
 * The three stages of the truth. That it was read back is known of the round that was just made; an older one tells
 * only that it was handed over, and so the line is left out when it says nothing.
 */
export function stages(view: HandingCase, report: ExchangeReport | null): Stage[] {
  const left = view.rows.filter((row) => row.reached === 'handed' || come.includes(row.reached));
  const received = view.rows.filter((row) => come.includes(row.reached));
  const last = (rows: HandingRow[]) => rows.flatMap((row) => row.at ?? []).sort().at(-1) ?? null;
  const written = left.length > 0 ? report?.writtenAt ?? null : null;
  const back = written ? report?.readBackAt ?? null : null;
  const lines: Stage[] = [{ name: 'written', at: written ?? last(left), n: 0, of: 0, done: left.length > 0 }];
  if (back !== null || received.length === 0) lines.push({ name: 'readBack', at: back, n: 0, of: 0, done: back !== null });
  return [...lines, { name: 'received', at: last(received), n: received.length, of: left.length, done: received.length > 0 && received.length === left.length }];
}
