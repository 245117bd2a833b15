// Redo för hembesök: what is looked at before leaving for a visit of today.
import { asWireError, call } from '../host/call';
import { daysBetween, now } from '../text/dates';
import type { CaseRow, CaseView, DoctorCheck, WireError } from '../wire';

/** What of the computer matters before leaving; of the others only what is wrong. */
const TOLD = ['battery', 'printer', 'backup'];
const ONLY_WRONG = ['integrity', 'keys', 'disk', 'clock'];

/** The visits of today, the earliest first. */
export function visits(rows: CaseRow[], today: string): CaseRow[] {
  const isVisit = (row: CaseRow) => !row.ending && !row.handedOver && ['meeting', 'followUp'].includes(row.next?.what ?? '');
  return rows.filter((row) => isVisit(row) && daysBetween(today, row.next?.at ?? '') === 0).sort((a, b) => (a.next?.at ?? '').localeCompare(b.next?.at ?? ''));
}

export class Ready {
  checks = $state.raw<DoctorCheck[]>([]);
  view = $state.raw<CaseView | null>(null);
  error = $state.raw<WireError | null>(null);
  /** When the plan was opened to see that it can be. */
  tried = $state('');
  /** Paper and pens, ticked by hand; for whose visit. */
  packed = $state<string | null>(null);

  /** Opens the plan, and asks how the computer is. */
  async look(id: string): Promise<void> {
    try {
      const [view, checks] = await Promise.all([call('case_show', { case: id }), call('doctor', {} as never)]);
      this.view = view;
      this.checks = checks.filter((c) => TOLD.includes(c.name) || (ONLY_WRONG.includes(c.name) && ['warn', 'fail'].includes(c.verdict)));
      this.error = null;
      this.tried = now();
    } catch (thrown) {
      this.error = asWireError(thrown);
      this.view = null;
    }
  }
}
