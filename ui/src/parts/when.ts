// The short line under a step: when the meeting is, when the follow-up is.
import { followUpNow, planned } from '../state/outcome';
import { t } from '../text';
import { writeDate, writeNext, writeTime } from '../text/dates';
import type { CaseView } from '../wire';

export function whenLine(view: CaseView, step: number, today: string): string {
  const { meeting, summons } = view.case;
  if (step === 3) {
    const start = meeting.startedAt ?? summons.meetingAt;
    if (!start) return '';
    if (meeting.endedAt && start.slice(0, 10) < today) return writeDate(start, '', { year: true });
    const from = writeNext(start, today);
    return meeting.endedAt ? t('from-to', { from, to: writeTime(meeting.endedAt) }) : from;
  }
  // While a follow-up is held, it is that one.
  const { at } = step === 5 ? (followUpNow(view.case) ?? planned(view.case)) : { at: null };
  if (!at) return '';
  return at.startsWith(today) ? writeNext(at, today) : writeDate(at, today, { year: true });
}
