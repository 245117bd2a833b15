// The name of a field, as it stands on a card.
import { t } from '../text';

export function fieldLabel(name: string): string {
  const key = `field-${name}`;
  const words = t(`field-${name}`);
  return words === key ? t('field-unnamed') : words;
}
