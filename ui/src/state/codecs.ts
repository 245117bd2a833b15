// How the kinds of fields write and read their values.
import { t } from '../text';
import { readDate, writeDate } from '../text/dates';
import type { Codec } from './field.svelte';

/** Words as they are; blank clears. */
export const words: Codec = {
  print: (value) => (typeof value === 'string' ? value : ''),
  parse: (text) => ({ ok: true, value: text.trim() === '' ? null : text.trim() }),
};

/** A whole number. */
export const whole: Codec = {
  print: (value) => (typeof value === 'number' ? String(value) : ''),
  parse: (text) => {
    const s = text.trim();
    if (s === '') return { ok: true, value: null };
    return /^\d{1,9}$/.test(s) ? { ok: true, value: Number(s) } : { ok: false, problem: t('number-unread') };
  },
};

/** A date, written `21 oktober 2026`. */
export function date(today: () => string): Codec {
  return {
    print: (value) => (typeof value === 'string' ? writeDate(value, today(), { year: true }).replace('\u00a0', ' ') : ''),
    parse: (text) => readDate(text, today()),
  };
}
