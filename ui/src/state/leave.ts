// Out of a plan. While a meeting runs others see the screen, so what lies outside is behind the code.
import type { OpenCase } from './case.svelte';
import { session } from './session.svelte';

export function leavePlan(open: OpenCase, go: () => void): void {
  const meeting = open.view?.case.meeting;
  go();
  // A meeting of another day is over, whether or not somebody wrote when it ended.
  const running = meeting?.startedAt?.startsWith(session.today) && !meeting.endedAt;
  if (running) void session.lock();
}
