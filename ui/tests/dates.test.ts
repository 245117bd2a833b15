import { describe, expect, it } from 'vitest';
import { genitive, initials, list } from '../src/text';
import { addMonths, age, readDate, readTime, writeDate, writeMoment, writeNext, writeTime } from '../src/text/dates';

const today = '2026-10-21';
const nbsp = (s: string) => s.replaceAll('\u00a0', ' ');

describe('dates as people write them', () => {
  it.each([
    ['2026-10-21', '2026-10-21'], ['20261021', '2026-10-21'], ['21 okt 2026', '2026-10-21'], ['21 oktober', '2026-10-21'],
    ['onsdag 21 oktober 2026', '2026-10-21'], ['21/10', '2026-10-21'], ['21/10 2027', '2027-10-21'], ['den 3 nov', '2026-11-03'],
    ['i dag', '2026-10-21'], ['i morgon', '2026-10-22'], ['10 mars 1942', '1942-03-10'], ['20/1', '2027-01-20'], ['30 sept', '2026-09-30'],
  ])('reads %s', (typed, value) => {
    expect(readDate(typed, today), `"${typed}" is a way of writing ${value}`).toEqual({ ok: true, value });
  });

  it('says what is wrong: not read, or no such day', () => {
    expect(readDate('31/2', today), 'February has no 31st').toMatchObject({ ok: false, problem: 'Det datumet finns inte. Se efter i almanackan.' });
    expect(readDate('nästa vecka', today).ok, 'a week is no day').toBe(false);
    expect(readDate('2026-13-01', today).ok, 'there is no month 13').toBe(false);
    expect(readDate('  ', today), 'nothing clears').toEqual({ ok: true, value: null });
  });

  it('reads back what it writes', () => {
    for (const iso of ['2026-01-31', '2026-05-01', '2027-12-24', '1942-03-10'])
      expect(readDate(writeDate(iso, '', { weekday: true, year: true }), today), `${iso} survives`).toEqual({ ok: true, value: iso });
  });

  it('reads times', () => {
    for (const typed of ['13.05', '13:05', '1305', 'kl 13.05']) expect(readTime(typed), typed).toEqual({ ok: true, value: '13:05' });
    expect(readTime('9'), 'the hour alone').toEqual({ ok: true, value: '09:00' });
    expect(readTime('25.00').ok, 'no such hour').toBe(false);
  });
});

describe('dates as design section 7 writes them', () => {
  it('writes days and times', () => {
    expect(nbsp(writeDate('2026-10-21', today, { weekday: true }))).toBe('onsdag 21 oktober');
    expect(nbsp(writeDate('2027-01-31', today)), 'another year is named').toBe('31 januari 2027');
    expect(writeTime('2026-10-21T09:04')).toBe('9.04');
    expect(nbsp(writeMoment('2026-10-07T14:10'))).toBe('7 oktober 2026 kl. 14.10');
  });

  it('writes what comes next', () => {
    expect(writeNext('2026-10-21T13:00', today)).toBe('I dag 13.00');
    expect(nbsp(writeNext('2026-10-24', today))).toBe('Lör 24 okt');
    expect(nbsp(writeNext('2026-10-26T09:30', today))).toBe('Mån 26 okt 9.30');
  });

  it('counts months to the last day and years to the birthday', () => {
    expect(addMonths('2026-11-30', 3), 'February is shorter').toBe('2027-02-28');
    expect(age('1942-10-22', today), 'tomorrow is the birthday').toBe(83);
  });
});

describe('words', () => {
  it('joins, owns and shortens', () => {
    expect(list(['a', 'b', 'c'])).toBe('a, b och c');
    expect(genitive('Ingrid')).toBe('Ingrids');
    expect(genitive('Jonas')).toBe('Jonas');
    expect(initials('Karin Bergvall-Holm')).toBe('KB');
  });
});
