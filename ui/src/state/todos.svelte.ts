// Att göra: what waits in every plan, grouped by time in plain words.
import { asWireError, call } from '../host/call';
import { daysBetween } from '../text/dates';
import type { Todo, WireError } from '../wire';
import { keepFresh, refresh } from './refresh';
import type { Part } from './route.svelte';

export type TodoGroup = 'late' | 'today' | 'week' | 'later' | 'undated';
const groups: TodoGroup[] = ['late', 'today', 'week', 'later', 'undated'];

class Todos {
  rows = $state<Todo[] | null>(null);
  error = $state<WireError | null>(null);

  /** Reads the list, and keeps it fresh until the returned function is called. */
  watch(): () => void {
    void this.load();
    return keepFresh('todo_list', () => this.load());
  }

  async load(): Promise<void> {
    try {
      this.rows = await call('todo_list', {} as never);
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
}

/** Its day is when it was noted, not when it has to be done: it waits, and is late by nobody's word. */
export function waits(todo: Todo): boolean {
  return todo.what === 'deviation' || todo.what === 'inform';
}

/**
 * The group of a row. "Den här veckan" ends on Sunday, as people mean it. A kallelse that was not sent in time is for
 * today: the three days warn and never blame (ruling 18).
 */
export function groupOf(todo: Todo, today: string): TodoGroup {
  if (!todo.at) return 'undated';
  const gap = daysBetween(today, todo.at);
  if (gap < 0 && (todo.what === 'summons' || waits(todo))) return 'today';
  if (todo.overdue || gap < 0) return 'late';
  if (gap === 0) return 'today';
  return gap <= daysToSunday(today) ? 'week' : 'later';
}

function daysToSunday(today: string): number {
  // 5 January 1970 was a Monday.
  return 6 - (((daysBetween('1970-01-05', today) % 7) + 7) % 7);
}

/** Rows by group, in order of time, only groups that have any. */
export function grouped(rows: Todo[], today: string): { group: TodoGroup; rows: Todo[] }[] {
  return groups
    .map((group) => ({ group, rows: rows.filter((row) => groupOf(row, today) === group).sort((a, b) => (a.at ?? '').localeCompare(b.at ?? '')) }))
    .filter((g) => g.rows.length > 0);
}

/** How many are for today or earlier. */
export function urgent(rows: Todo[], today: string): number {
  return rows.filter((row) => ['late', 'today'].includes(groupOf(row, today))).length;
}

const places: Record<string, Part> = {
  reflectionEnds: 'consent', summons: 'summons', answer: 'summons', meeting: 'opening', feedback: 'carry', insatsDue: 'carry',
  deviation: 'carry', followUp: 'followup', coordinatorEnds: 'followup', consentEnds: 'consent', inform: 'followup',
};

/** The part of the plan where it is done. */
export function placeOf(todo: Todo): Part {
  return places[todo.what] ?? 'need';
}

export const todos = new Todos();
