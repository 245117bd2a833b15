// Swedish dates and times, as design section 7 writes them: "onsdag 21 oktober", "13.24".
// Dates are `2026-10-21`, moments `2026-10-21T13:24`; no time zone is involved anywhere.
import { t } from './index';

const months = ['januari', 'februari', 'mars', 'april', 'maj', 'juni', 'juli', 'augusti', 'september', 'oktober', 'november', 'december'];
const days = ['söndag', 'måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag'];

interface Day { year: number; month: number; day: number }

function split(iso: string): Day | null {
  const m = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  return m ? { year: Number(m[1]), month: Number(m[2]), day: Number(m[3]) } : null;
}

function number(iso: string): number {
  const d = split(iso);
  return d ? Date.UTC(d.year, d.month - 1, d.day) / 86_400_000 : Number.NaN;
}

function iso(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? date.toISOString().slice(0, 10) : null;
}

/** Days from one date to another. */
export function daysBetween(from: string, to: string): number {
  return number(to) - number(from);
}

/** A date so many days later. */
export function addDays(date: string, count: number): string {
  return new Date((number(date) + count) * 86_400_000).toISOString().slice(0, 10);
}

/** A date so many months later; the last day of the month when the day does not exist. */
export function addMonths(date: string, count: number): string {
  const d = split(date);
  if (!d) return date;
  const first = new Date(Date.UTC(d.year, d.month - 1 + count, 1));
  for (let day = d.day; day > 27; day -= 1) {
    const tried = iso(first.getUTCFullYear(), first.getUTCMonth() + 1, day);
    if (tried) return tried;
  }
  return iso(first.getUTCFullYear(), first.getUTCMonth() + 1, Math.min(d.day, 28)) ?? date;
}

/** `21 oktober`, with the year when it is not this year or when `year` asks for it. */
export function writeDate(date: string | null | undefined, today = '', options: { weekday?: boolean; year?: boolean; short?: boolean } = {}): string {
  const d = date ? split(date) : null;
  if (!date || !d) return '';
  const name = months[d.month - 1] ?? '';
  const month = options.short && name.length > 4 ? name.slice(0, 3) : name;
  const year = options.year || (today && !today.startsWith(String(d.year))) ? ` ${d.year}` : '';
  const day = `${d.day}\u00a0${month}${year}`;
  if (!options.weekday) return day;
  const weekday = days[((number(date) + 4) % 7 + 7) % 7] ?? '';
  return `${options.short ? weekday.slice(0, 3) : weekday} ${day}`;
}

/** `13.24`. */
export function writeTime(moment: string | null | undefined): string {
  const m = /T(\d{2}):(\d{2})/.exec(moment ?? '');
  return m ? `${Number(m[1])}.${m[2]}` : '';
}

/** `21 oktober 2026 kl. 13.24`; the time only when the value holds one. */
export function writeMoment(moment: string | null | undefined, today = ''): string {
  const date = writeDate(moment, today, { year: true });
  const time = writeTime(moment);
  return time ? t('moment', { date, time }) : date;
}

/** `I dag 13.00`, `Lör 24 oktober`, `Mån 26 okt 9.30`: the next event in a list. */
export function writeNext(moment: string, today: string): string {
  const time = writeTime(moment);
  const gap = daysBetween(today, moment);
  if (gap === 0) return time ? t('today-at', { time }) : t('today');
  if (gap === 1) return time ? t('tomorrow-at', { time }) : t('tomorrow');
  const date = writeDate(moment, today, { weekday: true, short: true });
  const text = date.charAt(0).toUpperCase() + date.slice(1);
  return time ? `${text} ${time}` : text;
}

/** `i dag 13.00`, `i går 16.10`, `onsdag 14 oktober 16.10`: when something was, in a sentence. */
export function writeLast(moment: string, today: string): string {
  const time = writeTime(moment);
  const gap = daysBetween(today, moment);
  if (gap === 0 || gap === -1) return t(gap === 0 ? 'last-today' : 'last-yesterday', { time }).trim();
  return [writeDate(moment, today, { weekday: true }), time].filter(Boolean).join(' ');
}

export type Read = { ok: true; value: string | null } | { ok: false; problem: string };

/** Reads a date as people write it: `2026-10-21`, `21 okt 2026`, `21/10`, `i dag`. Without a year the nearest is meant. */
export function readDate(text: string, today: string): Read {
  const s = text.trim().toLowerCase().replace(/\s+/g, ' ').replace(/^(mån|tis|ons|tors|tor|fre|lör|sön)(dag)?(en)? (den )?/, '');
  if (!s) return { ok: true, value: null };
  const relative = ({ 'i dag': 0, idag: 0, 'i morgon': 1, imorgon: 1, 'i går': -1, igår: -1, 'i övermorgon': 2 } as Record<string, number>)[s];
  if (relative !== undefined) return { ok: true, value: addDays(today, relative) };
  const full = /^(\d{4})[-./ ]?(\d{2})[-./ ]?(\d{2})$/.exec(s);
  if (full) return exists(Number(full[1]), Number(full[2]), Number(full[3]));
  const slash = /^(\d{1,2})[/.](\d{1,2})\.?(?:[/. -](\d{4}))?$/.exec(s);
  if (slash) return near(Number(slash[1]), Number(slash[2]), slash[3], today);
  const named = /^(?:den )?(\d{1,2})(?:[:.]?[ae])? ?([a-zåäö]{3,})\.? ?(\d{4})?$/.exec(s);
  if (named) {
    const month = months.findIndex((m) => m.startsWith(named[2] ?? '?')) + 1;
    if (month > 0) return near(Number(named[1]), month, named[3], today);
  }
  return { ok: false, problem: t('date-unread') };
}

function exists(year: number, month: number, day: number): Read {
  const value = year >= 1850 && year <= 2200 ? iso(year, month, day) : null;
  return value ? { ok: true, value } : { ok: false, problem: t('date-missing') };
}

function near(day: number, month: number, year: string | undefined, today: string): Read {
  if (year) return exists(Number(year), month, day);
  const now = split(today)?.year ?? 2026;
  const tries = [now, now + 1, now - 1].map((y) => iso(y, month, day)).filter((d): d is string => d !== null);
  tries.sort((a, b) => Math.abs(daysBetween(today, a)) - Math.abs(daysBetween(today, b)));
  return tries[0] ? { ok: true, value: tries[0] } : { ok: false, problem: t('date-missing') };
}

/** Reads a time: `13.05`, `13:05`, `1305`, `kl 9`. Gives `13:05`. */
export function readTime(text: string): Read {
  const s = text.trim().toLowerCase().replace(/^kl\.? ?/, '');
  if (!s) return { ok: true, value: null };
  const m = /^(\d{1,2})(?:[.:]?(\d{2}))?$/.exec(s);
  const hour = Number(m?.[1]);
  const minute = Number(m?.[2] ?? 0);
  if (!m || hour > 23 || minute > 59) return { ok: false, problem: t('time-unread') };
  return { ok: true, value: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` };
}

/** This moment by the computer's own clock, `2026-10-21T13:24`. Only for what a person just said. */
export function now(): string {
  const d = new Date();
  const two = (n: number) => String(n).padStart(2, '0');
  return `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}T${two(d.getHours())}:${two(d.getMinutes())}`;
}

/** Whole years from a birth date to today. */
export function age(birth: string | null | undefined, today: string): number | null {
  const b = birth ? split(birth) : null;
  const n = split(today);
  if (!b || !n) return null;
  return n.year - b.year - (n.month < b.month || (n.month === b.month && n.day < b.day) ? 1 : 0);
}
