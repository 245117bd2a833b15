// Enheter vi litar på: this unit's own card, and those whose words somebody has compared by voice.
import { asWireError, call } from '../host/call';
import type { UnitView, WireError } from '../wire';
import { keepFresh, refresh } from './refresh';

export class Units {
  rows = $state.raw<UnitView[] | null>(null);
  error = $state<WireError | null>(null);
  /** Where this unit's card was put. */
  saved = $state<string | null>(null);

  /** Reads the units, and keeps them fresh until the returned function is called. */
  watch(): () => void {
    void this.load();
    return keepFresh('unit_list', () => this.load());
  }

  async load(): Promise<void> {
    try {
      this.rows = await call('unit_list', {} as never);
      this.error = null;
    } catch (thrown) {
      this.error = asWireError(thrown);
    }
  }

  get own(): UnitView | null {
    return this.rows?.find((unit) => unit.own) ?? null;
  }

  get trusted(): UnitView[] {
    return (this.rows ?? []).filter((unit) => !unit.own && unit.trusted);
  }

  /** Puts this unit's card among the user's documents. */
  async save(): Promise<void> {
    try {
      const file = await call('unit_card_save', {} as never);
      this.saved = file.path;
      this.error = null;
      await refresh(file.kinds);
    } catch (thrown) {
      this.error = asWireError(thrown);
    }
  }

  /** What a card says. It is not trusted by being looked at. */
  look(text: string): Promise<UnitView> {
    return call('unit_look', { text });
  }

  /** The words were compared, and were the same. */
  async trust(text: string): Promise<void> {
    const changed = await call('unit_trust', { text });
    await refresh(['units', ...changed.kinds]);
  }

  /** It is trusted no more: nothing is left for it from now on. */
  async distrust(id: string): Promise<void> {
    const changed = await call('unit_distrust', { id });
    await refresh(['units', ...changed.kinds]);
  }
}
