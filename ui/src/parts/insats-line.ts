// How an insats is said in its row: when, and how often; or who answers whom, and by when.
import { firstName, list, t } from '../text';
import { writeDate } from '../text/dates';
import type { Insats, Participant, Unit } from '../wire';
import type { When } from './quick';
import { partyName, spoken } from './who';
import { ways } from './yes';

export interface TwoLines { main: string; sub: string }

export function whenLines(insats: Insats, people: Participant[], today: string): TwoLines {
  if (insats.decision === 'kräver_utredning') {
    const { due, to } = insats.feedback ?? {};
    const who = (to ?? []).map((id) => firstName(people.find((p) => p.id === id)?.name)).filter(Boolean);
    return {
      main: due ? t('ins-answer-by', { date: writeDate(due, today, { short: true }) }) : t('ins-answer-open'),
      sub: who.length > 0 ? t('ins-to', { who: list(who) }) : '',
    };
  }
  const main = timeLine({ start: insats.start ?? null, due: insats.due ?? null, frequency: null }, today);
  if (!main && insats.frequency) return { main: insats.frequency, sub: '' };
  return { main: main || t('ins-no-time'), sub: insats.frequency ?? '' };
}

function timeLine({ start, due }: When, today: string): string {
  if (start && due) return t('ins-span', { from: writeDate(start, today, { short: true }), to: writeDate(due, today, { short: true }) });
  if (start) return start === today ? t('ins-from-today') : t('ins-from', { date: writeDate(start, today) });
  return due ? t('ins-until', { date: writeDate(due, today) }) : '';
}

/** The time as the chip writes it, in words that can be read back. */
export function chipText(when: When, today: string): string {
  return [timeLine(when, today), when.frequency].filter(Boolean).join(', ').replaceAll('\u00a0', ' ');
}

/** How the yes came, where it was not said at the table. */
export function committedLine(insats: Insats): string {
  const key = ways.find((w) => w.value === insats.committed?.how)?.key;
  return insats.decision === 'åtagen' && key && key !== 'meeting' ? t(`yes-how-in-${key}`) : '';
}

/** Day and decider of a formal decision. */
export function decidedLine(insats: Insats, people: Participant[], units: Unit[], today: string): string {
  if (insats.decision !== 'beslutad' || !insats.decided?.at) return '';
  const by = spoken(partyName(insats.decided.by, people, units));
  return t('ins-decided', { date: writeDate(insats.decided.at, today, { short: true }), by });
}
