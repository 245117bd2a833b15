// The words of the ledger: which sheet it was. A sheet that belongs to no version has none to tell.
import { t } from '../text';
import type { LedgerRow } from '../wire';

const keys: Record<string, string> = {
  original: 'print-original', kopia: 'print-copy', utdrag: 'print-extract', kallelse: 'print-summons', samtycke: 'print-consent', information: 'print-information',
  ändringsblad: 'print-changes',
  kylskåpsblad: 'print-fridge',
  uppföljningsblad: 'print-follow-up',
};

/** ORIGINAL, KOPIA 2, UTDRAG, KALLELSE, SAMTYCKE, INFORMATION, ÄNDRINGSBLAD. */
export function exemplarLabel(exemplar: string, number: number | null = null): string {
  if (exemplar === 'kopia' && number) return t('print-copy-number', { n: number });
  const key = keys[exemplar];
  return key ? t(key) : exemplar.toLocaleUpperCase('sv');
}

/** "Version 2", or nothing. */
export function versionLabel(row: LedgerRow): string {
  return row.version > 0 ? t('print-version', { n: row.version }) : '';
}
