import type { Translate } from '#locale/words.ts';
import { findProse } from '#model/prose.ts';
import type { Mission } from '#model/workspace.ts';
import { alignBy, type Pair } from '#reports/align-blocks.ts';
import { prepareBlocks } from '../prose/prepare.ts';
import type { Piece, ProseBlock } from '../prose/to-pieces.ts';
import { type FoldHeading, type FoldStep, foldChapters } from './fold-chapters.ts';
import { languages } from './locale.ts';

/** A passage in each language, facts that stand once for both, or a meeting: its heading, and then its own rows. */
export type SideRow =
  | {
      readonly kind: 'passage';
      readonly pair: Pair<readonly Piece[]>;
      readonly heading: FoldHeading | undefined;
      readonly length: number;
    }
  | { readonly kind: 'facts'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'meeting'; readonly bilateral: string };

/** True of a mission whose report can be read in both languages. */
export function hasSideBySide(mission: Mission): boolean {
  return languages().every((language) => findProse(mission.prose, { kind: 'report', language }));
}

/** The report of a mission as rows, the first language first, and folded where it is long. */
export function sideRows(mission: Mission, t: Translate): readonly FoldStep<SideRow>[] {
  return foldChapters(rowsOf(mission), {
    headingOf: (row) => (row.kind === 'passage' ? row.heading : undefined),
    lengthOf: (row) => (row.kind === 'passage' ? row.length : FACTS_LENGTH),
    t,
  });
}

/** As a table of a few lines. */
const FACTS_LENGTH = 800;

function rowsOf(mission: Mission, bilateral?: string): readonly SideRow[] {
  const [first = [], second = []] = languages().map((language) => {
    const kind = bilateral === undefined ? 'report' : 'readout';
    const prose = findProse(mission.prose, { kind, language, ...(bilateral !== undefined && { bilateral }) });
    return prose ? prepareBlocks(mission, prose, `${language}-${bilateral ?? 'report'}-`) : [];
  });
  return alignBy(first, second, likeness).flatMap((pair) => rowOf(pair, mission));
}

const TWINS = 3;
/** What can hardly be anything else: a heading of the same rank, the same component. */
const SURE = 12;

function likeness(first: ProseBlock, second: ProseBlock): number | undefined {
  if (first.kind !== second.kind) return undefined;
  if (/^(?:h\d$|[A-Z])/.test(first.kind)) return SURE;
  return TWINS + Number(first.parts === second.parts);
}

function rowOf({ first, second }: Pair<ProseBlock>, mission: Mission): readonly SideRow[] {
  const [piece] = (first ?? second)?.pieces ?? [];
  // What readers of the office alone may see, and remarks, have words of the writer in them.
  const isFacts = typeof piece === 'object' && piece.pieces.length === 0;
  if (!isFacts)
    return [
      {
        kind: 'passage',
        pair: { ...(first && { first: first.pieces }), ...(second && { second: second.pieces }) },
        heading: first?.heading ?? second?.heading,
        length: (first?.length ?? 0) + (second?.length ?? 0),
      },
    ];
  const id = piece.name === 'Bilateral' ? piece.attributes['id'] : undefined;
  if (id === undefined) return [{ kind: 'facts', pieces: [piece] }];
  return [{ kind: 'meeting', bilateral: id.normalize('NFC') }, ...rowsOf(mission, id.normalize('NFC'))];
}
