// Light or high contrast, text size and the minutes until the lock. Kept in this computer only; nothing of a person is in it.
export type Theme = 'system' | 'light' | 'contrast';
export type Size = 'normal' | 'larger' | 'large' | 'largest';
export const themes: Theme[] = ['system', 'light', 'contrast'];
export const sizes: Size[] = ['normal', 'larger', 'large', 'largest'];
export const lockMinutes = [2, 5, 10, 15];
const KEY = 'sip-hemma.appearance';

class Appearance {
  theme = $state<Theme>('system');
  size = $state<Size>('normal');
  lockAfter = $state(5);

  constructor() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Record<'theme' | 'size' | 'lockAfter', unknown>>;
      if (themes.includes(kept.theme as Theme)) this.theme = kept.theme as Theme;
      if (sizes.includes(kept.size as Size)) this.size = kept.size as Size;
      if (lockMinutes.includes(kept.lockAfter as number)) this.lockAfter = kept.lockAfter as number;
    } catch {
      // A broken setting is no reason to stop; the defaults stand.
    }
    this.#apply();
  }

  set(change: Partial<{ theme: Theme; size: Size; lockAfter: number }>): void {
    Object.assign(this, change);
    localStorage.setItem(KEY, JSON.stringify({ theme: this.theme, size: this.size, lockAfter: this.lockAfter }));
    this.#apply();
  }

  /** One step larger or smaller. */
  grow(by: 1 | -1): void {
    const next = sizes[sizes.indexOf(this.size) + by];
    if (next) this.set({ size: next });
  }

  #apply(): void {
    const root = document.documentElement;
    const more = typeof matchMedia === 'function' && matchMedia('(prefers-contrast: more)').matches;
    const contrast = this.theme === 'contrast' || (this.theme === 'system' && more);
    root.dataset['theme'] = contrast ? 'contrast' : 'light';
    root.dataset['size'] = this.size;
  }
}

export const appearance = new Appearance();
