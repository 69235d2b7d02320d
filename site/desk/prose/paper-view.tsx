import { useEffect, useRef, useState } from 'preact/hooks';
import { send } from '../api.ts';
import { t } from '../words.ts';
import { Untold, type ViewProps } from './page-view.tsx';
import { type OpenPaper, openPaper } from './paper.ts';
import type { Place, ProseFault } from './prose-types.ts';
import { useAfter } from './use-after.ts';

/** A line of the paper and the run of prose that it shows: `part` of `parts` lines. */
type PlaceOnPage = Place & {
  readonly page: number;
  readonly xPt: number;
  readonly yPt: number;
  readonly part: number;
  readonly parts: number;
};
type Shown = {
  readonly kind: string;
  readonly id?: string;
  readonly pageCount?: number;
  readonly places?: readonly PlaceOnPage[];
  readonly faults?: readonly ProseFault[];
};

const SET_MS = 300;

/** The page of the PDF that the cursor is in, set as it is written. A click in it moves the cursor there. */
export function PaperView({ file, text, audience, cursor, goTo }: ViewProps) {
  const [shown, setShown] = useState<Shown | undefined>();
  const [paper, setPaper] = useState<{ readonly open: OpenPaper; readonly shown: Shown } | undefined>();
  const [turned, setTurned] = useState<number | undefined>();
  const [scale, setScale] = useState(1);
  const canvas = useRef<HTMLCanvasElement>(null);
  useAfter(
    SET_MS,
    async (isCurrent) => {
      const answer = await send<Shown>('/api/prose-pages', { file, text, audience });
      if (!answer.ok || !isCurrent() || answer.value.kind === 'overtaken') return;
      setShown(answer.value);
      if (answer.value.id === undefined) return;
      const open = await openPaper(`/api/prose-pages/${answer.value.id}`);
      if (isCurrent()) setPaper({ open, shown: answer.value });
    },
    [file, text, audience],
  );
  useEffect(() => () => void paper?.open.close(), [paper]);
  useEffect(() => setTurned(undefined), [cursor.line, cursor.column]);
  const places = paper?.shown.places ?? [];
  const here = placeAt(places, cursor, text);
  const last = (paper?.shown.pageCount ?? 1) - 1;
  const page = Math.min(turned ?? here?.page ?? 0, last);
  useEffect(() => {
    if (!paper || !canvas.current) return;
    const width = canvas.current.parentElement?.clientWidth ?? 0;
    void paper.open.draw(page, canvas.current, width).then((drawn) => drawn !== undefined && setScale(drawn));
  }, [paper, page]);
  const words = t('desk.prose.paper.page', { page: page + 1, pages: last + 1 });
  return (
    <>
      <Untold shown={shown} isEmpty={paper === undefined} />
      {shown?.faults?.map((each) => (
        <p key={each.line} class="desk-field-fault desk-fault-error">
          {t('desk.label', { label: t('desk.prose.line', { line: each.line }), value: each.why })} {each.fix}
        </p>
      ))}
      {paper && (
        <div class="prose-pager">
          <button
            type="button"
            class="button-quiet"
            disabled={page === 0}
            onClick={() => setTurned(page - 1)}
          >
            {t('desk.prose.paper.previous')}
          </button>
          <span>{words}</span>
          <button
            type="button"
            class="button-quiet"
            disabled={page >= last}
            onClick={() => setTurned(page + 1)}
          >
            {t('desk.prose.paper.next')}
          </button>
          <a href={`/api/prose-pages/${paper.shown.id}`} target="_blank" rel="noreferrer" data-reload>
            {t('desk.prose.paper.open')}
          </a>
        </div>
      )}
      <div class="prose-sheet" hidden={!paper}>
        <canvas
          ref={canvas}
          role="img"
          aria-label={words}
          onClick={({ offsetX, offsetY }) => {
            const near = nearest(places, { page, xPt: offsetX / scale, yPt: offsetY / scale });
            if (near) goTo(sourceOf(near, text));
          }}
        />
        {here && here.page === page && <Here yPt={here.yPt} scale={scale} />}
      </div>
    </>
  );
}

/** A bar beside the line that the cursor is in. Reckoned places are set by script, which the policy allows. */
function Here({ yPt, scale }: { readonly yPt: number; readonly scale: number }) {
  const bar = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (!bar.current) return;
    bar.current.style.top = `${(yPt - LINE_PT) * scale}px`;
    bar.current.style.height = `${LINE_PT * 1.3 * scale}px`;
    bar.current.scrollIntoView({ block: 'nearest' });
  }, [yPt, scale]);
  return <span ref={bar} class="prose-here" aria-hidden="true" />;
}

const LINE_PT = 12;

/** The line of the paper with the words at the cursor: of a long run the share of its lines that the cursor is in. */
function placeAt(places: readonly PlaceOnPage[], cursor: Place, text: string): PlaceOnPage | undefined {
  const isBefore = ({ line, column }: Place): boolean =>
    line < cursor.line || (line === cursor.line && column <= cursor.column);
  const run =
    places.filter(isBefore).toSorted((a, b) => b.line - a.line || b.column - a.column)[0] ?? places[0];
  if (!run) return undefined;
  const own = places.filter(({ line, column }) => line === run.line && column === run.column);
  const length = (text.split('\n')[run.line - 1] ?? '').length - run.column + 1;
  const into = cursor.line === run.line ? (cursor.column - run.column) / Math.max(1, length) : 0;
  return own[Math.min(own.length - 1, Math.max(0, Math.floor(into * own.length)))];
}

type Point = { readonly page: number; readonly xPt: number; readonly yPt: number };

function nearest(places: readonly PlaceOnPage[], { page, xPt, yPt }: Point): PlaceOnPage | undefined {
  const far = (each: PlaceOnPage): number =>
    Math.abs(each.yPt - LINE_PT / 3 - yPt) * 10 + Math.max(0, each.xPt - xPt) / 10;
  return places.filter((each) => each.page === page).toSorted((a, b) => far(a) - far(b))[0];
}

function sourceOf({ line, column, part, parts }: PlaceOnPage, text: string): Place {
  const length = (text.split('\n')[line - 1] ?? '').length - column + 1;
  return { line, column: column + Math.floor((Math.max(0, length) * part) / Math.max(1, parts)) };
}
