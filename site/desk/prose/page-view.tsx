import { useEffect, useRef, useState } from 'preact/hooks';
import { send } from '../api.ts';
import { t } from '../words.ts';
import type { Place } from './prose-types.ts';
import { useAfter } from './use-after.ts';

type Shown = { readonly kind: string; readonly html?: string };

export type ViewProps = {
  readonly file: string;
  readonly text: string;
  readonly language: string;
  readonly audience: string;
  readonly cursor: Place;
  readonly goTo: (place: Place) => void;
};

const DRAW_MS = 120;

/** The page that is being written, as the site draws it. A click in it moves the cursor there. */
export function PageView({ file, text, language, audience, cursor, goTo }: ViewProps) {
  const [shown, setShown] = useState<Shown | undefined>();
  const place = useRef<HTMLDivElement>(null);
  useAfter(
    DRAW_MS,
    async (isCurrent) => {
      const answer = await send<Shown>('/api/prose-page', { file, text, audience });
      if (answer.ok && isCurrent() && answer.value.kind !== 'overtaken') setShown(answer.value);
    },
    [file, text, audience],
  );
  const [html, setHtml] = useState<string | undefined>();
  useEffect(() => {
    if (shown?.html !== undefined) setHtml(shown.html);
    else if (shown?.kind === 'hidden') setHtml(undefined);
  }, [shown]);
  useEffect(() => {
    const element = place.current;
    if (!element || html === undefined) return;
    element.innerHTML = html;
    markLines(element);
  }, [html]);
  useEffect(() => {
    if (place.current) follow(place.current, cursor.line);
  }, [html, cursor.line]);
  return (
    <>
      <Untold shown={shown} isEmpty={html === undefined} />
      <div class="prose-page">
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys move the cursor in the editor, which this follows */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for a pointer; nothing else is behind it */}
        <div
          ref={place}
          class="prose"
          lang={language}
          onClick={(event) => {
            const block = (event.target as Element).closest<HTMLElement>('[data-line]');
            event.preventDefault();
            if (block && getSelection()?.isCollapsed !== false)
              goTo({ line: Number(block.dataset['line']), column: 1 });
          }}
        />
      </div>
    </>
  );
}

/** Why there is nothing new to be seen. */
export function Untold({ shown, isEmpty }: { readonly shown: Shown | undefined; readonly isEmpty: boolean }) {
  if (!shown)
    return (
      <p class="muted" aria-busy="true">
        {t('desk.prose.drawing')}
      </p>
    );
  if (shown.kind === 'page' || shown.kind === 'pages') return null;
  const key =
    shown.kind === 'faults' || shown.kind === 'refused' ? (isEmpty ? 'faults' : 'faults-former') : shown.kind;
  return <p class="desk-note">{t(`desk.prose.not-shown.${key}`)}</p>;
}

/** Markup of components says by a comment before it from which line it comes. Links lead to places, not away. */
function markLines(element: HTMLElement): void {
  const comments = document.createTreeWalker(element, NodeFilter.SHOW_COMMENT);
  for (let node = comments.nextNode(); node; node = comments.nextNode()) {
    const line = /^line (\d+)$/.exec(node.textContent ?? '')?.[1];
    const next = (node as Comment).nextElementSibling as HTMLElement | null;
    if (line !== undefined && next && next.dataset['line'] === undefined) next.dataset['line'] = line;
  }
  for (const link of element.querySelectorAll('a[href]')) link.removeAttribute('href');
}

/** Shows the block that the cursor is in. */
function follow(element: HTMLElement, line: number): void {
  const blocks = [...element.querySelectorAll<HTMLElement>('[data-line]')];
  const here = blocks.findLast((each) => Number(each.dataset['line']) <= line);
  for (const block of blocks) block.classList.toggle('is-here', block === here);
  const frame = element.closest<HTMLElement>('.prose-pane');
  if (!here || !frame) return;
  const [inner, outer] = [here.getBoundingClientRect(), frame.getBoundingClientRect()];
  if (inner.top >= outer.top && inner.top <= outer.bottom - MARGIN_PX) return;
  frame.scrollTop += inner.top - outer.top - outer.height / 3;
}

const MARGIN_PX = 80;
