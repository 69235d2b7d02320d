import { expect, test } from 'vitest';
import type { Event, Session } from '#model/event.ts';
import type { Block, Cell } from '#reports/block.ts';
import { runsIn } from '#reports/blocks.ts';
import { agendaBlocks } from '#reports/content/agenda.ts';
import { contextOf } from '#reports/report-input.ts';
import { inputFor, openFixture } from '../fixture.ts';

const workspace = openFixture();
const input = inputFor(workspace, 'en');

type Sketch = Partial<Session> & { readonly id: string };

/** What each session says, by its identifier, in a mission whose only event has these. */
function programme(sketches: readonly Sketch[], isFacing = false): readonly Block[] {
  const sessions = sketches.map((each) => ({
    title: { en: each.id },
    kind: 'talk',
    roles: [],
    items: [],
    attendedBy: [],
    date: '2020-05-04',
    ...each,
  }));
  const tracks = ['left', 'right'].map((id) => ({ id, name: { en: `${id} room` } }));
  const event = { id: 'forum', title: { en: 'Forum' }, tracks, sessions, roles: [], attendance: [] };
  const mission = { ...input.mission, events: [event as unknown as Event] };
  return (agendaBlocks({ ...contextOf(input), mission, isFacing }, 'forum') ?? []).slice(1);
}

const words = (blocks: readonly Block[]): string =>
  runsIn(blocks, 'en')
    .map(({ run }) => run.text)
    .filter((text) => text !== '')
    .join(' / ');
const cells = (row: readonly Cell[]): readonly string[] =>
  row.map(({ blocks, span }) => `${words(blocks)}${span ? ` ×${span}` : ''}`);
const rowsOf = ([table]: readonly Block[]): unknown =>
  table?.kind === 'table' ? [table.header ?? [], ...table.rows].map(cells) : words(table ? [table] : []);

const PARALLEL: readonly Sketch[] = [
  { id: 'opening', start: '09:00', end: '10:00' },
  { id: 'b', track: 'right', start: '10:00', end: '11:00' },
  { id: 'a', track: 'left', start: '10:00', end: '10:30' },
  { id: 'c', track: 'left', start: '10:30', end: '11:00' },
] as unknown as readonly Sketch[];

test('rooms side by side are columns; what is for all goes across, and what ends apart says when', () => {
  expect(rowsOf(programme(PARALLEL))).toEqual([
    ['Time', 'left room', 'right room'],
    ['09:00–10:00', 'opening ×2'],
    ['10:00', 'a / 10:00–10:30', 'b / 10:00–11:00'],
    ['10:30–11:00', 'c', ''],
  ]);
});

test('beside another language, and where nothing is on at the same time, sessions are rows', () => {
  const inTurn = PARALLEL.filter(({ id }) => id !== 'a' && id !== 'c');
  expect(rowsOf(programme(inTurn))).toEqual([
    ['Time', 'Session'],
    ['09:00–10:00', 'opening'],
    ['10:00–11:00', 'b / right room'],
  ]);
  expect(rowsOf(programme(PARALLEL, true))).toHaveLength(5);
});

test('sessions without times are lines of a list, and their items too', () => {
  const person = { role: 'speaker', unnamed: { en: 'Chile' } };
  const roles = [person, { ...person, unnamed: { en: 'Peru' } }];
  const untimed = [{ id: 'one' }, { id: 'two', items: [{ title: { en: 'windows' }, roles }] }];
  const blocks = programme(untimed as unknown as readonly Sketch[]);
  expect(blocks.map((block) => [block.kind, words([block])])).toEqual([
    ['paragraph', 'Monday 4 May 2020'],
    ['paragraph', 'one'],
    ['paragraph', 'two'],
    ['list', 'windows / Speaker: Chile, Peru'],
  ]);
  expect(programme(untimed.slice(0, 1) as unknown as readonly Sketch[]).map(({ kind }) => kind)).toEqual([
    'paragraph',
    'list',
  ]);
});

test('a programme is not named again under a heading that says its name', () => {
  const titles = ['', 'Another', 'Forum'].map((heading) => {
    const event = {
      id: 'forum',
      title: { en: 'Forum' },
      tracks: [],
      sessions: [],
      roles: [],
      attendance: [],
    };
    const mission = { ...input.mission, events: [event as unknown as Event] };
    return words(agendaBlocks({ ...contextOf(input), mission }, 'forum', heading) ?? []);
  });
  expect(titles).toEqual(['Forum', 'Forum', '']);
});
