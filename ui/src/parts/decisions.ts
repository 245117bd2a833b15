// The four decision words with their drawings (ruling 16).
import type { IconName } from '../kit/icons';
import { t } from '../text';
import type { Decision } from '../wire';

const icons: Record<Decision, IconName> = { föreslagen: 'speech', åtagen: 'check', beslutad: 'ok', kräver_utredning: 'search' };

export function decisionAnswers(): { value: Decision; label: string; icon: IconName }[] {
  return (Object.keys(icons) as Decision[]).map((value) => ({ value, label: t(`decide-${value}`), icon: icons[value] }));
}
