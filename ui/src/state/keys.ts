// Keys that work in every view (design section 6). Keys of one view live in that view.
import { tick } from 'svelte';
import { route, type Step } from './route.svelte';
import { session } from './session.svelte';
import { appearance } from './theme.svelte';

/** True when the key was taken. */
export function globalKeys(event: KeyboardEvent): void {
  if (session.view?.folder !== 'open' && event.key !== '+' && event.key !== '-') return;
  if (take(event)) event.preventDefault();
}

function take(event: KeyboardEvent): boolean {
  const { key } = event;
  if (event.ctrlKey && !event.altKey && !event.shiftKey && key.toLowerCase() === 'l') {
    void session.lock();
    return true;
  }
  if (event.ctrlKey && (key === '+' || key === '-')) {
    appearance.grow(key === '+' ? 1 : -1);
    return true;
  }
  if (key === 'F6') {
    hop(event.shiftKey ? -1 : 1);
    return true;
  }
  if (!event.altKey || event.ctrlKey || route.place.at !== 'case' || document.querySelector('dialog[open]')) return false;
  if (/^[1-5]$/.test(key)) {
    route.step(Number(key) as Step);
    return true;
  }
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const part = route.beside(key === 'ArrowUp' ? -1 : 1);
    if (part) route.go(part);
    return true;
  }
  return false;
}

/** Spine, content, row of actions: focus walks between the regions. */
function hop(by: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')];
  const at = regions.findLastIndex((r) => r.contains(document.activeElement));
  for (let n = 1; n <= regions.length; n += 1) {
    const region = regions[(at + by * n + regions.length * 2) % regions.length];
    const target = region?.querySelector<HTMLElement>('[aria-current], h1[tabindex]') ?? region?.querySelector<HTMLElement>('button:not(:disabled), input, select, textarea');
    if (target && region !== regions[at]) {
      target.focus();
      return;
    }
  }
}

/** Ctrl+Enter: done with this box, on to the next one. */
export function nextField(from: HTMLElement): void {
  const scope = from.closest('dialog, main') ?? document;
  const fields = [...scope.querySelectorAll<HTMLElement>('input, textarea, select')].filter((f) => !f.matches(':disabled, [readonly]'));
  fields[fields.indexOf(from) + 1]?.focus();
}

/** What had the focus is gone with its row or its form: the nearest that is left takes it, else the heading. */
export async function refocus(near: HTMLElement | null | undefined): Promise<void> {
  await tick();
  if (document.activeElement !== null && document.activeElement !== document.body) return;
  const left = near?.isConnected ? near.querySelector<HTMLElement>('button:not(:disabled), input:not(:disabled), textarea') : null;
  (left ?? document.querySelector<HTMLElement>('main h1'))?.focus();
}
