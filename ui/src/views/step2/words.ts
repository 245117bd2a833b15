// Usual answers to a question whose answer is free words in the case file.
interface Option { value: string; label: string }

/** The usual answers, and the one that stands there when it is another. */
export function withOwn(value: string | null | undefined, usual: Option[]): Option[] {
  if (!value || usual.some((o) => o.value === value)) return usual;
  return [...usual, { value, label: value.charAt(0).toLocaleUpperCase('sv') + value.slice(1) }];
}

/** The usual answer that the words begin with: `telefon, de första 20 minuterna` begins with `telefon`. */
export function beginsWith(words: string | null | undefined, usual: string[]): string | null {
  const text = (words ?? '').trim().toLocaleLowerCase('sv');
  const fits = usual.filter((u) => text === u || (text.startsWith(u) && /^[\s,.:;(]/.test(text.slice(u.length))));
  return fits.sort((a, b) => b.length - a.length)[0] ?? null;
}
