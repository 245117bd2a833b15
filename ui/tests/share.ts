// Ingrid's case with somebody to hand it to, and the hands that these tests need.
import { fireEvent, render } from '@testing-library/svelte';
import type { Component } from 'svelte';
import App from '../src/App.svelte';
import { useDoor } from '../src/host/call';
import { exchange } from '../src/state/exchange.svelte';
import { round } from '../src/state/round.svelte';
import { session } from '../src/state/session.svelte';
import type { FakeHost } from './fake/host';
import { folder, receivers, reports, stick, store } from './fake/share-seed';
import { ingridHost, settle } from './render';

/** A stick is plugged in, a folder cannot be reached, a store is remembered. */
export function sharingHost(): FakeHost {
  const host = ingridHost();
  Object.assign(host, { places: [stick(), folder(false), store()], lastAt: '2026-10-20T16:10', report: reports() });
  Object.assign(host.cases.get('sip-1')!, { onlyHere: 3, lies: 'changes', receivers: receivers() });
  return host;
}

/** Shows the whole program, wherever the route is. */
export async function show(host: FakeHost, View: Component = App as Component): Promise<HTMLElement> {
  session.view = null;
  exchange.forget();
  round.forget();
  useDoor(host.door);
  const { container } = render(View);
  await settle();
  return container;
}

/** Steps of a round wait until they are let go, one at a time. */
export function stepwise(host: FakeHost): () => Promise<void> {
  const door = host.door;
  const waiting: (() => void)[] = [];
  host.door = async (command) => {
    if (command.name === 'exchange_step') await new Promise<void>((go) => waiting.push(go));
    return door(command);
  };
  return async () => {
    waiting.shift()?.();
    await settle();
  };
}

const FOCUSABLE = 'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary, iframe, [tabindex="0"]';

/** Tab, until what has the focus bears the name; then Enter. As a hand without a pointer does it. */
export async function tabTo(name: string | RegExp): Promise<void> {
  const scope = document.querySelector('dialog[open]') ?? document.querySelector('main')!;
  const said = (e: HTMLElement) => (e.getAttribute('aria-label') ?? e.textContent ?? '').replace(/\s+/g, ' ').trim();
  const fits = (e: HTMLElement) => (typeof name === 'string' ? said(e) === name : name.test(said(e)));
  const all = [...scope.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((e) => e.closest('dialog') === null || e.closest('dialog[open]'));
  const here = document.activeElement;
  const after = here && scope.contains(here) ? all.filter((e) => here.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING) : all;
  const found = after.find(fits);
  if (!found) throw new Error(`Tab never comes to ${String(name)}: ${after.map(said).join(' | ')}`);
  found.focus();
  await fireEvent.keyDown(found, { key: 'Enter' });
  if (found instanceof HTMLButtonElement) found.click();
  await settle();
}
