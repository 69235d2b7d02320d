import type { Context } from 'hono';
import { z } from 'zod';
import { plainTextOf } from '#edit/plain-text.ts';
import { readForEdit } from '#edit/write-edits.ts';
import { blocksOf } from '#load/prose-blocks.ts';
import { dateStyle, formatDate } from '#locale/dates.ts';
import { civilOf } from '#model/civil-time.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import type { Desk } from './desk.ts';
import type { DeskApp } from './desk-app.ts';
import { refuse } from './failures.ts';
import type { Bindings } from './guard.ts';
import { languageOf } from './language.ts';
import { compareEditions, type EditionPair } from './prose/compare-editions.ts';
import { readDraft } from './prose/judge-prose.ts';
import { namesIn } from './prose/names-in-editions.ts';
import { placeOfProse, twinOf } from './prose/prose-files.ts';
import { keepMark, type ReadMark, readMark } from './prose/read-together.ts';
import { DraftOfProse, isProse } from './prose-api.ts';

const Comparing = DraftOfProse.extend({ other: z.string().max(35) });
const Reading = Comparing.extend({
  /** Lines of the file at which the blocks that were read begin; all of them where it is left out. */
  lines: z.array(z.number().int()).max(10_000).optional(),
});

/**
 * - `POST /api/prose-twin { file, text, other }`: the draft and the same text in another language, block by block,
 *   with what has gone stale since they were last read together.
 * - `POST /api/prose-read { file, text, other, lines }`: these have been read together as they stand.
 */
export function addProseTwin(app: DeskApp, desk: Desk): void {
  app.post('/api/prose-twin', async (c) => {
    const asked = Comparing.safeParse(await c.req.json().catch(() => undefined));
    if (!asked.success || !isProse(desk.root, asked.data.file)) return refuse(c, desk, { key: 'no-file' });
    return c.json(tell(c, desk, compare(desk, asked.data)));
  });
  app.post('/api/prose-read', async (c) => {
    const asked = Reading.safeParse(await c.req.json().catch(() => undefined));
    if (!asked.success || !isProse(desk.root, asked.data.file)) return refuse(c, desk, { key: 'no-file' });
    const compared = compare(desk, asked.data);
    if (compared.kind !== 'pairs') return refuse(c, desk, { key: 'not-compared', status: 409 });
    const { lines } = asked.data;
    const pairs = compared.pairs.filter(
      (pair) => lines === undefined || lines.includes(lineOf(pair, compared.side)),
    );
    const where = { mission: compared.mission, text: compared.name, now: desk.now() };
    const isKept = await keepMark(desk.root, where, { pairs, isWhole: lines === undefined });
    return isKept
      ? c.json(tell(c, desk, compare(desk, asked.data)))
      : refuse(c, desk, { key: 'no-file', status: 409 });
  });
}

type Compared =
  | {
      readonly kind: 'pairs';
      readonly mission: string;
      /** Of the text in the mark. */
      readonly name: string;
      /** On which side the draft stands. */
      readonly side: 0 | 1;
      readonly file: string;
      readonly texts: readonly [string, string];
      readonly pairs: readonly EditionPair[];
      readonly mark: ReadMark | undefined;
    }
  /** The other edition is not there, or one of them cannot be read. */
  | { readonly kind: 'no-twin' | 'faults'; readonly file: string };

const NO_TWIN = { kind: 'no-twin', file: '' } as const;

function compare(desk: Desk, { file, text, other }: z.output<typeof Comparing>): Compared {
  const place = placeOfProse(file);
  const { workspace } = desk.facts.read();
  const mission = workspace?.missions.find(({ id }) => id === place?.mission);
  const isOther = workspace?.settings.languages.some((each) => each === other && each !== place?.language);
  if (!place || !workspace || !mission || !isOther) return NO_TWIN;
  const twin = twinOf(place, other);
  const there = isProse(desk.root, twin) ? readForEdit(desk.root, twin) : undefined;
  if (there === undefined) return { kind: 'no-twin', file: twin };
  const drafts = [
    { file, text },
    { file: twin, text: plainTextOf(there) },
  ] as const;
  const order = workspace.settings.languages as readonly string[];
  const side = order.indexOf(place.language) < order.indexOf(other) ? 0 : 1;
  const [first, second] = side === 0 ? drafts : ([drafts[1], drafts[0]] as const);
  const read = [readDraft(first), readDraft(second)] as const;
  if ('faults' in read[0] || 'faults' in read[1]) return { kind: 'faults', file: twin };
  const languages = [read[0].prose.language, read[1].prose.language] as const;
  const name = [place.bilateral ?? place.kind, ...languages].join(' ');
  const mark = readMark(desk.root, mission.id, name);
  return {
    ...{ kind: 'pairs', mission: mission.id, name, side, file: twin, mark },
    texts: [first.text, second.text],
    pairs: pairsOf({ workspace, mission, languages, mark, prose: [read[0].prose, read[1].prose] }),
  };
}

type Read = Extract<ReturnType<typeof readDraft>, { readonly prose: unknown }>['prose'];

function pairsOf({
  workspace,
  mission,
  languages,
  mark,
  prose: [first, second],
}: {
  readonly workspace: Workspace;
  readonly mission: Mission;
  readonly languages: readonly [string, string];
  readonly mark: ReadMark | undefined;
  readonly prose: readonly [Read, Read];
}): readonly EditionPair[] {
  return compareEditions({
    blocks: [blocksOf(first, mission), blocksOf(second, mission)],
    languages,
    read: mark?.pairs,
    names: namesIn(workspace, languages),
  });
}

const lineOf = ({ first, second }: EditionPair, side: 0 | 1): number =>
  (side === 0 ? first : second)?.line ?? 0;

/** The pairs as the page shows them: the draft's own lines, the other's lines and words. */
function tell(c: Context<Bindings>, desk: Desk, compared: Compared) {
  if (compared.kind !== 'pairs') return compared;
  const { side, texts, mark, file } = compared;
  const lines = (texts[side === 0 ? 1 : 0] ?? '').split('\n');
  return {
    kind: 'pairs',
    file,
    readAt: mark && dayOf(c, desk, mark.at),
    pairs: compared.pairs.map(({ first, second, state, marks }) => {
      const [own, other] = side === 0 ? [first, second] : [second, first];
      return {
        ...(own && { own: { line: own.line, endLine: own.endLine } }),
        ...(other && { other: { line: other.line, words: wordsOf(lines, other) } }),
        state: sidedState(state, side),
        marks: marks.map(({ side: at, ...each }) => ({ ...each, isOwn: at === side })),
      };
    }),
  };
}

/** `own`: the draft has changed and the other edition has not. */
function sidedState(state: EditionPair['state'], side: 0 | 1): string {
  if (state !== 'first' && state !== 'second') return state;
  return (state === 'first') === (side === 0) ? 'own' : 'other';
}

const wordsOf = (
  lines: readonly string[],
  { line, endLine }: { readonly line: number; readonly endLine: number },
) => lines.slice(line - 1, endLine).join('\n');

function dayOf(c: Context<Bindings>, desk: Desk, at: string): string | undefined {
  const { workspace } = desk.facts.read();
  if (!workspace) return undefined;
  const { date } = civilOf(Date.parse(at), workspace.settings.home.timeZone);
  return formatDate(date, dateStyle(workspace.settings, languageOf(c)));
}
