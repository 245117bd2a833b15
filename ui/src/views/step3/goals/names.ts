// Short names of goals for their tabs: the person's own words, without "Jag vill".
const MOST = 20;
/** Words that say nothing at the end of a cut name. */
const small = /^(?:och|att|när|för|i|på|med|som|till|av|en|ett|den|det|kunna|mig|min|mitt)$/i;

export function shortName(words: string | null | undefined): string {
  const text = (words ?? '').trim().replace(/^jag vill (?:kunna |ha )?/i, '').replace(/[.!]$/, '');
  if (!text) return '';
  const kept: string[] = [];
  for (const word of text.split(/\s+/)) {
    if (kept.length > 0 && [...kept, word].join(' ').length > MOST) break;
    kept.push(word);
  }
  const whole = kept.join(' ') === text.split(/\s+/).join(' ');
  while (!whole && kept.length > 1 && small.test(kept.at(-1) ?? '')) kept.pop();
  const name = kept.join(' ').replace(/[,;:]$/, '');
  return name.charAt(0).toLocaleUpperCase('sv') + name.slice(1) + (whole ? '' : '…');
}
