// The lock that closes by itself, and what the person chose for it.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useDoor } from '../src/host/call';
import { idle } from '../src/state/idle.svelte';
import { session } from '../src/state/session.svelte';
import { appearance } from '../src/state/theme.svelte';
import { FakeHost } from './fake/host';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  appearance.set({ lockAfter: 5, size: 'normal', theme: 'system' });
});

describe('rest', () => {
  it('warns twenty seconds before, locks after the chosen minutes, and a touch begins again', async () => {
    const host = new FakeHost();
    useDoor(host.door);
    await session.load();
    const stop = idle.watch();
    await vi.advanceTimersByTimeAsync(281_000);
    expect(idle.soon, 'nineteen seconds are left').toBe(true);
    dispatchEvent(new Event('pointerdown'));
    expect(idle.soon, 'someone is here').toBe(false);
    await vi.advanceTimersByTimeAsync(290_000);
    expect(host.folder, 'not yet five minutes since the touch').toBe('open');
    await vi.advanceTimersByTimeAsync(12_000);
    expect(host.folder).toBe('locked');
    stop();
  });
});

describe('how it looks', () => {
  it('follows what was chosen, and keeps it in this computer', () => {
    appearance.set({ theme: 'contrast' });
    appearance.grow(1);
    expect(document.documentElement.dataset).toMatchObject({ theme: 'contrast', size: 'larger' });
    expect(localStorage.getItem('sip-hemma.appearance')).toContain('contrast');
  });
});
