// The three days of lag (2017:612) 4 kap. 3 §, told strictly, with the next working day beside it (ruling 18).
// The same calendar as the engine's, so that the days stand here before anything was late.
import { addDays, daysBetween } from '../../text/dates';
import type { Case } from '../../wire';

export interface Deadline {
  /** The strict day. */
  last: string;
  /** The next working day, when the strict day is none. */
  working: string | null;
  /** When the three days began. */
  ready: string | null;
}

export function deadlineOf(c: Case): Deadline | null {
  const ready = c.discharge?.readyForDischargeAt ?? null;
  const last = c.summons.deadline ?? (ready ? addDays(ready.slice(0, 10), 3) : null);
  if (!last) return null;
  const working = nextWorkingDay(last);
  return { last, working: working === last ? null : working, ready };
}

/** The same day when it is a working day, else the next one. */
export function nextWorkingDay(day: string): string {
  let next = day;
  while (dayOff(next)) next = addDays(next, 1);
  return next;
}

const fixed = new Set(['01-01', '01-06', '05-01', '06-06', '12-24', '12-25', '12-26', '12-31']);

/** Saturdays, Sundays, holidays (lag 1989:253) and the eves that count as them in practice. */
function dayOff(day: string): boolean {
  // 5 January 1970 was a Monday.
  const weekday = ((daysBetween('1970-01-05', day) % 7) + 7) % 7;
  if (weekday > 4 || fixed.has(day.slice(5, 10))) return true;
  const date = day.slice(5, 10);
  if (weekday === 4 && date >= '06-19' && date <= '06-25') return true;
  const afterEaster = daysBetween(easter(Number(day.slice(0, 4))), day);
  return [-2, 1, 39].includes(afterEaster);
}

/** Easter Sunday by the anonymous Gregorian computus. */
function easter(year: number): string {
  const div = (a: number, b: number) => Math.floor(a / b);
  const a = year % 19;
  const [b, c] = [div(year, 100), year % 100];
  const h = (19 * a + b - div(b, 4) - div(8 * b + 13, 25) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * div(c, 4) - h - (c % 4)) % 7;
  const m = div(a + 11 * h + 19 * l, 433);
  const month = div(h + l - 7 * m + 90, 25);
  const day = (h + l - 7 * m + 33 * month + 19) % 32;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
