// The computer's own clock, once a minute. No seconds.
import { now } from '../text/dates';

class Clock {
  now = $state(now());

  /** Follows the minutes until the returned function is called. */
  watch(): () => void {
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      clearTimeout(timer);
      this.now = now();
      timer = setTimeout(tick, 60_000 - (Date.now() % 60_000));
    };
    tick();
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }
}

export const clock = new Clock();
