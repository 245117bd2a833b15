// What a follow-up finds. Each goal and insats keeps its results, one line for every follow-up; the line is made when
// the first word of it is said. Two words said at once must not make two lines, so they are written one after another.
import type { Case, Changed, GoalOutcome, HeldFollowUp, InsatsOutcome } from '../wire';
import type { OpenCase } from './case.svelte';
import type { Desk } from './field.svelte';
import { live } from './pointer';
import { insatserOf } from './summary';

type Outcome = GoalOutcome | InsatsOutcome;
export type OutcomeField = 'result' | 'why' | 'inPersonsWords' | 'comment';
/** How many have no answer yet. */
export interface Left { goals: number; insatser: number }

/** The follow-up that has begun and led to nothing yet. */
export function followUpNow(c: Case): HeldFollowUp | null {
  return live(c.followUps).findLast((f) => !f.decision) ?? null;
}

/** Those that are decided, the latest first. */
export function followUpsHeld(c: Case): HeldFollowUp[] {
  return live(c.followUps).filter((f) => f.decision).reverse();
}

/** The line of one follow-up. */
export function resultOf<T extends Outcome>(results: T[] | null | undefined, followUp: string): T | undefined {
  return live(results).find((line) => line.followUp === followUp);
}

export interface Planned { at: string | null; place: string | null }

/**
 * The follow-up that comes: the plan's own, or the one that a follow-up set when the plan went on as it was. The
 * plan's own stands on the signed paper and is not rewritten; once it has been held it tells nothing more.
 */
export function planned(c: Case): Planned {
  const held = followUpsHeld(c);
  const last = held.map((f) => f.at ?? '').sort().at(-1) ?? '';
  const nexts = held.filter((f) => f.decision === 'fortsätt').flatMap((f) => f.next ?? []);
  const own = c.followUp.at && c.followUp.at > last ? [c.followUp] : [];
  const [next] = [...nexts, ...own].filter((x) => x.at).sort((a, b) => (b.at ?? '').localeCompare(a.at ?? ''));
  return next && (next.at ?? '') > last ? { at: next.at, place: next.place ?? c.followUp.place } : { at: null, place: c.followUp.place };
}

/** How long the samordnare goes on. */
export function coordinatorUntil(c: Case): string | null {
  return [c.coordinator.until, ...followUpsHeld(c).map((f) => f.next?.coordinatorUntil)].filter((d): d is string => Boolean(d)).sort().at(-1) ?? null;
}

/** A goal is answered by its result; and, where it is not reached, by why. */
const isAnswered = (line: GoalOutcome | undefined): boolean => Boolean(line?.result && (line.result === 'nått' || line.why));

/** What still has to be answered before something can be decided. */
export function left(c: Case, followUp: string): Left {
  return {
    goals: live(c.plan.goals).filter((goal) => !isAnswered(resultOf(goal.results, followUp))).length,
    insatser: insatserOf(c).filter(({ insats }) => !resultOf(insats.results, followUp)?.result).length,
  };
}

/** The number that the next version gets. */
export function nextVersion(c: Case): number {
  return Math.max(0, c.plan.version ?? 0, ...(c.versions ?? []).map((v) => v.version ?? 0)) + 1;
}

const tails = new WeakMap<OpenCase, Promise<unknown>>();

/** Writes one word of a result; `list` is the path of the results of a goal or an insats. */
export function writeOutcome(open: OpenCase, list: string, followUp: string, field: OutcomeField, value: unknown): Promise<Changed> {
  const run = () => {
    const line = resultOf(open.value(list) as Outcome[] | undefined, followUp);
    return line ? open.set(`${list}/${line.id}/${field}`, value) : open.set(`${list}/-`, { followUp, [field]: value });
  };
  const next = (tails.get(open) ?? Promise.resolve()).then(run);
  tails.set(open, next.catch(() => undefined));
  return next;
}

/** Lets a field write in a line that may not be there yet. The path of the field only names its draft. */
export function outcomeDesk(open: OpenCase, list: string, followUp: string, field: OutcomeField): Desk {
  let kept = false;
  return {
    value: () => (resultOf(open.value(list) as Outcome[] | undefined, followUp) as Partial<Record<OutcomeField, unknown>> | undefined)?.[field],
    draft: (path) => open.draft(path),
    keep: (path, text) => {
      kept = text !== null;
      return open.keep(path, text);
    },
    set: async (path, value) => {
      const changed = await writeOutcome(open, list, followUp, field, value);
      // The engine drops the draft of the path that was set; this one bears another name.
      if (kept || open.draft(path) !== null) await open.keep(path, null);
      kept = false;
      return changed;
    },
  };
}
