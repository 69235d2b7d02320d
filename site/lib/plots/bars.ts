import { scaleBand, scaleLinear } from 'd3-scale';
import { stack } from 'd3-shape';
import type { ActionSide } from '#tracker/action-item.ts';
import { SIDES } from '../actions.ts';

/** A bar of a plot: what it stands for, in words, and how many of each side. */
export type Bar = {
  readonly label: string;
  /** What stands below it in a row of times, where it is not to be left out. */
  readonly tick?: string | undefined;
  readonly bySide: Readonly<Record<ActionSide, number>>;
};

export type BarPart = {
  readonly side: ActionSide;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

export const PLOT_WIDTH = 400;

export const totalOf = ({ bySide }: Bar): number => SIDES.reduce((sum, side) => sum + bySide[side], 0);

/** The sides that any of the bars has, ours first. */
export function sidesOf(bars: readonly Bar[]): readonly ActionSide[] {
  return SIDES.filter((side) => bars.some(({ bySide }) => bySide[side] > 0));
}

const partsOf = (bars: readonly Bar[], sides: readonly ActionSide[]) =>
  stack<Bar, ActionSide>()
    .keys([...sides])
    .value(({ bySide }, side) => bySide[side])([...bars]);

/** Room for a line of words above each bar, and for its number behind it. */
const ROW = { height: 40, bar: 12, top: 22, number: 34 } as const;

/** Bars that lie, each under its name. */
export function lyingBars(bars: readonly Bar[]) {
  const sides = sidesOf(bars);
  const x = scaleLinear([0, Math.max(1, ...bars.map(totalOf))], [0, PLOT_WIDTH - ROW.number]);
  const parts = partsOf(bars, sides).flatMap((series) =>
    series.map(
      ([from, to], index): BarPart => ({
        side: series.key,
        x: round(x(from)),
        y: index * ROW.height + ROW.top,
        width: round(x(to) - x(from)),
        height: ROW.bar,
      }),
    ),
  );
  return {
    height: bars.length * ROW.height,
    parts: parts.filter(({ width }) => width > 0),
    labels: bars.map((bar, index) => ({
      text: shorten(bar.label),
      total: totalOf(bar),
      y: index * ROW.height + ROW.top - 6,
      end: round(x(totalOf(bar))) + 6,
    })),
  };
}

const STANDING = { height: 190, top: 14, bottom: 24, left: 26 } as const;
const MOST_TICKS = 6;

/** Bars that stand in a row, with their names below where there is room. */
export function standingBars(bars: readonly Bar[]) {
  const sides = sidesOf(bars);
  const floor = STANDING.height - STANDING.bottom;
  const most = Math.max(1, ...bars.map(totalOf));
  const y = scaleLinear([0, most], [floor, STANDING.top]).nice(4);
  const x = scaleBand(bars.keys(), [STANDING.left, PLOT_WIDTH]).padding(0.15);
  const parts = partsOf(bars, sides).flatMap((series) =>
    series.map(
      ([from, to], index): BarPart => ({
        side: series.key,
        x: round(x(index) ?? 0),
        y: round(y(to)),
        width: round(x.bandwidth()),
        height: round(y(from) - y(to)),
      }),
    ),
  );
  const named = [...bars.entries()].filter(([, { tick }]) => tick !== undefined);
  const every = Math.max(1, Math.ceil(named.length / MOST_TICKS));
  return {
    height: STANDING.height,
    left: STANDING.left,
    floor,
    parts: parts.filter(({ height }) => height > 0),
    ticks: named
      .filter((_each, place) => place % every === 0)
      .map(([index, { tick = '' }]) => ({ text: tick, x: round(x(index) ?? 0) })),
    lines: y
      .ticks(4)
      .filter(Number.isInteger)
      .map((value) => ({ value, y: round(y(value)) })),
  };
}

/** A tenth of a pixel is seen by nobody, and digits weigh. */
export const round = (value: number): number => Math.round(value * 10) / 10;

const MOST_UNITS = 56;

/** A name that fits on its line: a Han character is as wide as two letters. */
export function shorten(text: string): string {
  let units = 0;
  let end = 0;
  for (const character of text) {
    units += /\p{Script=Latin}|\s|\d/u.test(character) ? 1 : 2;
    if (units > MOST_UNITS) return `${text.slice(0, end).trimEnd()}…`;
    end += character.length;
  }
  return text;
}
