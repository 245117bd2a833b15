// A number that tells whether it is right while it is typed. The engine judges; nothing is guessed here.
import { asWireError, call } from '../host/call';
import type { NumberVerdict, WireError } from '../wire';

/** Shorter than this is still being typed. */
const WHOLE = 10;

export class NumberField {
  text = $state('');
  verdict = $state<NumberVerdict | null>(null);
  error = $state<WireError | null>(null);
  /** The refusal is shown only when the number is as long as a number, or has been left. */
  #left = $state(false);
  #asked = 0;

  get shown(): string | null {
    if (this.error) return this.error.message;
    return this.#left || this.text.replace(/\D/g, '').length >= WHOLE ? (this.verdict?.refused ?? null) : null;
  }

  input(text: string, kind: string): void {
    this.text = text;
    this.#left = false;
    void this.check(kind);
  }

  async check(kind: string, left = false): Promise<void> {
    if (left) this.#left = true;
    const ticket = (this.#asked += 1);
    if (!this.text.trim() || kind === 'inget') {
      this.verdict = null;
      return;
    }
    try {
      const verdict = await call('number_check', { kind, number: this.text.trim() });
      if (ticket !== this.#asked) return;
      this.verdict = verdict;
      this.error = null;
    } catch (thrown) {
      if (ticket === this.#asked) this.error = asWireError(thrown);
    }
  }
}
