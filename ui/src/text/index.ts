// Every visible word comes from assets/strings/sv/ui-*.ftl, one file per view.
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';

const files = import.meta.glob<string>('../../../assets/strings/sv/ui-*.ftl', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const bundle = new FluentBundle('sv', { useIsolating: false });
for (const source of Object.values(files)) {
  for (const error of bundle.addResource(new FluentResource(source))) console.error(error);
}

export type Args = Record<string, FluentVariable>;

/** The string with this key. `npm run lint` proves that every key exists. */
export function t(key: string, args?: Args): string {
  const message = bundle.getMessage(key);
  return message?.value ? bundle.formatPattern(message.value, args ?? null) : key;
}

/** `a`, `a och b`, `a, b och c`. */
export function list(words: string[]): string {
  if (words.length < 2) return words.join('');
  return t('list-and', { head: words.slice(0, -1).join(', '), tail: words.at(-1) ?? '' });
}

/** First name, by which the person is spoken of. */
export function firstName(name: string | null | undefined): string {
  return name?.trim().split(/\s+/)[0] ?? '';
}

/** `Ingrid` → `Ingrids`, `Jonas` → `Jonas`. */
export function genitive(name: string): string {
  return /[sxz]$/i.test(name) ? name : `${name}s`;
}

/** `onsdag` → `Onsdag`. */
export function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase('sv') + words.slice(1);
}

/** Two letters for the avatar. */
export function initials(name: string | null | undefined): string {
  const words = (name ?? '').replace(/\(.*?\)/g, '').split(/[\s-]+/).filter(Boolean);
  const first = words[0]?.[0] ?? '';
  const second = words.length > 1 ? (words[1]?.[0] ?? '') : '';
  return (first + second).toUpperCase();
}
