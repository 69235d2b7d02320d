import { useEffect, useRef, useState } from 'preact/hooks';
import { send } from '../api.ts';
import { home } from '../home.ts';
import { listen } from '../live.ts';
import { tell } from '../notice.ts';
import { hrefOf } from '../router.ts';
import { lead, t } from '../words.ts';
import type { Place } from './prose-types.ts';
import { useAfter } from './use-after.ts';

type Mark = { readonly kind: string; readonly text: string; readonly isOwn: boolean };
type Pair = {
  readonly own?: { readonly line: number; readonly endLine: number };
  readonly other?: { readonly line: number; readonly words: string };
  readonly state: string;
  readonly marks: readonly Mark[];
};
type Compared = {
  readonly kind: 'pairs' | 'no-twin' | 'faults';
  readonly file: string;
  readonly readAt?: string;
  readonly pairs?: readonly Pair[];
};

export type TwinProps = {
  readonly file: string;
  readonly text: string;
  readonly mission: string;
  /** Of the other edition. */
  readonly other: string;
  /** What is not saved is not read together. */
  readonly isDirty: boolean;
  readonly cursor: Place;
  readonly goTo: (place: Place) => void;
};

const COMPARE_MS = 250;

/** The other edition, block by block beside what is being written, with what has gone stale. */
export function TwinView({ file, text, mission, other, isDirty, cursor, goTo }: TwinProps) {
  const [compared, setCompared] = useState<Compared | undefined>();
  const [changed, setChanged] = useState(0);
  useEffect(() => listen((news) => news.type === 'changed' && setChanged((count) => count + 1)), []);
  useAfter(
    COMPARE_MS,
    async (isCurrent) => {
      const answer = await send<Compared>('/api/prose-twin', { file, text, other });
      if (answer.ok && isCurrent()) setCompared(answer.value);
    },
    [file, text, other, changed],
  );
  const list = useRef<HTMLOListElement>(null);
  const pairs = compared?.pairs ?? [];
  const here = pairs.findLastIndex(({ own }) => own !== undefined && own.line <= cursor.line);
  useEffect(() => showRow(list.current, here), [here, compared]);
  if (!compared)
    return (
      <p class="muted" aria-busy="true">
        {t('desk.prose.drawing')}
      </p>
    );
  const way = compared.file.split('/').slice(4).join('/');
  const link = <a href={hrefOf('prose', mission, other, way)}>{t('desk.prose.twin.open')}</a>;
  if (compared.kind !== 'pairs')
    return (
      <p class="desk-note">
        {t(`desk.prose.twin.${compared.kind}`)} {compared.file !== '' && link}
      </p>
    );
  const read = async (lines?: readonly number[]): Promise<void> => {
    const answer = await send<Compared>('/api/prose-read', { file, text, other, lines });
    if (!answer.ok) return tell('fault', answer.why || t('desk.offline'));
    setCompared(answer.value);
    tell('done', t('desk.prose.twin.kept'));
  };
  const stale = pairs.filter(({ state }) => state === 'own' || state === 'other' || state === 'both').length;
  return (
    <>
      <p class="prose-twin-head">
        <span>
          {compared.readAt === undefined
            ? t('desk.prose.twin.never')
            : t('desk.prose.twin.read-at', { day: compared.readAt, count: stale })}
        </span>{' '}
        <button type="button" class="button-quiet" disabled={isDirty} onClick={() => void read()}>
          {t('desk.prose.twin.read-all')}
        </button>{' '}
        {link}
      </p>
      {isDirty && <p class="desk-meaning">{t('desk.prose.twin.save-first')}</p>}
      <ol class="prose-twins" ref={list}>
        {pairs.map((pair, index) => (
          <Row
            key={`${pair.own?.line ?? ''}-${pair.other?.line ?? ''}`}
            pair={pair}
            isHere={index === here}
            language={other}
            goTo={goTo}
            read={isDirty || pair.own === undefined ? undefined : () => void read([pair.own?.line ?? 0])}
          />
        ))}
      </ol>
    </>
  );
}

function showRow(list: HTMLOListElement | null, index: number): void {
  const row = list?.children[index];
  const frame = list?.closest<HTMLElement>('.prose-pane');
  if (!row || !frame) return;
  const [inner, outer] = [row.getBoundingClientRect(), frame.getBoundingClientRect()];
  if (inner.top >= outer.top && inner.bottom <= outer.bottom) return;
  frame.scrollTop += inner.top - outer.top - outer.height / 3;
}

type RowProps = {
  readonly pair: Pair;
  readonly isHere: boolean;
  readonly language: string;
  readonly goTo: (place: Place) => void;
  readonly read: (() => void) | undefined;
};

function Row({ pair: { own, other, state, marks }, isHere, language, goTo, read }: RowProps) {
  const isToRead = state === 'own' || state === 'other' || state === 'both';
  return (
    <li class={`prose-twin prose-twin-${state}`} aria-current={isHere ? 'true' : undefined}>
      {other ? (
        <p class="prose-twin-words" lang={language}>
          {other.words}
        </p>
      ) : (
        <p class="muted">{t('desk.prose.twin.only-here')}</p>
      )}
      {(state !== 'read' && state !== 'unread') || marks.length > 0 ? (
        <div class="prose-twin-marks">
          {state !== 'unread' && <strong>{t(`desk.prose.twin.state.${own ? state : 'only-there'}`)}</strong>}
          <ul class="desk-plain">
            {marks.map((mark) => (
              <li key={`${mark.kind}-${mark.isOwn}-${mark.text}`}>
                {lead(t(`desk.prose.twin.mark.${mark.kind}`, { language: nameOf(mark.isOwn, language) }))}
                <q>{mark.text}</q>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <p class="prose-twin-tools">
        {own && (
          <button
            type="button"
            class="button-quiet"
            aria-label={t('desk.prose.twin.go', { line: own.line })}
            onClick={() => goTo({ line: own.line, column: 1 })}
          >
            {t('desk.prose.line', { line: own.line })}
          </button>
        )}
        {isToRead && read && (
          <button type="button" class="button-quiet" onClick={read}>
            {t('desk.prose.twin.read-one', { line: own?.line ?? 0 })}
          </button>
        )}
      </p>
    </li>
  );
}

/** Which edition has it. */
function nameOf(isOwn: boolean, other: string): string {
  const languages = home.value?.languages ?? [];
  return languages.find(({ tag }) => (tag === other) !== isOwn)?.name ?? other;
}
