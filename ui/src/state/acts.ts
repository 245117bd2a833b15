// The acts that change whose a plan is, whether it goes on, and what somebody thinks is wrong in it. What is typed
// enters the plan first, so that nothing is left behind a closed door.
import { call } from '../host/call';
import type { Changed, EndingKind, FollowUpDecision } from '../wire';
import type { OpenCase } from './case.svelte';

/** The endings that a person at the table chooses among. The other two come of an act of their own. */
export const endingKinds = ['mål_nådda', 'behov_upphört', 'vill_inte', 'annan_plan', 'avliden', 'fel_person', 'annat'] as const satisfies EndingKind[];

async function act(open: OpenCase, run: () => Promise<Changed>): Promise<Changed> {
  await open.leaveAll();
  return open.act(run);
}

export function closePlan(open: OpenCase, kind: EndingKind, reason: string): Promise<Changed> {
  return act(open, () => call('case_close', { case: open.id, kind, reason }));
}

export function reopenPlan(open: OpenCase, reason: string): Promise<Changed> {
  return act(open, () => call('case_reopen', { case: open.id, reason }));
}

/** What a follow-up leads to. An ending has a kind and a reason. */
export function decide(open: OpenCase, followUp: string, decision: FollowUpDecision, ending: { kind: EndingKind; reason: string } | null = null): Promise<Changed> {
  return act(open, () => call('follow_up_decide', { case: open.id, followUp, decision, ending: ending?.kind ?? null, reason: ending?.reason ?? null }));
}

/** To another unit, by its id in the case. */
export function handOver(open: OpenCase, to: string, reason: string): Promise<Changed> {
  return act(open, () => call('case_handover', { case: open.id, to, reason }));
}

export function takeBack(open: OpenCase, reason: string): Promise<Changed> {
  return act(open, () => call('case_take_back', { case: open.id, reason }));
}

/** A colleague of the same unit, by participant ids. */
export function takeOver(open: OpenCase, from: string, to: string, reason: string): Promise<Changed> {
  return act(open, () => call('case_takeover', { case: open.id, from, to, reason }));
}

/** A note beside a text. The text itself stays as it is. */
export function correct(open: OpenCase, path: string, words: string, by: string): Promise<Changed> {
  return act(open, () => call('case_correct', { case: open.id, path, words, by }));
}
