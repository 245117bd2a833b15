// The exemplars of the plan: one original, ever; copies for those who may read all of it, extracts for those who may not.
import { Sheets } from '../../../state/sheets.svelte';
import type { Exemplar, LedgerRow } from '../../../wire';

/** What a person gets: the word of the ledger. */
export type Which = 'original' | 'kopia' | 'utdrag' | 'kylskåpsblad';
const kinds = {
  original: 'plan',
  kopia: 'plan',
  utdrag: 'extract',
  kylskåpsblad: 'fridge',
} as const;

/** The person has two rows: the original, and the sheet for the fridge. */
export const rowOf = (which: Which, recipient: string) => (which === 'kylskåpsblad' ? which : recipient);

export class Printing extends Sheets {
  /** The rows of a recipient for a version, the latest last. */
  of(recipient: string, version: number, which: Which): LedgerRow[] {
    return this.rows.filter((r) => r.recipient === recipient && r.version === version && r.exemplar === which);
  }

  /** The one original of a version, whoever made it. */
  original(version: number): LedgerRow | null {
    return this.rows.find((r) => r.exemplar === 'original' && r.version === version) ?? null;
  }

  print(at: string, exemplar: Exemplar, version: number | null, recipient: string | null): Promise<boolean> {
    return this.toPrinter(at, { kind: 'plan', exemplar, version, recipient });
  }

  save(at: string, exemplar: Exemplar, version: number | null, recipient: string | null): Promise<boolean> {
    return this.toFile(at, { kind: 'plan', exemplar, version, recipient });
  }

  /** To a printer or a file: the sheet that is theirs. */
  hand(to: 'printer' | 'file', which: Which, version: number, recipient: string): Promise<boolean> {
    const asked = { kind: kinds[which], exemplar: which === 'original' ? 'original' : 'copy', version, recipient } as const;
    const at = rowOf(which, recipient);
    return to === 'printer' ? this.toPrinter(at, asked) : this.toFile(at, asked);
  }
}
