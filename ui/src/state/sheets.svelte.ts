// Making sheets: to a printer or a file, and the ledger of who got which. Only what the engine answered is shown as done.
import { asWireError, call } from '../host/call';
import { t } from '../text';
import type { Kind, LedgerRow, Printer, Sheet, WireError } from '../wire';
import { keepFresh, refresh } from './refresh';
import { saved } from './saved.svelte';

/** What is asked of a sheet; the case is known. */
export type SheetAsked = Omit<Sheet, 'case'>;

export class Sheets {
  printers = $state<Printer[] | null>(null);
  printer = $state<string | null>(null);
  rows = $state<LedgerRow[]>([]);
  /** The row whose sheet is being made: the id of its recipient, or a word of its own. */
  busy = $state<string | null>(null);
  /** What went wrong, and beside which row. */
  trouble = $state<{ at: string; error: WireError } | null>(null);
  /** Where a file went, per row. */
  files = $state<Record<string, string>>({});
  readonly case: string;

  constructor(id: string) {
    this.case = id;
  }

  /** Reads printers and ledger, and keeps the ledger fresh until the returned function is called. */
  watch(): () => void {
    void this.look();
    void this.load();
    return keepFresh('ledger', () => this.load());
  }

  /** Looks for printers again. */
  async look(): Promise<void> {
    try {
      const found = await call('printers', {} as never);
      this.printers = found;
      if (!found.some((p) => p.name === this.printer)) this.printer = (found.find((p) => p.isDefault) ?? found[0])?.name ?? null;
    } catch (thrown) {
      this.printers = [];
      this.trouble = { at: '', error: asWireError(thrown) };
    }
  }

  async load(): Promise<void> {
    try {
      this.rows = await call('ledger', { case: this.case });
    } catch (thrown) {
      this.trouble = { at: '', error: asWireError(thrown) };
    }
  }

  /** Sends a sheet to the chosen printer; true when it went. */
  toPrinter(at: string, asked: SheetAsked): Promise<boolean> {
    const printer = this.printer;
    return printer === null ? Promise.resolve(false) : this.#make(at, async () => {
      const changed = await call('print_send', { sheet: { case: this.case, ...asked }, printer });
      saved.say(t('print-sent', { printer }));
      return changed.kinds;
    });
  }

  /** Puts a sheet among the user's documents; true when it is there. */
  toFile(at: string, asked: SheetAsked): Promise<boolean> {
    return this.#make(at, async () => {
      const file = await call('print_save', { case: this.case, ...asked });
      this.files = { ...this.files, [at]: file.path };
      saved.say(t('print-saved-at', { path: file.path }));
      return file.kinds;
    });
  }

  /** Puts the meeting among the user's documents as a calendar file: nobody's name is in it. */
  toCalendar(at: string): Promise<boolean> {
    return this.#make(at, async () => {
      const file = await call('calendar_save', { case: this.case, recipient: null });
      this.files = { ...this.files, [at]: file.path };
      saved.say(t('print-saved-at', { path: file.path }));
      return file.kinds;
    });
  }

  /** Runs what makes one thing, beside its row. One at a time. */
  async #make(at: string, run: () => Promise<readonly Kind[]>): Promise<boolean> {
    if (this.busy !== null) return false;
    this.busy = at;
    this.trouble = null;
    try {
      await refresh(await run());
      return true;
    } catch (thrown) {
      this.trouble = { at, error: asWireError(thrown) };
      return false;
    } finally {
      this.busy = null;
    }
  }
}
