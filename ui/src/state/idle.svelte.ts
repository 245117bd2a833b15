// The lock that closes by itself: some minutes of rest, with a quiet word twenty seconds before.
import { appearance } from './theme.svelte';
import { session } from './session.svelte';

const WARNING = 20;

class Idle {
  /** The bar "Låser snart" is shown. */
  soon = $state(false);
  #last = 0;

  /** Watches until the returned function is called. */
  watch(): () => void {
    this.#last = Date.now();
    const touch = () => {
      this.#last = Date.now();
      this.soon = false;
    };
    const kinds = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;
    for (const kind of kinds) addEventListener(kind, touch, { passive: true });
    const timer = setInterval(() => this.#look(), 1000);
    return () => {
      for (const kind of kinds) removeEventListener(kind, touch);
      clearInterval(timer);
      this.soon = false;
    };
  }

  #look(): void {
    const left = appearance.lockAfter * 60 - (Date.now() - this.#last) / 1000;
    this.soon = left <= WARNING;
    if (left <= 0) {
      this.#last = Date.now();
      void session.lock();
    }
  }
}

export const idle = new Idle();
