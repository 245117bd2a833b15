// What "Är planen klar?" counts and where a finding is mended. The engine judges; this only sorts and counts.
import { firstName } from '../text';
import type { Case, FindingView, Insats } from '../wire';
import { live } from './pointer';
import type { Part } from './route.svelte';

/** Every insats that stands, of goals that stand. */
export function insatserOf(c: Case): { goal: string; insats: Insats }[] {
  return live(c.plan.goals).flatMap((g) => live(g.insatser).map((insats) => ({ goal: g.id, insats })));
}

/** What others than the huvudmän do, by name: "Ingrid 2, Karin 1". Nameless ones come under the given word. */
export function byOthers(c: Case, nameless: (authority: string) => string): { name: string; n: number }[] {
  const counts = new Map<string, number>();
  for (const { insats } of insatserOf(c)) {
    const { authority, participantId, unitId } = insats.responsible ?? {};
    if (authority !== 'enskild' && authority !== 'närstående' && authority !== 'annan') continue;
    const person = firstName(live(c.meeting.participants).find((p) => (participantId ? p.id === participantId : authority === 'enskild' && p.role === 'enskild'))?.name);
    const name = person || (live(c.units).find((u) => u.id === unitId)?.name ?? nameless(authority));
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, n]) => ({ name, n }));
}

/** A samordnare is chosen for a time. Where there will be no follow-up, the time stands beside the reason for it. */
export function periodMissing(c: Case): boolean {
  const { participantId, from, until } = c.coordinator;
  const term = c.followUp.planned === false ? c.followUp.coordinatorTermIfNone : null;
  return Boolean(participantId) && !(from && until) && !(term?.from && term.until);
}

export const isOpen = (f: FindingView): boolean => f.severity === 'block' || (f.severity === 'reason' && !f.reason);

/** What stands in the way of locking. */
export function openFindings(findings: FindingView[]): FindingView[] {
  return findings.filter(isOpen);
}

/** How much is left before the plan can be locked. */
export function leftBeforeLock(c: Case, findings: FindingView[]): number {
  const said = findings.some((f) => f.code === 'coordinator-period-missing');
  return openFindings(findings).length + (periodMissing(c) && !said ? 1 : 0);
}

/** The part where a finding is mended: who came is written where the meeting begins, not where the units stand. */
export function partFor(finding: FindingView): Part | null {
  return finding.code === 'called-absent' ? 'opening' : partOf(finding.field);
}

/** Findings of one code share the reason that answers them. */
export function byCode(findings: FindingView[]): FindingView[][] {
  const groups = new Map<string, FindingView[]>();
  for (const finding of findings) groups.set(finding.code, [...(groups.get(finding.code) ?? []), finding]);
  return [...groups.values()];
}

/** The part where a field is written. */
export function partOf(field: string): Part | null {
  const places: [string, Part][] = [
    ['/plan/goals', 'goals'], ['/plan/dissent', 'goals'], ['/consent', 'consent'], ['/need/offered', 'offer'], ['/need', 'need'],
    ['/person/adaptations', 'adaptations'], ['/person/underageChildren', 'important'], ['/person/guardians', 'offer'], ['/person/child', 'offer'], ['/person', 'need'], ['/units', 'need'], ['/preparation', 'important'], ['/summons', 'summons'],
    ['/meeting/participants', 'people'], ['/meeting/situation', 'situation'], ['/meeting/whatWorks', 'situation'], ['/meeting/agenda', 'opening'],
  ];
  return places.find(([prefix]) => field.startsWith(prefix))?.[1] ?? null;
}
