import { type GeoContext, geoEqualEarth, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import land from 'world-atlas/land-110m.json' with { type: 'json' };
import type { GeoPoint } from '#model/place.ts';
import { PLOT_WIDTH, round } from './bars.ts';

/** A place on the map, and what is written beside it. */
export type MapPlace = { readonly label: string; readonly geo: GeoPoint };

export type MapDot = {
  readonly x: number;
  readonly y: number;
  /** Where its label has room; nothing where it has none. */
  readonly label?: { readonly text: string } & LabelPlace;
};
type LabelPlace = { readonly x: number; readonly y: number; readonly anchor: 'start' | 'middle' | 'end' };

export type WorldMap = {
  readonly viewBox: string;
  readonly height: number;
  /** The shores, as the data of a path in units of `1 / LAND_GRID`. Land alone: a map of where we went takes no side on borders. */
  readonly land: string;
  readonly dots: readonly MapDot[];
};

export const LAND_GRID = 2;
const [NORTH, SOUTH] = [80, -57];

/**
 * The lands of the world (Natural Earth 1:110m) with some places on it, in an equal-area projection that is cut
 * where most of nothing lies between them. `undefined` for fewer than two places: that is no map.
 */
export function worldMap(places: readonly MapPlace[]): WorldMap | undefined {
  if (new Set(places.map(({ geo }) => `${geo.lat} ${geo.lon}`)).size < 2) return undefined;
  const middle = middleOf(places.map(({ geo }) => geo.lon));
  const projection = geoEqualEarth().rotate([-middle, 0]).fitWidth(PLOT_WIDTH, { type: 'Sphere' });
  const at = (lon: number, lat: number) => projection([lon, lat]) ?? [0, 0];
  const [top, foot] = [at(middle, NORTH)[1], at(middle, SOUTH)[1]];
  const points = places.map(({ label, geo }) => ({ label, at: at(geo.lon, geo.lat) }));
  const height = Math.ceil(foot - top);
  return {
    viewBox: `0 ${Math.floor(top)} ${PLOT_WIDTH} ${height}`,
    height,
    land: shores((context) => geoPath(projection, context)(LANDS)),
    dots: placeLabels(points),
  };
}

const TOPOLOGY = land as unknown as Topology<{ land: GeometryCollection }>;
const LANDS = feature(TOPOLOGY, TOPOLOGY.objects.land);

/** The longitude opposite the widest stretch without a place. */
function middleOf(longitudes: readonly number[]): number {
  const sorted = longitudes.toSorted((a, b) => a - b);
  const gaps = sorted.map((from, index) => {
    const next = sorted[index + 1];
    return { from, width: (next ?? (sorted[0] ?? 0) + 360) - from };
  });
  const widest = gaps.reduce((a, b) => (b.width > a.width ? b : a));
  const seam = widest.from + widest.width / 2;
  return Math.round(((seam + 360) % 360) - 180);
}

type Point = readonly [x: number, y: number];

/** As they are drawn, on a grid, without what is too small to see: a world in a few kilobytes. */
function shores(draw: (context: GeoContext) => void): string {
  const rings: Point[][] = [];
  const add = (x: number, y: number) => {
    const ring = rings.at(-1) ?? [];
    const point: Point = [Math.round(x * LAND_GRID), Math.round(y * LAND_GRID)];
    const last = ring.at(-1);
    if (!last || Math.abs(point[0] - last[0]) + Math.abs(point[1] - last[1]) >= LAND_GRID) ring.push(point);
  };
  draw({
    beginPath: () => undefined,
    moveTo: (x, y) => {
      rings.push([]);
      add(x, y);
    },
    lineTo: add,
    closePath: () => undefined,
    arc: () => undefined,
  });
  return rings
    .filter(({ length }) => length > 3)
    .map(pathOf)
    .join('');
}

function pathOf(ring: readonly Point[]): string {
  const steps = ring.map(([x, y], index) => {
    const [fromX, fromY] = ring[index - 1] ?? [0, 0];
    return `${x - fromX} ${y - fromY}`;
  });
  const [start, ...rest] = steps;
  return `M${start}l${rest.join(' ').replaceAll(' -', '-')}z`;
}

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly foot: number };
const [TEXT_HEIGHT, DOT] = [13, 4];
const isWide = (letter: string) => /[\u2e80-\uffef]/u.test(letter);
const widthOf = (text: string) => [...text].reduce((sum, each) => sum + (isWide(each) ? 13 : 7), 0);

type Spot = LabelPlace & { readonly box: Box };

/** Beside its dot, or above or below it, within the map and on no dot. */
function spotsOf(label: string, [x, y]: Point, dots: readonly Box[]): readonly Spot[] {
  const width = widthOf(label);
  const at = (textX: number, textY: number, anchor: LabelPlace['anchor'], left: number): Spot => ({
    x: round(textX),
    y: round(textY),
    anchor,
    box: { left, right: left + width, top: textY - TEXT_HEIGHT + 2, foot: textY + 2 },
  });
  const [right, left] = [x + DOT + 2, x - DOT - 2];
  return [
    at(right, y + 4, 'start', right),
    at(left, y + 4, 'end', left - width),
    at(x, y - DOT - 3, 'middle', x - width / 2),
    at(x, y + DOT + TEXT_HEIGHT, 'middle', x - width / 2),
  ].filter(({ box }) => box.left >= 0 && box.right <= PLOT_WIDTH && !dots.some((dot) => overlap(box, dot)));
}

/** So many ways are tried to give each a place; of more places than that settles, some go without a label. */
const MOST_TRIES = 20_000;

/** The places of labels that lie over no other, for as many as possible. */
function placeLabels(points: readonly { readonly label: string; readonly at: Point }[]): readonly MapDot[] {
  const dots = points.map(({ at: [x, y] }) => ({
    left: x - DOT,
    right: x + DOT,
    top: y - DOT,
    foot: y + DOT,
  }));
  const spots = points.map(({ label, at }) => spotsOf(label, at, dots));
  let best: readonly (Spot | undefined)[] = [];
  let mostPlaced = -1;
  let tries = 0;
  const settle = (chosen: readonly (Spot | undefined)[], placed: number): void => {
    const index = chosen.length;
    tries += 1;
    if (placed > mostPlaced && index === points.length) [best, mostPlaced] = [chosen, placed];
    if (index === points.length || tries > MOST_TRIES || placed + points.length - index <= mostPlaced) return;
    for (const spot of spots[index] ?? [])
      if (!chosen.some((other) => other && overlap(other.box, spot.box)))
        settle([...chosen, spot], placed + 1);
    settle([...chosen, undefined], placed);
  };
  settle([], 0);
  return points.map(({ label, at: [x, y] }, index) => {
    const spot = best[index];
    const dot = { x: round(x), y: round(y) };
    return spot ? { ...dot, label: { text: label, x: spot.x, y: spot.y, anchor: spot.anchor } } : dot;
  });
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.foot && b.top < a.foot;
