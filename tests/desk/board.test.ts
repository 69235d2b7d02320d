import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSchedules } from '#register/schedules.ts';
import { copyOf } from '../workspace-copy.ts';
import { openDesk } from './open-desk.ts';

const BOARD = '/api/board/2020-visit';
const MEETINGS = 'data/missions/2020-visit/bilaterals.yaml';

type Board = {
  readonly digest: string;
  readonly isOfTheseFacts: boolean;
  readonly standing: { readonly kind: string };
  readonly meetings: readonly {
    readonly id: string;
    readonly isPinned: boolean;
    readonly minutes: number;
    readonly place?: {
      readonly date: string;
      readonly start: string;
      readonly end: string;
      readonly room: string;
    };
  }[];
};

async function openBoard() {
  const root = copyOf('tiny');
  const desk = await openDesk(root);
  const post = (deed: string, body: unknown) => desk.ask(`${BOARD}/${deed}`, { method: 'POST', body });
  const board = async (): Promise<Board> => JSON.parse((await desk.ask(BOARD)).body);
  const places = async () =>
    (await board()).meetings.map(({ id, place }) => [
      id,
      place && `${place.date} ${place.start} ${place.room}`,
    ]);
  const drafted = () => {
    const reading = readSchedules(root, '2020-visit');
    return 'value' in reading
      ? reading.value.draft?.assignments.map(({ bilateral, date, start }) => `${bilateral} ${date} ${start}`)
      : reading;
  };
  return { root, post, board, places, drafted };
}

const AT_NINE = { date: '2020-03-04', start: '09:00', room: 'hall' };

test('what is agreed stands before any schedule; a meeting moved by hand makes a draft, and only where the rules allow it', async () => {
  const { post, board, places, drafted } = await openBoard();
  expect(await places()).toEqual([
    ['es', '2020-03-03 11:00 hall'],
    ['es-wanted', undefined],
  ]);
  const { digest } = await board();
  const clash = await post('move', {
    meeting: 'es-wanted',
    slot: { ...AT_NINE, date: '2020-03-03', start: '11:00' },
    digest,
  });
  expect([clash.status, JSON.parse(clash.body).fault]).toEqual([422, 'clash']);
  expect(drafted()).toBeUndefined();
  expect((await post('move', { meeting: 'es-wanted', slot: AT_NINE, digest })).status).toBe(200);
  expect(drafted()).toEqual(['es 2020-03-03 11:00', 'es-wanted 2020-03-04 09:00']);
  // Of a page that shows what stood before.
  expect((await post('move', { meeting: 'es-wanted', slot: null, digest })).status).toBe(409);
  expect(
    (await post('move', { meeting: 'es-wanted', slot: null, digest: (await board()).digest })).status,
  ).toBe(200);
  expect(drafted()).toEqual(['es 2020-03-03 11:00']);
});

test('a place held over is judged in words, and the best places are those that fit', async () => {
  const { post } = await openBoard();
  const judged = JSON.parse((await post('judge', { meeting: 'es-wanted', slot: AT_NINE })).body);
  expect([judged.fits, judged.clashes]).toEqual([true, []]);
  const { places } = JSON.parse((await post('best', { meeting: 'es-wanted' })).body);
  expect(places.map(({ slot }: { slot: typeof AT_NINE }) => `${slot.date} ${slot.start}`)).toContain(
    '2020-03-04 09:00',
  );
  expect((await post('judge', { meeting: 'nobody', slot: AT_NINE })).status).toBe(400);
});

test('a meeting is agreed, lengthened and let go again in its YAML, and the draft goes on', async () => {
  const { root, post, board, drafted } = await openBoard();
  const first = readFileSync(join(root, MEETINGS), 'utf8');
  const { digest } = await board();
  await post('move', { meeting: 'es-wanted', slot: AT_NINE, digest });
  expect((await post('change', { meeting: 'es-wanted', isPinned: true })).status).toBe(200);
  const pinned = await board();
  expect([pinned.isOfTheseFacts, pinned.meetings.map(({ isPinned }) => isPinned)]).toEqual([
    true,
    [true, true],
  ]);
  expect((await post('change', { meeting: 'es-wanted', isPinned: false })).status).toBe(200);
  expect(readFileSync(join(root, MEETINGS), 'utf8')).toBe(first);
  expect((await post('change', { meeting: 'es-wanted', minutes: 45 })).status).toBe(200);
  const longer = await board();
  expect(longer.meetings.map(({ id, minutes, place }) => [id, minutes, place?.end])).toEqual([
    ['es', 60, '12:00'],
    ['es-wanted', 45, '09:45'],
  ]);
  expect(drafted()).toEqual(['es 2020-03-03 11:00', 'es-wanted 2020-03-04 09:00']);
});

test('what is no mission, meeting or place is refused', async () => {
  const { post, board } = await openBoard();
  const { digest } = await board();
  const asked = [
    await post('move', { meeting: 'es-wanted', digest }),
    await post('move', { meeting: 'nobody', slot: AT_NINE, digest }),
    await post('change', { meeting: 'es-wanted', minutes: 4000 }),
    await post('change', { meeting: 'nobody', isPinned: true }),
  ];
  expect(asked.map(({ status }) => status)).toEqual([400, 422, 400, 409]);
});

test('a schedule that another hand has written is the board of the next question, whether longer or of the same length', async () => {
  const { root, post, board, places } = await openBoard();
  await post('move', { meeting: 'es-wanted', slot: AT_NINE, digest: (await board()).digest });
  const { digest } = await board();
  expect((await post('judge', { meeting: 'es-wanted', slot: AT_NINE })).status).toBe(200);
  const file = join(root, 'data/register/schedules/2020-visit.jsonl');
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('09:00', '14:00'));
  const late = await post('move', { meeting: 'es-wanted', slot: AT_NINE, digest });
  expect([late.status, (await places())[1]]).toEqual([409, ['es-wanted', '2020-03-04 14:00 hall']]);
  writeFileSync(file, '');
  expect((await places())[1]).toEqual(['es-wanted', undefined]);
});
