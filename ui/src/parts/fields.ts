// The name of a field, as it stands on a card.
import { t } from '../text';
import type { ConflictCard } from '../wire';

export function fieldLabel(name: string): string {
  const key = `field-${name}`;
  const words = t(`field-${name}`);
  return words === key ? t('field-unnamed') : words;
}

/** What is disputed. A reason is named by the code that it answers, which says nothing to people. */
export function disputed(card: ConflictCard): string {
  return fieldLabel(card.path.startsWith('/reasons/') ? 'reasons' : card.field);
}

/** A word of the case file as people read it: kräver_utredning is two words. */
export function plain(words: string): string {
  return /^\p{L}+(?:_\p{L}+)+$/u.test(words) ? words.replaceAll('_', ' ') : words;
}
