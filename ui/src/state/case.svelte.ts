// One open case. Every change goes out in order through one queue, and what came back says what to read again.
import { getContext, setContext } from 'svelte';
import { asWireError, call } from '../host/call';
import { firstName } from '../text';
import type { ActView, Case, CaseView, Changed, FindingView, Participant, SetOne, Unit, WireError } from '../wire';
import { Conflicts } from './conflicts.svelte';
import { live, valueAt } from './pointer';
import { keepFresh, refresh } from './refresh';
import { saved } from './saved.svelte';

/** A field that may hold words which are not stored yet. */
export interface Keeper {
  /** Makes the draft durable. */
  keep(): Promise<void>;
  /** Puts the words into the plan, where they can be read; else keeps the draft. */
  enter?(why: 'leave'): Promise<void>;
}

export class OpenCase {
  view = $state.raw<CaseView | null>(null);
  error = $state<WireError | null>(null);
  readonly id: string;
  /** What was written in two ways, and waits for somebody to choose. */
  readonly conflicts: Conflicts;
  #tail: Promise<unknown> = Promise.resolve();
  #keepers = new Set<Keeper>();

  constructor(id: string) {
    this.id = id;
    this.conflicts = new Conflicts(id);
  }

  /** Reads the case and keeps it fresh until the returned function is called. */
  watch(): () => void {
    void this.load();
    void this.conflicts.load();
    const stops = [keepFresh('case_show', () => this.load()), keepFresh('conflict_list', () => this.conflicts.load())];
    return () => stops.forEach((stop) => stop());
  }

  async load(): Promise<void> {
    try {
      const view = await call('case_show', { case: this.id });
      const first = this.view === null;
      this.view = view;
      this.error = null;
      if (first) saved.reset(view.savedAt);
    } catch (thrown) {
      this.error = asWireError(thrown);
      if (this.error.code === 'locked') await refresh(['session']);
    }
  }

  /** The case itself. Views are shown only when it is there. */
  get case(): Case {
    if (!this.view) throw new Error('the case is not read yet');
    return this.view.case;
  }

  get name(): string {
    return this.view?.case.person.name ?? '';
  }

  /** The name the person is spoken of by. */
  get first(): string {
    return firstName(this.name);
  }

  get units(): Unit[] {
    return live(this.view?.case.units);
  }

  get people(): Participant[] {
    return live(this.view?.case.meeting.participants);
  }

  /** The value at a path; undefined when there is none. */
  value(path: string): unknown {
    return this.view ? valueAt(this.view.case, path) : undefined;
  }

  draft(path: string): string | null {
    return this.view?.drafts.find((d) => d.path === path)?.text ?? null;
  }

  findings(prefix = ''): FindingView[] {
    return (this.view?.findings ?? []).filter((f) => f.field.startsWith(prefix));
  }

  /** An act, and whether it can be done now. */
  may(act: string): ActView | null {
    return this.view?.acts.find((a) => a.act === act) ?? null;
  }

  /** Content is fixed while the plan is locked for signing, when it is closed, and when another unit has it. */
  get readOnly(): boolean {
    return this.view?.state === 'locked' || this.view?.state === 'closed' || Boolean(this.view?.handedTo);
  }

  /** Another unit documents it: there the consent is written, and there it is locked (rulings 2 and 13). */
  get elsewhere(): boolean {
    return this.view?.documents === false;
  }

  /** Nothing can be written at this path here and now. */
  fixed(path: string): boolean {
    return this.readOnly || (this.elsewhere && (path === '/consent' || path.startsWith('/consent/')));
  }

  /** The name of the unit that documents it, where the plan tells. */
  get documentedBy(): string | null {
    return this.units.find((u) => u.id === this.view?.case.documentingUnit)?.name ?? null;
  }

  /** Sets a value; null clears. Rejects with a WireError. */
  set(path: string, value: unknown): Promise<Changed> {
    return this.#write(() => call('case_set', { case: this.id, path, value }));
  }

  /** Sets several values as one act: all of them or none. */
  setAll(sets: SetOne[]): Promise<Changed> {
    return this.#write(() => call('case_set_all', { case: this.id, sets }));
  }

  /** Adds to a list; gives the new id. `list` is the path of the list itself. */
  async add(list: string, value: unknown): Promise<string> {
    const changed = await this.set(`${list}/-`, value);
    return changed.id ?? '';
  }

  /** Strikes an item. It stays in the history with its reason. */
  strike(path: string, reason: string): Promise<Changed> {
    return this.#write(() => call('case_strike', { case: this.id, path, reason }));
  }

  /** Keeps what is being typed; null drops the draft. Nothing goes stale by it. */
  keep(path: string, text: string | null): Promise<void> {
    return this.#queue(async () => {
      await call('draft_keep', { case: this.id, path, text });
    });
  }

  /** Any other command that changes this case (`case_lock`, `case_establish` …). */
  act(run: () => Promise<Changed>): Promise<Changed> {
    return this.#write(run);
  }

  register(keeper: Keeper): () => void {
    this.#keepers.add(keeper);
    return () => this.#keepers.delete(keeper);
  }

  /** Makes everything that is typed durable, now: when the window is hidden. */
  async keepAll(): Promise<void> {
    await Promise.allSettled([...this.#keepers].map((k) => k.keep()));
    await this.#tail;
  }

  /** Leaves every field, as before a lock: what can be read enters the plan, the rest is kept as drafts. */
  async leaveAll(): Promise<void> {
    await Promise.allSettled([...this.#keepers].map((k) => (k.enter ? k.enter('leave') : k.keep())));
    await this.#tail;
  }

  #write(run: () => Promise<Changed>): Promise<Changed> {
    return this.#queue(async () => {
      try {
        const changed = await run();
        saved.note(changed.savedAt);
        await refresh(changed.kinds);
        return changed;
      } catch (thrown) {
        const error = asWireError(thrown);
        if (error.code === 'locked') await refresh(['session']);
        throw error;
      }
    });
  }

  #queue<T>(run: () => Promise<T>): Promise<T> {
    const next = this.#tail.then(run, run);
    this.#tail = next.catch(() => undefined);
    return next;
  }
}

const key = Symbol('open case');

/** The shell gives the open case to everything inside it. */
export function provideCase(open: OpenCase): OpenCase {
  return setContext(key, open);
}

/** The open case, for views and parts inside the shell. */
export function useCase(): OpenCase {
  return getContext<OpenCase>(key);
}
