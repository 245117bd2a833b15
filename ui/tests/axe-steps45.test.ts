// Steps 4 and 5, the endings and what can be asked for in any step, by the rules of WCAG 2.0–2.2 A and AA.
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import App from '../src/App.svelte';
import { useDoor } from '../src/host/call';
import { route, stepOf, type Part } from '../src/state/route.svelte';
import { session } from '../src/state/session.svelte';
import type { FakeHost } from './fake/host';
import { answered, axeOf, begun, caseOf, choose, click, laterHost } from './process';
import { settle } from './render';

afterEach(cleanup);

async function show(host: FakeHost, part: Part): Promise<void> {
  session.view = null;
  useDoor(host.door);
  route.open('sip-1', stepOf(part), part);
  render(App);
  await settle();
}

describe('accessibility of steps 4 and 5', () => {
  it('Genomföra, with what went wrong and the forms open', async () => {
    const host = laterHost('2026-11-12');
    const insats = caseOf(host).plan.goals[0]!.insatser[0]!;
    insats.deviations = [
      { id: 'd1', at: '2026-11-10T10:00', by: 'Leila Haddad', text: 'Erik är sjuk.', handling: null, handledAt: null, struck: null },
      { id: 'd2', at: '2026-11-01T10:00', by: 'Leila Haddad', text: 'Fel dag.', handling: 'Ny dag.', handledAt: '2026-11-02T10:00', struck: null },
    ] as never;
    caseOf(host).corrections.push({ id: 'c1', at: '2026-11-02T10:00', field: '/plan/goals/g1/inPersonsWords', original: 'x', words: 'y', by: 'Ingrid Bergvall', documentedBy: 'Maria Sandell' });
    await show(host, 'carry');
    expect(await axeOf()).toEqual([]);
    await click(/^Svaret har kommit Tillsyn/);
    await choose(/^Ja, vi gör det/);
    await click(/^Något gick inte som planerat Jag gör/);
    expect(await axeOf()).toEqual([]);
  }, 60_000);

  it.each(['Lämna till en annan enhet', 'En kollega tar över', 'Avsluta planen av annan orsak', 'Skriv en anteckning', 'Mer om planen'])('%s', async (name) => {
    await show(laterHost(), 'carry');
    await click(name);
    expect(document.querySelector('dialog[open]')).toBeTruthy();
    expect(await axeOf()).toEqual([]);
  }, 60_000);

  it('Följa upp, before and during, and its three ways on', async () => {
    const host = laterHost();
    await show(host, 'followup');
    expect(await axeOf()).toEqual([]);
    await click('Börja uppföljningen');
    expect(await axeOf()).toEqual([]);
    cleanup();
    const ready = laterHost();
    Object.assign(begun(ready, 'f0'), { decision: 'fortsätt', decidedAt: '2026-12-20T14:00', decidedBy: 'Maria Sandell' });
    answered(ready, 'f0');
    begun(ready);
    answered(ready);
    await show(ready, 'followup');
    for (const name of [/^Ändra planen/, /^Fortsätt som nu/, /^Avsluta ?alla/]) {
      await click(name);
      expect(await axeOf(), String(name)).toEqual([]);
      await click(/^Avbryt$|^Avsluta inte$/, document.querySelector('dialog[open]'));
    }
    await fireEvent.keyDown(screen.getAllByRole('tab')[0]!, { key: 'ArrowRight' });
    await settle();
    expect(screen.getAllByRole('tab')[1]!.getAttribute('aria-selected'), 'goals are walked by key').toBe('true');
  }, 60_000);

  it.each(['mål_nådda', 'avliden', 'fel_person', 'samtycke_återkallat'] as const)('the page of an ending: %s', async (kind) => {
    const host = laterHost();
    host.case_close({ case: 'sip-1', kind, reason: 'Skäl.' });
    await show(host, 'followup');
    expect(await axeOf()).toEqual([]);
    await click('Läs planen');
    expect(await axeOf()).toEqual([]);
  }, 60_000);

  it('a plan that another unit has', async () => {
    const host = laterHost();
    host.case_handover({ case: 'sip-1', to: 'u-hsv', reason: 'Skäl.' });
    await show(host, 'carry');
    expect(await axeOf()).toEqual([]);
  }, 60_000);
});
