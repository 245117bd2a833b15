// The short line under a step: when the meeting is, when the follow-up is.
import { t } from '../text';
import { writeDate, writeNext, writeTime } from '../text/dates';
import type { CaseView } from '../wire';

export function whenLine(view: CaseView, step: number, today: string): string {
  const { meeting, summons, followUp } = view.case;
  if (step === 3) {
    const start = meeting.startedAt ?? summons.meetingAt;
    if (!start) return '';
    const from = writeNext(start, today);
    return meeting.endedAt ? t('from-to', { from, to: writeTime(meeting.endedAt) }) : from;
  }
  return step === 5 && followUp.at ? writeDate(followUp.at, today, { year: true }) : '';
}
