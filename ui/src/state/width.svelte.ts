// Rail, band or cards (design section 3). Measured in rem, so a larger text size counts as a smaller window.
export type Shape = 'rail' | 'band' | 'cards';

class Width {
  shape = $state<Shape>('rail');

  /** Follows the window until the returned function is called. */
  watch(): () => void {
    if (typeof ResizeObserver === 'undefined') return () => undefined;
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
      const wide = (document.documentElement.clientWidth / rem) * 16;
      this.shape = wide >= 1100 ? 'rail' : wide >= 700 ? 'band' : 'cards';
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.documentElement);
    const attributes = new MutationObserver(measure);
    attributes.observe(document.documentElement, { attributeFilter: ['data-size'] });
    return () => {
      observer.disconnect();
      attributes.disconnect();
    };
  }
}

export const width = new Width();
