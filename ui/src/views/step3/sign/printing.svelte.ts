// Printing and its ledger: who got which sheet. Only what the engine answered is shown as done.
import { asWireError, call } from '../../../host/call';
import { keepFresh, refresh } from '../../../state/refresh';
import { saved } from '../../../state/saved.svelte';
import { t } from '../../../text';
import type { Exemplar, LedgerRow, Printer, Sheet, WireError } from '../../../wire';

export class Printing {
  printers = $state<Printer[] | null>(null);
  printer = $state<string | null>(null);
  rows = $state<LedgerRow[]>([]);
  /** The exemplar that is being made: the id of its recipient, or `draft`. */
  busy = $state<string | null>(null);
  /** What went wrong, and beside which row. */
  trouble = $state<{ at: string; error: WireError } | null>(null);
  /** Where a file went, per row. */
  files = $state<Record<string, string>>({});
  readonly #case: string;

  constructor(id: string) {
    this.#case = id;
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
      this.rows = await call('ledger', { case: this.#case });
    } catch (thrown) {
      this.trouble = { at: '', error: asWireError(thrown) };
    }
  }

  /** The rows of a recipient for a version, the latest last. */
  of(recipient: string, version: number, original: boolean): LedgerRow[] {
    return this.rows.filter((r) => r.recipient === recipient && r.version === version && (r.exemplar === 'original') === original);
  }

  /** The one original of a version, whoever made it. */
  original(version: number): LedgerRow | null {
    return this.rows.find((r) => r.exemplar === 'original' && r.version === version) ?? null;
  }

  print(at: string, exemplar: Exemplar, version: number | null, recipient: string | null): Promise<void> {
    const printer = this.printer;
    return printer === null ? Promise.resolve() : this.#make(at, async () => {
      const changed = await call('print_send', { sheet: this.#sheet(exemplar, version, recipient), printer });
      saved.say(t('print-sent', { printer }));
      return changed.kinds;
    });
  }

  save(at: string, exemplar: Exemplar, version: number | null, recipient: string | null): Promise<void> {
    return this.#make(at, async () => {
      const file = await call('print_save', this.#sheet(exemplar, version, recipient));
      this.files = { ...this.files, [at]: file.path };
      saved.say(t('print-saved-at', { path: file.path }));
      return file.kinds;
    });
  }

  #sheet(exemplar: Exemplar, version: number | null, recipient: string | null): Sheet {
    return { case: this.#case, version, exemplar, recipient };
  }

  async #make(at: string, run: () => Promise<Parameters<typeof refresh>[0]>): Promise<void> {
    if (this.busy !== null) return;
    this.busy = at;
    this.trouble = null;
    try {
      await refresh(await run());
    } catch (thrown) {
      this.trouble = { at, error: asWireError(thrown) };
    }
    this.busy = null;
  }
}
