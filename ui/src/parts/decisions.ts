// The four decision words with their drawings (ruling 16).
import type { IconName } from '../kit/icons';
import { t } from '../text';
import type { Decision } from '../wire';

const looks: Record<Decision, { key: string; icon: IconName }> = {
  föreslagen: { key: 'proposed', icon: 'speech' },
  åtagen: { key: 'taken', icon: 'check' },
  beslutad: { key: 'decided', icon: 'ok' },
  kräver_utredning: { key: 'inquiry', icon: 'search' },
};

export function decisionAnswers(): { value: Decision; label: string; icon: IconName }[] {
  return (Object.keys(looks) as Decision[]).map((value) => ({ value, label: t(`decide-${looks[value].key}`), icon: looks[value].icon }));
}
