import { expect, test } from 'vitest';
import { worldMap } from '../../../site/lib/plots/world-map.ts';

const SEOUL = { label: 'Seoul 2008', geo: { lat: 37.57, lon: 126.98 } };
const SAN_DIEGO = { label: 'San Diego 2011', geo: { lat: 32.72, lon: -117.16 } };
const LIMA = { label: 'Lima 2016', geo: { lat: -12.05, lon: -77.04 } };

test('places stand on a map that is cut where none of them is, the Pacific in its middle', () => {
  const map = worldMap([SEOUL, SAN_DIEGO, LIMA]);
  expect(map?.dots.map(({ x, y, label }) => [Math.round(x), Math.round(y), label?.anchor])).toEqual([
    [122, 43, 'start'],
    [239, 50, 'start'],
    [286, 115, 'start'],
  ]);
});

test('one place makes no map, nor do two missions to it', () => {
  expect([worldMap([]), worldMap([SEOUL, { ...SEOUL, label: 'Seoul 2012' }])]).toEqual([
    undefined,
    undefined,
  ]);
});

test('labels give way to one another, and lie over no dot', () => {
  const near = { label: '聖地牙哥市 100 年', geo: { lat: 32.72, lon: -117.16 } };
  const far = { label: '首爾 97 年', geo: { lat: 37.57, lon: 126.98 } };
  const map = worldMap([far, near, { label: '聖安東尼 103 年', geo: { lat: 29.42, lon: -98.49 } }]);
  expect(map?.dots.map(({ label }) => label?.anchor)).toEqual(['end', 'middle', 'start']);
});

test('the shores take a few kilobytes', () => {
  expect(worldMap([SEOUL, LIMA])?.land.length).toBeLessThan(20_000);
});

test('a hundred places are drawn at once, those without room for a name by their dot', () => {
  const many = Array.from({ length: 100 }, (_, index) => ({
    label: `Place ${index}`,
    geo: { lat: (index % 10) * 6, lon: Math.floor(index / 10) * 8 },
  }));
  expect(worldMap(many)?.dots.length).toBe(100);
});
