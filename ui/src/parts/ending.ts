// The endings in words. The person is named; someone who has died is spoken of as one would at the table.
import { t } from '../text';
import type { EndingKind } from '../wire';

const keys: Record<EndingKind, string> = {
  mål_nådda: 'reached',
  behov_upphört: 'noneed',
  vill_inte: 'unwanted',
  samtycke_återkallat: 'withdrawn',
  nej: 'declined',
  annan_plan: 'otherplan',
  avliden: 'deceased',
  fel_person: 'wrong',
  annat: 'other',
};

/** The ending as a sentence. */
export function endingLabel(kind: EndingKind | null | undefined, name: string): string {
  return t(`ending-${keys[kind ?? 'annat']}`, { name });
}

/** What it means, under the choice. */
export function endingNote(kind: EndingKind, name: string): string {
  return t(`ending-note-${keys[kind]}`, { name });
}

/** What is asked for. */
export function endingQuestion(kind: EndingKind | null, name: string): string {
  return t(`ending-ask-${keys[kind ?? 'annat']}`, { name });
}
