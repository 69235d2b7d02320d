import { expect, test } from 'vitest';
import type { EventEntry } from '#invites/calendar-entry.ts';
import type { EntryContext } from '#invites/entry-context.ts';
import { noteClashes } from '#invites/note-clashes.ts';
import { makeEvents } from '../bench/invites-events.ts';
import { wordsIn } from '../locale/words-for-tests.ts';

const context = {
  workspace: { settings: { languages: ['en'] } },
  language: 'en',
  t: wordsIn('en'),
  placements: new Map(),
} as unknown as EntryContext;

/** So many entries of one person at one time. */
const atOnce = (count: number): readonly EventEntry[] => {
  const [first] = makeEvents(1);
  if (!first) throw new Error('one was made');
  const bare = { ...first, description: '' };
  return Array.from({ length: count }, (_, index) => ({
    ...bare,
    key: `session/s${index}`,
    summary: `Session ${index}`,
  }));
};

test('a clash is named, and of many the first few; what they say grows with their number and not with its square', () => {
  const [two] = noteClashes(atOnce(2), context);
  expect([two?.clashes, two?.description?.split('\n').filter((line) => line !== '')]).toEqual([
    ['session/s1'],
    [expect.stringMatching(/^Clashes with: Session 1 \(.+\)$/)],
  ]);
  const [many] = noteClashes(atOnce(100), context);
  const lines = many?.description?.split('\n').filter((line) => line !== '') ?? [];
  expect([many?.clashes?.length, lines.length, lines.at(-1)]).toEqual([8, 9, 'Clashes with 91 more entries']);
});
