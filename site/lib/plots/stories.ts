import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { type ActionSide, sideOf } from '#tracker/action-item.ts';
import type { Thread } from '#tracker/threads.ts';
import { PLOT_WIDTH, round, shorten } from './bars.ts';

const ROW = { height: 34, top: 24, bottom: 22, side: 24 } as const;
const MOST_TICKS = 6;

export type Dot = {
  readonly side: ActionSide;
  readonly isSettled: boolean;
  readonly x: number;
  readonly y: number;
};

/** Each story a line over the years, each of its items a dot, under the words of the latest. */
export function storyLines(stories: readonly { readonly story: Thread; readonly label: string }[]) {
  const years = stories.flatMap(({ story }) => story.items.map(yearOf));
  const [first, last] = [Math.floor(Math.min(...years)), Math.ceil(Math.max(...years))];
  const x = scaleLinear([first, Math.max(last, first + 1)], [ROW.side, PLOT_WIDTH - ROW.side]);
  const draw = line<Dot>(
    ({ x: at }) => at,
    ({ y }) => y,
  );
  const rows = stories.map(({ story, label }, index) => {
    const y = index * ROW.height + ROW.top;
    const dots = story.items.map(
      (item): Dot => ({
        side: sideOf(item),
        isSettled: item.status === 'done',
        x: round(x(yearOf(item))),
        y,
      }),
    );
    return { text: shorten(label), y: y - 10, dots, path: draw(dots.toSorted((a, b) => a.x - b.x)) ?? '' };
  });
  const height = stories.length * ROW.height + ROW.bottom;
  return {
    height,
    rows,
    ticks: x
      .ticks(MOST_TICKS)
      .filter(Number.isInteger)
      .map((year) => ({ year, x: round(x(year)) })),
  };
}

const yearOf = ({ mission }: Thread['items'][number]): number =>
  Number(mission.period.from.slice(0, 4)) + (Number(mission.period.from.slice(5, 7)) - 1) / 12;
