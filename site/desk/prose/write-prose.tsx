import { useEffect, useRef, useState } from 'preact/hooks';
import { SaveBar } from '../parts/save-bar.tsx';
import { useResource } from '../resource.ts';
import { hash } from '../router.ts';
import { lead, t } from '../words.ts';
import { titleOf } from './choose-prose.tsx';
import type { Editor } from './editor.ts';
import { InsertBox } from './insert-box.tsx';
import { FaultList, TextConflicts } from './prose-faults.tsx';
import { type Known, type ListedProse, NOTHING_KNOWN, type Place } from './prose-types.ts';
import { PaneTabs, SidePane, useIsWide } from './side-panes.tsx';
import { useProse, type WrittenProse } from './use-prose.ts';

type Props = {
  readonly mission: string;
  readonly listed: ListedProse;
  readonly languages: readonly string[];
};

/** One file of prose: the editor, and beside it what becomes of it. */
export function WriteProse({ mission, listed, languages }: Props) {
  const prose = useProse(listed.file);
  if (!prose)
    return (
      <p aria-busy="true" class="muted">
        {t('desk.reading')}
      </p>
    );
  if (!('text' in prose)) return <p role="alert">{prose.why}</p>;
  return <Opened mission={mission} listed={listed} languages={languages} prose={prose} />;
}

function Opened({ mission, listed, languages, prose }: Props & { readonly prose: WrittenProse }) {
  const { file, language } = listed;
  const [cursor, setCursor] = useState<Place>({ line: 1, column: 1 });
  const known = useKnown(mission, language);
  const { host, editor } = useEditor({ listed, prose, known, onCursor: setCursor });
  const isWide = useIsWide();
  const [chosen, setPane] = useState('write');
  const pane = isWide && chosen === 'write' ? 'page' : chosen;
  const others = languages.filter((each) => each !== language).map((each) => `twin-${each}`);
  const goTo = (place: Place): void => {
    if (!isWide) setPane('write');
    // Shown first, where it stands in another's place.
    requestAnimationFrame(() => editor.current?.goTo(place));
  };
  return (
    <>
      {prose.isRestored && (
        <p class="desk-note" role="status">
          {lead(t('desk.form.restored'))}
          <button type="button" class="button-quiet" onClick={prose.discard}>
            {t('desk.form.discard')}
          </button>
        </p>
      )}
      {prose.hasMoved && <p class="desk-note">{t('desk.prose.has-moved')}</p>}
      {prose.conflicts.length > 0 && <TextConflicts prose={prose} language={language} />}
      <div class="desk-prose">
        <PaneTabs
          panes={[...(isWide ? [] : ['write']), 'page', 'paper', ...others]}
          pane={pane}
          choose={setPane}
        />
        <section
          id="prose-write"
          class="prose-write"
          aria-label={titleOf(listed)}
          hidden={!isWide && pane !== 'write'}
        >
          <InsertBox known={known} insert={(snippet) => editor.current?.insert(snippet)} />
          <div ref={host} class="prose-editor" />
          <p class="desk-meaning">{t('desk.prose.keys')}</p>
          <FaultList faults={prose.faults} goTo={goTo} mend={prose.mend} />
        </section>
        {pane !== 'write' && (
          <SidePane
            {...{ file, mission, language, pane, cursor, goTo }}
            text={prose.text}
            isDirty={prose.isDirty}
          />
        )}
      </div>
      <SaveBar edited={prose} />
    </>
  );
}

function useKnown(mission: string, language: string): Known {
  const path = `/api/prose-known/${encodeURIComponent(mission)}?language=${encodeURIComponent(language)}`;
  return useResource<Known>(path).value ?? NOTHING_KNOWN;
}

type Editing = {
  readonly listed: ListedProse;
  readonly prose: WrittenProse;
  readonly known: Known;
  readonly onCursor: (place: Place) => void;
};

/** The editor is a package of its own, which comes when this page is opened. What it calls is what stands now. */
function useEditor({ listed, prose, known, onCursor }: Editing) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor | undefined>(undefined);
  const [isOpen, setOpen] = useState(false);
  const latest = useRef({ prose, known, onCursor });
  latest.current = { prose, known, onCursor };
  useEffect(() => {
    let isOver = false;
    void import('./editor.ts').then(({ openEditor }) => {
      if (isOver || !host.current) return;
      editor.current = openEditor(host.current, {
        text: latest.current.prose.text,
        language: listed.language,
        label: titleOf(listed),
        description: t('desk.prose.keys'),
        known: () => latest.current.known,
        word: (key) => t(`desk.prose.${key}`),
        onText: (text) => latest.current.prose.set(text),
        onCursor: (place) => latest.current.onCursor(place),
        onSave: () => void latest.current.prose.save(),
      });
      setOpen(true);
    });
    return () => {
      isOver = true;
      editor.current?.close();
      editor.current = undefined;
    };
  }, []);
  // Typing comes from there: only what comes from elsewhere is brought to it.
  useEffect(() => editor.current?.set(prose.text), [prose.version, isOpen]);
  useEffect(() => editor.current?.mark(prose.faults), [prose.faults, isOpen]);
  const at = hash.value;
  useEffect(() => {
    const line = /^#L(\d+)$/.exec(at)?.[1];
    if (isOpen && line !== undefined) editor.current?.goTo({ line: Number(line), column: 1 });
  }, [at, isOpen]);
  return { host, editor };
}
