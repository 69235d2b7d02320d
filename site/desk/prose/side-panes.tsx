import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { home } from '../home.ts';
import { t } from '../words.ts';
import { PageView } from './page-view.tsx';
import { PaperView } from './paper-view.tsx';
import type { Place } from './prose-types.ts';
import { TwinView } from './twin-view.tsx';

type Props = {
  readonly file: string;
  readonly mission: string;
  readonly language: string;
  readonly pane: string;
  readonly text: string;
  readonly isDirty: boolean;
  readonly cursor: Place;
  readonly goTo: (place: Place) => void;
};

/** What becomes of the text, one at a time: the page, the paper, or the other edition. */
export function SidePane({ file, mission, language, pane, text, isDirty, cursor, goTo }: Props) {
  const [audience, setAudience] = useState('internal');
  const view = { file, text, language, audience, cursor, goTo };
  return (
    <section class="prose-side" aria-label={t('desk.prose.beside')}>
      {(pane === 'page' || pane === 'paper') && (
        <label class="desk-choice">
          <input
            type="checkbox"
            checked={audience === 'public'}
            onChange={({ currentTarget }) => setAudience(currentTarget.checked ? 'public' : 'internal')}
          />
          <span>{t('desk.prose.as-public')}</span>
        </label>
      )}
      <Pane name={pane}>
        {pane === 'page' && <PageView {...view} />}
        {pane === 'paper' && <PaperView {...view} />}
        {pane.startsWith('twin-') && (
          <TwinView {...{ file, text, mission, isDirty, cursor, goTo }} other={pane.replace('twin-', '')} />
        )}
      </Pane>
    </section>
  );
}

/** Scrolls by itself, so that it can be reached by keys. */
function Pane({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div
      id="prose-pane"
      role="tabpanel"
      aria-labelledby={`pane-tab-${name}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys
      tabIndex={0}
      class={`prose-pane prose-pane-${name.startsWith('twin-') ? 'twin' : name}`}
    >
      {children}
    </div>
  );
}

/** What can stand beside the text; on a narrow screen in its place. */
export function PaneTabs({
  panes,
  pane,
  choose,
}: {
  readonly panes: readonly string[];
  readonly pane: string;
  readonly choose: (pane: string) => void;
}) {
  return (
    <div role="tablist" aria-label={t('desk.prose.beside')} class="desk-switch prose-tabs">
      {panes.map((name, index) => (
        <button
          key={name}
          id={`pane-tab-${name}`}
          type="button"
          role="tab"
          class="button-quiet prose-tab"
          aria-selected={pane === name}
          aria-controls={pane === name ? (name === 'write' ? 'prose-write' : 'prose-pane') : undefined}
          tabIndex={pane === name ? 0 : -1}
          onClick={() => choose(name)}
          onKeyDown={({ key, currentTarget }) => {
            const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
            const next = panes[(index + step + panes.length) % panes.length];
            if (step === 0 || next === undefined) return;
            choose(next);
            currentTarget.parentElement?.querySelector<HTMLElement>(`#pane-tab-${CSS.escape(next)}`)?.focus();
          }}
        >
          {nameOf(name)}
        </button>
      ))}
    </div>
  );
}

function nameOf(pane: string): string {
  if (!pane.startsWith('twin-')) return t(`desk.prose.pane.${pane}`);
  const tag = pane.replace('twin-', '');
  return home.value?.languages.find((each) => each.tag === tag)?.name ?? tag;
}

const WIDE = '(min-width: 64rem)';

/** True where the text and what becomes of it stand side by side. */
export function useIsWide(): boolean {
  const [isWide, setWide] = useState(matchMedia(WIDE).matches);
  useEffect(() => {
    const media = matchMedia(WIDE);
    const note = (): void => setWide(media.matches);
    media.addEventListener('change', note);
    return () => media.removeEventListener('change', note);
  }, []);
  return isWide;
}
