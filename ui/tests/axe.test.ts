// Every screen of the foundation, by the rules of WCAG 2.0–2.2 A and AA. Colours are measured in the real window.
import { cleanup, render } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import App from '../src/App.svelte';
import { useDoor } from '../src/host/call';
import { parts, route, steps } from '../src/state/route.svelte';
import { session } from '../src/state/session.svelte';
import { FakeHost } from './fake/host';
import { blankHost, ingridHost, settle } from './render';

afterEach(cleanup);

async function findings(host: FakeHost, go: () => void): Promise<string[]> {
  session.view = null;
  useDoor(host.door);
  go();
  render(App);
  await settle();
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 160)).join(' | ')}`);
}

describe('accessibility', () => {
  it.each(['empty', 'locked'] as const)('the folder is %s', async (folder) => {
    expect(await findings(new FakeHost({ folder }), () => route.plans())).toEqual([]);
  });
  it('the list, what is to be done, a new plan, settings', async () => {
    for (const go of [() => route.plans(), () => route.todo(), () => route.new(), () => route.settings()]) {
      expect(await findings(ingridHost(), go)).toEqual([]);
      cleanup();
    }
  });
  it.each(steps.flatMap((step) => parts[step].map((part) => [step, part] as const)))('step %i, %s', async (step, part) => {
    for (const host of [ingridHost(), blankHost()]) {
      expect(await findings(host, () => route.open('sip-1', step, part))).toEqual([]);
      cleanup();
    }
  });
});
