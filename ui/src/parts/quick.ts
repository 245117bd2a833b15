// The quick line: "Återbesök och röntgen, ortoped, 17 nov". Comma separates; names, units and dates are found in any
// order; what was not understood stays in Vad. Pure: the same words always give the same answer.
import { addDays, readDate } from '../text/dates';
import type { Participant, ResponsibleAuthority, Unit } from '../wire';
import { authorityOf } from './authority';
import type { Who } from './who';

export interface When { start: string | null; due: string | null; frequency: string | null }
export interface Quick { what: string; who: Who | null; when: When }

export const noTime: When = { start: null, due: null, frequency: null };

/** Cuts at commas, but not inside a number: "2,5 kg". */
export function pieces(line: string): string[] {
  const out: string[] = [''];
  [...line].forEach((c, n, all) => {
    const inNumber = /\d/.test(all[n - 1] ?? '') && /\d/.test(all[n + 1] ?? '');
    if (c === ',' && !inNumber) out.push('');
    else out[out.length - 1] += c;
  });
  return out.map((s) => s.trim()).filter(Boolean);
}

export function parseQuick(line: string, people: Participant[], units: Unit[], today: string): Quick {
  const when = { ...noTime };
  const what: string[] = [];
  let who: Who | null = null;
  for (const piece of pieces(line)) {
    const time = parseWhen(piece, today);
    if (time && !clashes(when, time)) {
      Object.assign(when, Object.fromEntries(Object.entries(time).filter(([, v]) => v)));
      continue;
    }
    const found = time ? null : parseWho(piece, people, units);
    const narrower: Who | null = found && (!who || within(found, who) ? found : within(who, found) ? who : null);
    if (narrower) who = narrower;
    else what.push(piece);
  }
  // Something is always to be done: a line of one name is the start of a sentence, not an answer.
  const first = pieces(line)[0];
  if (what.length === 0 && first) {
    return pieces(line).length === 1 ? { what: first, who: null, when: { ...noTime } } : { what: first, ...rest(line, people, units, today) };
  }
  return { what: what.join(', '), who, when };
}

function rest(line: string, people: Participant[], units: Unit[], today: string): { who: Who | null; when: When } {
  const { who, when } = parseQuick(['·', ...pieces(line).slice(1)].join(', '), people, units, today);
  return { who, when };
}

/** The first is the second, or a part of it. */
function within(small: Who, large: Who): boolean {
  if (large.participantId) return small.participantId === large.participantId;
  if (large.unitId) return small.unitId === large.unitId;
  return small.authority === large.authority;
}

function clashes(a: When, b: When): boolean {
  return Boolean((a.start && b.start) || (a.due && b.due) || (a.frequency && b.frequency));
}

const OFTEN = /^(?:(?:minst |högst |ungefär |cirka |ca )?(?:\d+|en|två|tre|fyra|fem|sex|sju)(?:\s?[–-]\s?\d+)? (?:gång|gånger|ggr)(?: |$)|(?:varje|varannan|vartannat|var (?:annan|tredje|fjärde)) |dagligen|veckovis|månadsvis)/;
const FROM = /^(?:från och med|från|fr\.? ?o\.? ?m\.?|startar|start|börjar|med start) +(.+)$/;
const UNTIL = /^(?:klart senast|senast|klart|till och med|till|t\.? ?o\.? ?m\.?) +(.+)$/;
const SPAN = /^(?:från och med |från |fr\.? ?o\.? ?m\.? ?)?(.+?)(?: *[–—] *| - | till och med | till | t\.? ?o\.? ?m\.? )(.+)$/;

/** A time as people say it: `17 nov`, `senast 17 nov`, `från i dag`, `23 okt–15 dec`, `2 gånger i veckan`. Null when it is none. */
export function parseWhen(piece: string, today: string): When | null {
  const words = piece.trim().replace(/[.!]$/, '');
  const s = words.toLowerCase();
  if (OFTEN.test(s)) return { ...noTime, frequency: words };
  const from = FROM.exec(s);
  const start = from && date(from[1], today);
  if (start) return { ...noTime, start };
  const until = UNTIL.exec(s);
  const due = date(until ? until[1] : s, today);
  if (due) return { ...noTime, due };
  const span = SPAN.exec(s);
  const first = span && date(span[1], today);
  const last = span && date(span[2], today);
  return first && last && first <= last ? { ...noTime, start: first, due: last } : null;
}

/** A day to come: without a year, one that lies long behind means the next. */
function date(text: string | undefined, today: string): string | null {
  const read = readDate(text ?? '', today);
  if (!read.ok || !read.value) return null;
  if (/\d{4}/.test(text ?? '') || read.value >= addDays(today, -31)) return read.value;
  const next = readDate(`${Number(read.value.slice(0, 4)) + 1}${read.value.slice(4)}`, today);
  return next.ok ? next.value : read.value;
}

/** Who is meant; null when nobody is, or when it could be several. */
export function parseWho(piece: string, people: Participant[], units: Unit[]): Who | null {
  const s = plain(piece).replace(/^(?:av|hos|genom) /, '');
  if (!s) return null;
  const person = (p: Participant): Who => ({ authority: authorityOf(p, units), unitId: p.unitId ?? null, participantId: p.id });
  const self = people.find((p) => p.role === 'enskild');
  if (self && s === 'jag') return person(self);
  const authority = ({ kommunen: 'kommun', kommun: 'kommun', regionen: 'region', region: 'region' } as Record<string, ResponsibleAuthority>)[s];
  if (authority) return { authority, unitId: null, participantId: null };
  const named = only(people, (p) => plain(p.name) === s) ?? only(people, (p) => plain(p.name).split(' ')[0] === s) ?? only(people, (p) => plain(p.name).split(' ').slice(1).join(' ') === s);
  if (named) return person(named);
  const byRole = only(people, (p) => p.role !== 'enskild' && tokens(p.role).some((w) => alike(w, s)));
  if (byRole) return person(byRole);
  const unit = only(units, (u) => plain(u.name) === s) ?? only(units, (u) => s.split(' ').every((part) => tokens(u.name).some((w) => alike(w, part) || partOf(w, part))));
  return unit ? { authority: unit.authority ?? 'annan', unitId: unit.id, participantId: null } : null;
}

/** The one that fits; nobody when several do. */
function only<T>(all: T[], fits: (item: T) => boolean): T | null {
  const found = all.filter(fits);
  return found.length === 1 ? (found[0] as T) : null;
}

const plain = (text: string | null | undefined): string => (text ?? '').toLowerCase().replace(/[.,!?()]/g, ' ').replace(/\s+/g, ' ').trim();
const tokens = (text: string | null | undefined): string[] => plain(text).split(' ').filter(Boolean);

/** The same word, with or without its ending: hemtjänst and hemtjänsten, dotter and dottern. */
function alike(word: string, said: string): boolean {
  if (word === said) return true;
  const [short, long] = word.length < said.length ? [word, said] : [said, word];
  return short.length >= 4 && long.startsWith(short) && /^(?:en|et|n|t|s|a|erna|na)$/.test(long.slice(short.length));
}

/** A piece of a long word that is enough: ortoped in Ortopedkliniken, rehab in Kommunrehab. */
function partOf(word: string, said: string): boolean {
  return said.length >= 5 && (word.startsWith(said) || word.endsWith(said));
}
