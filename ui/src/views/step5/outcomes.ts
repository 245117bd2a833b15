// The words of a result, with their drawings.
import type { IconName } from '../../kit/icons';
import { t } from '../../text';
import type { GoalResult, InsatsResult } from '../../wire';

const goal: Record<GoalResult, { key: string; icon: IconName }> = {
  nått: { key: 'fu-reached', icon: 'check' },
  delvis: { key: 'fu-partly', icon: 'half' },
  'inte än': { key: 'fu-not-yet', icon: 'cross' },
};
const insats: Record<InsatsResult, string> = {
  gjort: 'fu-done',
  pågår: 'fu-going',
  'inte gjort': 'fu-not-done',
};

export function goalAnswers(): { value: GoalResult; label: string; icon: IconName }[] {
  return (Object.keys(goal) as GoalResult[]).map((value) => ({ value, label: t(goal[value].key), icon: goal[value].icon }));
}

export function insatsAnswers(): { value: InsatsResult; label: string }[] {
  return (Object.keys(insats) as InsatsResult[]).map((value) => ({ value, label: t(insats[value]) }));
}

export function goalWord(result: GoalResult | null | undefined): string {
  return result ? t(goal[result].key) : '';
}

export function goalIcon(result: GoalResult | null | undefined): IconName | undefined {
  return result ? goal[result].icon : undefined;
}

export function insatsWord(result: InsatsResult | null | undefined): string {
  return result ? t(insats[result]) : '';
}
