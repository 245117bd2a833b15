// "Lämna och hämta": short steps, one after the other, until nothing is left to do. Not to ask for the next one is to
// cancel, and what was done stays.
import { asWireError, call } from '../host/call';
import { t } from '../text';
import type { ExchangeProgress, ExchangeReport, Kind, Place, WireError } from '../wire';
import { refresh } from './refresh';
import { saved } from './saved.svelte';
import { session } from './session.svelte';

/** rest: none yet. The other three tell how the last one ended. */
export type Phase = 'rest' | 'running' | 'stopped' | 'failed' | 'done';

class Round {
  phase = $state<Phase>('rest');
  /** Somebody has asked it to stop, and a step is still being done. */
  stopping = $state(false);
  progress = $state.raw<ExchangeProgress | null>(null);
  error = $state<WireError | null>(null);
  place = $state.raw<Place | null>(null);

  get report(): ExchangeReport | null {
    return this.progress?.report ?? null;
  }

  /** Leaves and fetches at a place. Begun again after a stop or an error, it goes on where it was. */
  async start(place: Place): Promise<void> {
    if (this.phase === 'running') return;
    Object.assign(this, { phase: 'running', stopping: false, progress: null, error: null, place });
    const kinds = new Set<Kind>(['exchange']);
    const release = session.beforeLock(() => Promise.resolve(this.stop()));
    saved.say(t('round-starting'));
    let ended: Phase = 'stopped';
    try {
      for (let begin = true; !this.stopping; begin = false) {
        const step = await call('exchange_step', { address: place.address, begin });
        this.progress = step;
        for (const kind of step.kinds) kinds.add(kind);
        if (step.finished) {
          ended = 'done';
          break;
        }
      }
    } catch (thrown) {
      const error = asWireError(thrown);
      if (error.code === 'locked') kinds.add('session');
      else {
        this.error = error;
        ended = 'failed';
      }
    }
    release();
    await refresh([...kinds]);
    this.phase = ended;
    this.stopping = false;
    if (ended !== 'failed') saved.say(t(`round-${ended}`));
  }

  /** After the step that is being done, no more. */
  stop(): void {
    if (this.phase === 'running') this.stopping = true;
  }

  /** Another day, another round. */
  forget(): void {
    if (this.phase !== 'running') Object.assign(this, { phase: 'rest', progress: null, error: null, place: null });
  }
}

export const round = new Round();
