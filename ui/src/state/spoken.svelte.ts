// Who has had the word. In memory only: it helps the chair, and is nobody's record.
class Spoken {
  #of = $state<{ case: string; ids: string[] }>({ case: '', ids: [] });

  ids(id: string): string[] {
    return this.#of.case === id ? this.#of.ids : [];
  }

  toggle(id: string, person: string): void {
    const had = this.ids(id);
    this.#of = { case: id, ids: had.includes(person) ? had.filter((p) => p !== person) : [...had, person] };
  }
}

export const spoken = new Spoken();
