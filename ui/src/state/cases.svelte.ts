// Mina planer: the rows, and a new case.
import { asWireError, call } from '../host/call';
import type { CaseNew, CaseRow, WireError } from '../wire';
import { daysBetween } from '../text/dates';
import { keepFresh, refresh } from './refresh';

export type Group = 'today' | 'week' | 'later' | 'undated' | 'ended';
const groups: Group[] = ['today', 'week', 'later', 'undated', 'ended'];

class Cases {
  rows = $state<CaseRow[] | null>(null);
  error = $state<WireError | null>(null);

  /** Reads the list, and keeps it fresh until the returned function is called. */
  watch(): () => void {
    void this.load();
    return keepFresh('case_list', () => this.load());
  }

  async load(): Promise<void> {
    try {
      this.rows = await call('case_list', {} as never);
      this.error = null;
    } catch (thrown) {
      this.error = asWireError(thrown);
      if (this.error.code === 'locked') await refresh(['session']);
    }
  }

  /** Nothing of the list stays in memory when the folder is locked. */
  forget(): void {
    this.rows = null;
  }

  /** Creates a case; gives its plan id. */
  async create(request: CaseNew): Promise<string> {
    const changed = await call('case_new', request);
    await refresh(changed.kinds);
    return changed.id ?? '';
  }
}

/** The name that may be read in a list: none of a protected person, and none of somebody it never was about (ruling 22). */
export function shownName(row: CaseRow): string | null {
  return row.protected || row.ending === 'fel_person' ? null : row.name;
}

/** The group of a row. What is overdue belongs to today; what is over or gone stands last. */
export function groupOf(row: CaseRow, today: string): Group {
  if (row.ending || row.handedOver) return 'ended';
  if (!row.next) return 'undated';
  const gap = daysBetween(today, row.next.at);
  if (gap <= 0) return 'today';
  return gap <= 7 ? 'week' : 'later';
}

/** Rows by group, in order of time, only groups that have any. */
export function grouped(rows: CaseRow[], today: string): { group: Group; rows: CaseRow[] }[] {
  return groups
    .map((group) => ({
      group,
      rows: rows
        .filter((row) => groupOf(row, today) === group)
        .sort((a, b) => (a.next?.at ?? '').localeCompare(b.next?.at ?? '')),
    }))
    .filter((g) => g.rows.length > 0);
}

export const cases = new Cases();
