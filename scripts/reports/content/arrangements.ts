import type { Bilateral } from '#model/bilateral.ts';
import { namedDelegates } from '#model/delegation.ts';
import { localize } from '#model/localized.ts';
import type { Seat } from '#model/logistics.ts';
import { type Block, type Cell, paragraph, plain, type Row } from '../block.ts';
import { factsTable, localizeAll } from './cells.ts';
import type { ReportContext } from './context.ts';
import { giftText } from './logistics.ts';
import { nameOf } from './people.ts';

/** How a meeting is held: who interprets and writes, who goes in first, what is worn and given, who sits where. */
export function arrangementBlocks(bilateral: Bilateral, context: ReportContext): readonly Block[] {
  const { mission, language, t } = context;
  const { arrangements } = bilateral;
  const gifts = (mission.logistics?.gifts ?? []).filter(({ meeting }) => meeting === bilateral.id);
  if (!arrangements && gifts.length === 0) return [];
  const names = (seats: readonly Seat[], separator: string): readonly string[] =>
    seats.length === 0 ? [] : [seats.map((seat) => seatName(seat, context)).join(separator)];
  const list = t('report.list-separator');
  const fact = (word: string, values: readonly string[]) => ({ label: t(`report.brief.${word}`), values });
  const facts = factsTable(
    [
      fact('interpreters', names(arrangements?.interpreters ?? [], list)),
      fact('note-takers', names(arrangements?.noteTakers ?? [], list)),
      fact('entry', names(entryOf(bilateral, context), ' → ')),
      fact('dress', localizeAll([arrangements?.dress], language)),
      fact(
        'gifts',
        gifts.map((gift) => giftText(gift, context)),
      ),
      fact('note', localizeAll([arrangements?.note], language)),
    ],
    language,
  );
  return [
    paragraph(plain(t('report.brief.arrangements'), language), 'lead'),
    ...facts,
    ...seatingPlan(bilateral, context),
  ];
}

/** As it is written, else ours in the order of the delegation. */
export function entryOf(
  { arrangements, ours, request }: Bilateral,
  { mission }: Pick<ReportContext, 'mission'>,
): readonly Seat[] {
  const said = arrangements?.entry ?? [];
  if (said.length > 0 || !arrangements) return said;
  const attending = new Set([
    ...ours.flatMap((each) => ('person' in each ? [each.person] : [])),
    ...(request?.attendees ?? []),
  ]);
  const inOrder = namedDelegates(mission.delegation).map(({ person }) => person);
  return inOrder.filter((person) => attending.has(person));
}

export function seatName(seat: Seat, context: ReportContext): string {
  return typeof seat === 'string'
    ? nameOf({ person: seat }, context)
    : localize(seat.unnamed, context.language);
}

/** Where the seats of one side stand from the middle: 0, 1, -1, 2, -2 … */
const placeOf = (index: number): number => (index % 2 === 1 ? (index + 1) / 2 : -index / 2);

type Seated = ReadonlyMap<number, Seat>;

/** The table seen from our side: theirs above, whose right is our left; ours below. */
function seatingPlan(bilateral: Bilateral, context: ReportContext): readonly Block[] {
  const seating = bilateral.arrangements?.seating;
  if (!seating || seating.ours.length + seating.theirs.length === 0) return [];
  const { language, t } = context;
  const ours: Seated = new Map(seating.ours.map((seat, index) => [placeOf(index), seat]));
  const theirs: Seated = new Map(seating.theirs.map((seat, index) => [-placeOf(index), seat]));
  const places = [...ours.keys(), ...theirs.keys()];
  const [least, most] = [Math.min(...places), Math.max(...places)];
  const columns = Array.from({ length: most - least + 1 }, (_, index) => least + index);
  const title = plain(t('report.brief.seating'), language);
  const row = (seats: Seated): Row =>
    columns.map((column) => seatCell(seats.get(column), bilateral, context));
  const middle: Cell = {
    blocks: [{ ...paragraph(plain(t('report.brief.table'), language), 'aside'), align: 'centre' }],
    span: columns.length,
  };
  return [
    {
      kind: 'table',
      look: 'form',
      title,
      columns: columns.map(() => ({ weight: 1 })),
      rows: [row(theirs), [middle], row(ours)],
    },
  ];
}

function seatCell(seat: Seat | undefined, bilateral: Bilateral, context: ReportContext): Cell {
  if (seat === undefined) return { blocks: [] };
  const { language } = context;
  const title = titleOf(seat, bilateral, context);
  const name = paragraph(plain(seatName(seat, context), language), 'plain');
  const centred = { align: 'centre' as const };
  return {
    blocks: [
      { ...name, ...centred },
      ...title.map((text) => ({ ...paragraph(plain(text, language), 'aside'), ...centred })),
    ],
  };
}

/** The title that someone has at this meeting. */
function titleOf(
  seat: Seat,
  { ours, theirs }: Bilateral,
  { mission, language }: ReportContext,
): readonly string[] {
  if (typeof seat !== 'string') return [];
  const found = [...ours, ...theirs, ...mission.delegation].find(
    (each) => 'person' in each && each.person === seat,
  );
  return localizeAll([found?.title], language);
}
