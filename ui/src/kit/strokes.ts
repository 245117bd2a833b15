// What a hand wrote on a pad: strokes of points, kept as they came so that they can be drawn again at any size.

/** A point on the pad. */
export interface Point {
  /** From the left edge, 0 to `PAD.width`. */
  x: number;
  /** From the upper edge, 0 to `PAD.height`. */
  y: number;
  /** Milliseconds since the first point. */
  t: number;
  /** 0 to 1; a mouse tells 0.5. */
  pressure: number;
}
export type Stroke = Point[];

/** The size of the pad in its own units, whatever it measures on screen. */
export const PAD = { width: 600, height: 200, line: 138 } as const;

const hundredth = (n: number) => Math.round(n * 100) / 100;

/** A point as it is kept: inside the pad, to the hundredth. */
export function pointAt(x: number, y: number, t: number, pressure: number): Point {
  const within = (n: number, most: number) => hundredth(Math.min(Math.max(n, 0), most));
  return { x: within(x, PAD.width), y: within(y, PAD.height), t: Math.max(0, Math.round(t)), pressure: within(pressure || 0.5, 1) };
}

/** One stroke as an SVG path: through the middles of its points, so that no corner shows. */
export function pathOf(stroke: Stroke): string {
  const [first, ...rest] = stroke;
  if (!first) return '';
  if (rest.length === 0) return `M${first.x} ${first.y}h.01`;
  let path = `M${first.x} ${first.y}`;
  rest.forEach((point, n) => {
    const next = rest[n + 1];
    path += next ? `Q${point.x} ${point.y} ${hundredth((point.x + next.x) / 2)} ${hundredth((point.y + next.y) / 2)}` : `L${point.x} ${point.y}`;
  });
  return path;
}
