// Whether the folder is open, and who uses it.
import { asWireError, call } from '../host/call';
import { now } from '../text/dates';
import type { Init, Session, WireError } from '../wire';
import { keepFresh, refresh } from './refresh';

class SessionState {
  view = $state<Session | null>(null);
  /** The session could not even be asked for. */
  error = $state<WireError | null>(null);
  /** When this window was locked, when it has been open before. */
  lockedAt = $state<string | null>(null);
  /** Who was in when it was locked. */
  lastUser = $state<string | null>(null);
  /** Things to store before the lock closes. */
  #before = new Set<() => Promise<unknown>>();

  constructor() {
    keepFresh('session', () => this.load());
  }

  get today(): string {
    return this.view?.today ?? '';
  }

  async load(): Promise<void> {
    try {
      this.#take(await call('session', {} as never));
      this.error = null;
    } catch (thrown) {
      this.error = asWireError(thrown);
    }
  }

  /** Creates the folder. Gives the recovery code; the folder is shown as open only after `load`. */
  async init(request: Init): Promise<string> {
    const answer = await call('init', request);
    return answer.recoveryCode;
  }

  async unlock(user: string, pin: string): Promise<void> {
    this.#take(await call('unlock', { user, pin }));
    await refresh(['cases', 'case', 'versions', 'ledger', 'exchange', 'units']);
  }

  /** Stores what is typed, then locks. */
  async lock(): Promise<void> {
    await Promise.allSettled([...this.#before].map((run) => run()));
    try {
      this.#take(await call('lock', {} as never));
    } catch (thrown) {
      this.error = asWireError(thrown);
    }
  }

  /** Runs before every lock. Returns the way to stop. */
  beforeLock(run: () => Promise<unknown>): () => void {
    this.#before.add(run);
    return () => this.#before.delete(run);
  }

  #take(next: Session): void {
    if (this.view?.folder === 'open' && next.folder === 'locked') {
      this.lockedAt = now();
      this.lastUser = this.view.user;
    }
    if (next.folder === 'open') this.lockedAt = null;
    this.view = next;
  }
}

export const session = new SessionState();
