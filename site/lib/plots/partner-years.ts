import { scaleLinear } from 'd3-scale';
import type { Mission } from '#model/workspace.ts';
import { onceABuild } from '../../context.ts';
import { type Meeting, meetingsWith } from '../meetings.ts';
import { partnersInView } from '../partners.ts';
import { PLOT_WIDTH, round } from './bars.ts';

export const STRIP_HEIGHT = 20;

const EDGE = 16;
const MOST_TICKS = 8;
const SMALLEST = 4;
const LARGEST = STRIP_HEIGHT / 2 - 1;

/** A mission on which a partner was met; the area of a dot grows with the number of meetings. */
export type YearDot = { readonly x: number; readonly r: number; readonly isToCome: boolean };

const timeOf = ({ period }: Mission): number =>
  Number(period.from.slice(0, 4)) + (Number(period.from.slice(5, 7)) - 1) / 12;

/** One scale for all partners, from the first year in which any was met to the end of the last. */
const scale = onceABuild(() => {
  const years = partnersInView()
    .flatMap(meetingsWith)
    .map(({ mission }) => Math.floor(timeOf(mission)));
  const first = years.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const last = years.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return years.length === 0 ? undefined : scaleLinear([first, last + 1], [EDGE, PLOT_WIDTH - EDGE]);
});

/** The years that are named above the rows; none where nobody was met. */
export function yearTicks(): readonly { readonly year: number; readonly x: number }[] {
  const x = scale();
  if (!x) return [];
  return x
    .ticks(MOST_TICKS)
    .filter(Number.isInteger)
    .map((year) => ({ year, x: round(x(year)) }));
}

/** A partner's meetings on the common scale. */
export function yearDots(meetings: readonly Meeting[], today: string): readonly YearDot[] {
  const x = scale();
  if (!x) return [];
  return [...Map.groupBy(meetings, ({ mission }) => mission)].map(([mission, own]) => ({
    x: round(x(timeOf(mission))),
    r: round(Math.min(LARGEST, SMALLEST * Math.sqrt(own.length))),
    isToCome: mission.period.from > today,
  }));
}

/** The years in which a partner was met, latest first. */
export const yearsMet = (meetings: readonly Meeting[]): readonly string[] => [
  ...new Set(meetings.map(({ mission }) => mission.period.from.slice(0, 4))),
];
