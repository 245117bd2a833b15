// Which steps and parts are done, read from what the case holds. Shown as knots; it never blocks.
import type { CaseView } from '../wire';
import { live } from './pointer';
import { parts, steps, type Part, type Step } from './route.svelte';
import { insatserOf } from './summary';

/** A part is done when what it is for is there. */
export function partDone(view: CaseView, part: Part): boolean {
  const c = view.case;
  switch (part) {
    case 'need': return Boolean(c.need.description);
    case 'offer': return Boolean(c.need.offered.answer);
    case 'consent': return view.consentHolds;
    case 'important': return Boolean(c.preparation.importantToMe);
    case 'people': return live(c.meeting.participants).length > 1 && Boolean(c.meeting.roles.chair);
    case 'adaptations': return live(c.person.adaptations).length > 0;
    case 'summons': return Boolean(c.summons.sentAt);
    case 'opening': return Boolean(c.meeting.startedAt);
    case 'situation': return Boolean(c.meeting.situation);
    case 'goals': return live(c.plan.goals).some((g) => live(g.insatser).length > 0);
    case 'summary': return view.state !== 'draft' || (Boolean(c.plan.overallAuthority) && !view.findings.some((f) => f.severity !== 'warn' && !f.reason));
    case 'sign': return view.state === 'established' || view.state === 'closed';
    // What was agreed has been done or let go, or is being gone through together.
    case 'carry': return live(c.followUps).length > 0 || (insatserOf(c).length > 0 && insatserOf(c).every(({ insats }) => ['klar', 'inte gjord'].includes(insats.status ?? '')));
    case 'followup': return view.state === 'closed';
  }
}

/** A step is done by its deciding part: the yes, the kallelse, the plan. */
export function stepDone(view: CaseView, step: Step): boolean {
  const deciding: Record<Step, Part> = { 1: 'consent', 2: 'summons', 3: 'sign', 4: 'carry', 5: 'followup' };
  return partDone(view, deciding[step]) || (step < 3 && partDone(view, 'sign'));
}

/** Where to go when a case is opened: the step that the list names, at its first part not done. */
export function firstOpen(view: CaseView, step: Step): Part {
  return parts[step].find((part) => !partDone(view, part)) ?? parts[step].at(-1) ?? 'need';
}

/** The first step that is not done. */
export function currentStep(view: CaseView): Step {
  return steps.find((s) => !stepDone(view, s)) ?? 5;
}
