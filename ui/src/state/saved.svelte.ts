// What the TruthLine says. "Sparat" is shown only from what the engine answered, never from hope.
import { t } from '../text';
import { writeTime } from '../text/dates';

const SPOKEN_EVERY = 10_000;

class Saved {
  /** When the latest change of this computer reached the disk. */
  at = $state<string | null>(null);
  /** What the live region says; at most once every ten seconds. */
  spoken = $state('');
  #last = 0;

  /** A change is on disk. */
  note(at: string): void {
    this.at = at;
    const now = Date.now();
    if (now - this.#last < SPOKEN_EVERY) return;
    this.#last = now;
    this.spoken = t('saved-at', { time: writeTime(at) });
  }

  /** Says something else politely: a line was added, a person was chosen. */
  say(words: string): void {
    this.spoken = words;
  }

  /** Another case, or none. */
  reset(at: string | null): void {
    this.at = at;
  }
}

export const saved = new Saved();
