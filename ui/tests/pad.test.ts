import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import Pad from '../src/kit/Pad.svelte';
import { pathOf, type Stroke } from '../src/kit/strokes';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

/** The pad as it lies on screen: half its own size, a bit in. */
beforeEach(() => {
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue({ left: 10, top: 20, width: 300, height: 100 } as DOMRect);
});

function shown(disabled = false) {
  const written: Stroke[][] = [];
  render(Pad, { label: 'Här skriver Ingrid', strokes: [], disabled, onchange: (strokes: Stroke[]) => written.push(strokes) });
  return { pad: screen.getByRole('img', { name: 'Här skriver Ingrid' }), written };
}

type Kind = 'pen' | 'touch' | 'mouse';
const at = (x: number, y: number, kind: Kind = 'pen', id = 1, pressure = 0.7) => ({ clientX: x, clientY: y, pointerId: id, pointerType: kind, isPrimary: true, button: 0, pressure });

describe('the pad', () => {
  it('keeps a stroke in its own units, with time and pressure', async () => {
    const { pad, written } = shown();
    await fireEvent.pointerDown(pad, at(10, 20));
    await fireEvent.pointerMove(pad, at(160, 70));
    await fireEvent.pointerUp(pad, at(160, 70));
    const [stroke] = written[0]!;
    expect(stroke!.map(({ x, y, pressure }) => ({ x, y, pressure }))).toEqual([{ x: 0, y: 0, pressure: 0.7 }, { x: 300, y: 100, pressure: 0.7 }]);
    expect(stroke!.every((point) => point.t >= 0)).toBe(true);
  });

  it('keeps what leaves the pad inside it', async () => {
    const { pad, written } = shown();
    await fireEvent.pointerDown(pad, at(10, 20));
    await fireEvent.pointerMove(pad, at(9000, -40));
    await fireEvent.pointerUp(pad, at(9000, -40));
    expect(written[0]![0]![1]).toMatchObject({ x: 600, y: 0 });
  });

  it('writes nothing for a hand that rests beside the pen', async () => {
    const { pad, written } = shown();
    await fireEvent.pointerDown(pad, at(20, 30));
    await fireEvent.pointerDown(pad, at(200, 90, 'touch', 2));
    await fireEvent.pointerMove(pad, at(210, 95, 'touch', 2));
    await fireEvent.pointerMove(pad, at(40, 50));
    await fireEvent.pointerUp(pad, at(210, 95, 'touch', 2));
    await fireEvent.pointerUp(pad, at(40, 50));
    expect(written).toHaveLength(1);
    expect(written[0]![0]!.every((point) => point.x < 100), 'only what the pen wrote').toBe(true);
  });

  it('drops a stroke that the system took away, and writes nothing when it is done', async () => {
    const { pad, written } = shown();
    await fireEvent.pointerDown(pad, at(20, 30));
    await fireEvent.pointerMove(pad, at(40, 50));
    await fireEvent.pointerCancel(pad, at(40, 50));
    expect(written).toEqual([]);
    cleanup();
    const done = shown(true);
    await fireEvent.pointerDown(done.pad, at(20, 30));
    await fireEvent.pointerUp(done.pad, at(40, 50));
    expect(done.written).toEqual([]);
  });

  it('draws a stroke without corners, and a dot as a dot', () => {
    const point = (x: number, y: number) => ({ x, y, t: 0, pressure: 0.5 });
    expect(pathOf([])).toBe('');
    expect(pathOf([point(1, 2)])).toBe('M1 2h.01');
    expect(pathOf([point(0, 0), point(10, 0), point(20, 10)])).toBe('M0 0Q10 0 15 5L20 10');
  });
});
