// A text field bound to a path (rulings 8 and 9). What is typed is kept as a draft at once and then
// every 300 ms; it enters the plan as one change when the field is left, or after two seconds of rest.
import { asWireError } from '../host/call';
import type { OpenCase } from './case.svelte';

const KEEP_EVERY = 300;
const PAUSE = 2000;

export type Parsed = { ok: true; value: unknown } | { ok: false; problem: string };
/** How a value is written in the field, and how what is typed is read. */
export interface Codec { print(value: unknown): string; parse(text: string): Parsed }
/** What stands beside the field: what is wrong, and what to do. */
export interface Trouble { message: string; advice: string }

/** What a field writes to: the open case, or something that knows where in it a line will stand. */
export type Desk = Pick<OpenCase, 'value' | 'draft' | 'keep' | 'set'>;

export class FieldState {
  text = $state('');
  trouble = $state<Trouble | null>(null);
  /** The text comes from a draft that never entered the plan. */
  recovered = $state(false);
  readonly path: string;
  #open: Desk;
  #codec: Codec;
  #base = $state('');
  #kept: string | null;
  #sending: string | null = null;
  #keepTimer: ReturnType<typeof setTimeout> | null = null;
  #pauseTimer: ReturnType<typeof setTimeout> | null = null;

  constructor(open: Desk, path: string, codec: Codec) {
    this.#open = open;
    this.#codec = codec;
    this.path = path;
    this.#base = codec.print(open.value(path));
    this.#kept = open.draft(path);
    this.text = this.#kept ?? this.#base;
    this.recovered = this.#kept !== null && this.#kept !== this.#base;
  }

  /** What stands in the field is not what stands in the plan. */
  get typing(): boolean {
    return this.text !== this.#base;
  }

  /** The case was read again: take the new value, unless something else is being typed. */
  take(value: unknown): void {
    const printed = this.#codec.print(value);
    if (printed === this.#base) return;
    const clean = this.text === this.#base;
    this.#base = printed;
    if (clean) this.text = printed;
  }

  input(text: string): void {
    this.text = text;
    this.#keepTimer ??= setTimeout(() => {
      this.#keepTimer = null;
      void this.keep();
    }, KEEP_EVERY);
    if (this.#pauseTimer) clearTimeout(this.#pauseTimer);
    this.#pauseTimer = setTimeout(() => void this.enter('pause'), PAUSE);
  }

  /** Makes the draft durable now. */
  async keep(): Promise<void> {
    const draft = this.text === this.#base ? null : this.text;
    if (draft === this.#kept || (draft !== null && draft === this.#sending)) return;
    this.#kept = draft;
    try {
      await this.#open.keep(this.path, draft);
    } catch (thrown) {
      this.#kept = null;
      this.trouble = asWireError(thrown);
    }
  }

  /** Puts the text into the plan as one change. A pause in the middle of a date is no error yet. */
  async enter(why: 'leave' | 'pause'): Promise<void> {
    this.#stop();
    if (this.text === this.#sending) return;
    const parsed = this.#codec.parse(this.text);
    if (!parsed.ok) {
      if (why === 'leave') this.trouble = { message: parsed.problem, advice: '' };
      return this.keep();
    }
    const written = this.#codec.print(parsed.value);
    if (written === this.#base) {
      if (why === 'leave') this.text = written;
      this.trouble = null;
      this.recovered = false;
      if (this.#kept !== null) {
        this.#kept = null;
        await this.#open.keep(this.path, null).catch(() => undefined);
      }
      return;
    }
    await this.#send(parsed.value, written, why);
  }

  async #send(value: unknown, written: string, why: 'leave' | 'pause'): Promise<void> {
    const sent = this.text;
    this.#sending = sent;
    try {
      await this.#open.set(this.path, value);
      this.#base = written;
      this.#kept = null;
      // While still writing, "Jag går " keeps its last space.
      if (this.text === sent && why === 'leave') this.text = written;
      this.trouble = null;
      this.recovered = false;
    } catch (thrown) {
      this.trouble = asWireError(thrown);
    } finally {
      this.#sending = null;
    }
    if (this.trouble) await this.keep();
  }

  /** Throws the recovered words away. */
  async discard(): Promise<void> {
    this.#stop();
    this.text = this.#base;
    this.recovered = false;
    this.trouble = null;
    await this.keep();
  }

  #stop(): void {
    if (this.#keepTimer) clearTimeout(this.#keepTimer);
    if (this.#pauseTimer) clearTimeout(this.#pauseTimer);
    this.#keepTimer = null;
    this.#pauseTimer = null;
  }
}

/** A value that is chosen, not typed: it enters the plan at once. */
export class ChoiceState {
  trouble = $state<Trouble | null>(null);
  #open: OpenCase;

  constructor(open: OpenCase) {
    this.#open = open;
  }

  /** Sets the value; true when it is in the plan. */
  async choose(path: string, value: unknown): Promise<boolean> {
    return this.run(() => this.#open.set(path, value));
  }

  /** Any change of the case, with its trouble shown here. */
  async run(change: () => Promise<unknown>): Promise<boolean> {
    try {
      await change();
      this.trouble = null;
      return true;
    } catch (thrown) {
      this.trouble = asWireError(thrown);
      return false;
    }
  }
}
