// Ingrid's case later in the process, and the hands that tests of steps 4 and 5 need.
import { fireEvent, screen } from '@testing-library/svelte';
import axe from 'axe-core';
import type { Case, GoalResult, HeldFollowUp, InsatsResult } from '../src/wire';
import type { FakeHost } from './fake/host';
import { ingridHost, settle } from './render';

export const caseOf = (host: FakeHost): Case => host.cases.get('sip-1')!.case;

/** The plan is established, and it is the day of the follow-up. */
export function laterHost(today = '2027-01-20'): FakeHost {
  const host = ingridHost();
  host.today = today;
  const stored = host.cases.get('sip-1')!;
  stored.locked = { version: 1, hash: 'a1b2c3d4', words: ['björk', 'kaffe', 'nyckel', 'våg'], lockedAt: '2026-10-21T14:10', establishedAt: '2026-10-21T14:20' };
  stored.case.versions = [{ id: 'v1', version: 1, hash: 'a1b2c3d4', words: [], lockedAt: '2026-10-21T14:10', establishedAt: '2026-10-21T14:20', establishedBy: 'Maria Sandell' }];
  return host;
}

/** A follow-up has begun. */
export function begun(host: FakeHost, id = 'f1'): HeldFollowUp {
  const held: HeldFollowUp = {
    id, at: `${host.today}T13:00`, place: 'Ingrids hem', present: [], whatWorked: null, newNeeds: null, next: null, decision: null, decidedAt: null, decidedBy: null, struck: null,
  } as HeldFollowUp;
  caseOf(host).followUps.push(held);
  return held;
}

/** Every goal and insats has an answer, but for those named. */
export function answered(host: FakeHost, followUp = 'f1', but: string[] = []): void {
  for (const goal of caseOf(host).plan.goals) {
    if (!but.includes(goal.id)) (goal.results ??= []).push({ id: `${followUp}-${goal.id}`, followUp, result: 'nått' as GoalResult, why: null, inPersonsWords: null, struck: null } as never);
    for (const insats of goal.insatser)
      if (!but.includes(insats.id)) (insats.results ??= []).push({ id: `${followUp}-${insats.id}`, followUp, result: 'gjort' as InsatsResult, comment: null, struck: null } as never);
  }
}

export const sent = (host: FakeHost, name: string) => host.seen.filter((s) => s.name === name).map((s) => s.request as Record<string, unknown>);
export const sets = (host: FakeHost) => sent(host, 'case_set').map(({ path, value }) => ({ path, value }));

export async function click(name: string | RegExp, within: HTMLElement | null = null): Promise<void> {
  const all = (within ? [...within.querySelectorAll('button')] : screen.getAllByRole('button', { hidden: true })) as HTMLElement[];
  const said = (b: HTMLElement) => (b.getAttribute('aria-label') ?? b.textContent ?? '').replace(/\s+/g, ' ').trim();
  const found = all.filter((b) => (typeof name === 'string' ? said(b) === name : name.test(said(b))));
  if (!found[0]) throw new Error(`no button ${String(name)} among: ${all.map(said).join(' | ')}`);
  await fireEvent.click(found[0]);
  await settle();
}

export async function type(field: HTMLElement, value: string): Promise<void> {
  await fireEvent.input(field, { target: { value } });
  await settle();
}

/** Types and leaves. */
export async function write(label: string, value: string): Promise<void> {
  const field = screen.getByLabelText(label);
  await type(field, value);
  await fireEvent.blur(field);
  await settle();
}

export async function pick(label: string, value: string): Promise<void> {
  await fireEvent.change(screen.getByLabelText(label), { target: { value } });
  await settle();
}

export async function choose(label: string | RegExp, within: HTMLElement | Document = document): Promise<void> {
  const found = [...within.querySelectorAll<HTMLInputElement>('input[type=radio]')].find((input) => {
    const text = input.closest('label')?.textContent?.trim() ?? '';
    return typeof label === 'string' ? text === label : label.test(text);
  });
  if (!found) throw new Error(`no answer ${String(label)}`);
  await fireEvent.click(found);
  await settle();
}

/** Sends the form of the dialog that is open. */
export async function submit(): Promise<void> {
  const form = document.querySelector<HTMLFormElement>('dialog[open] form');
  if (!form) throw new Error('no form is open');
  await fireEvent.submit(form);
  await settle();
}

export async function axeOf(node: Element = document.body): Promise<string[]> {
  const { violations } = await axe.run(node, { rules: { 'color-contrast': { enabled: false } } });
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 160)).join(' | ')}`);
}
