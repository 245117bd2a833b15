// What has been written in one case, and what was not chosen.
import { asWireError, call } from '../host/call';
import type { HistoryRow, WireError } from '../wire';
import { keepFresh } from './refresh';

export class History {
  /** The newest first; only what has words. */
  rows = $state.raw<HistoryRow[]>([]);
  error = $state<WireError | null>(null);
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }

  /** Reads it, and keeps it fresh until the returned function is called. */
  watch(): () => void {
    void this.load();
    return keepFresh('case_history', () => this.load());
  }

  async load(): Promise<void> {
    try {
      const rows = await call('case_history', { case: this.id });
      this.rows = rows.filter((row) => row.said !== null).reverse();
      this.error = null;
    } catch (thrown) {
      this.error = asWireError(thrown);
    }
  }
}
