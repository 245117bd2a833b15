// Renders a view inside an open case, with a host in memory.
import { render } from '@testing-library/svelte';
import { tick, type Component } from 'svelte';
import scenario from '../../tests/fixtures/scenarios/1.json';
import { useDoor } from '../src/host/call';
import { route, stepOf, type Part } from '../src/state/route.svelte';
import { session } from '../src/state/session.svelte';
import Inside from './Inside.svelte';
import { FakeHost } from './fake/host';
import { blank, fromFile } from './fake/seed';

/** Ingrid's case as the scenario tells it. */
export function ingridHost(): FakeHost {
  return new FakeHost({ cases: [fromFile(scenario, 'sip-1')] });
}

/** A case where only the name is written. */
export function blankHost(): FakeHost {
  return new FakeHost({ cases: [blank('sip-1', 'Ingrid Bergvall', '1942-03-10', 'utskrivning')] });
}

/** Lets promises and effects come to rest. */
export async function settle(): Promise<void> {
  for (let n = 0; n < 60; n += 1) {
    await Promise.resolve();
    await tick();
  }
}

/** Shows a view of the case `sip-1`. */
export async function showCase(View: Component<any>, host: FakeHost, part: Part = 'need', props: Record<string, unknown> = {}) {
  useDoor(host.door);
  await session.load();
  route.open('sip-1', stepOf(part), part);
  const shown = render(Inside, { props: { id: 'sip-1', View, props } });
  await settle();
  return shown;
}
