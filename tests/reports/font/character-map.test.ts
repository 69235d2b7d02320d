import { expect, test } from 'vitest';
import { characterMap, characterMapAlone } from '#reports/font/character-map.ts';
import { fonts } from '../fixture.ts';

test.each(['latin-serif', 'han-serif', 'emoji', 'thai'] as const)(
  'the character map of %s says alone what it says within the font',
  (id) => {
    const alone = characterMapAlone(fonts(id));
    const [part, whole] = [characterMap(alone), characterMap(fonts(id))];
    const codes = Array.from({ length: 0x4000 }, (_, index) => 12 * index + (index % 11));
    expect(codes.filter((code) => part(code) !== whole(code))).toEqual([]);
    expect([codes.some((code) => part(code) !== 0), alone.length < fonts(id).length / 4]).toEqual([
      true,
      true,
    ]);
  },
);
