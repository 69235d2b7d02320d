import { useId, useState } from 'preact/hooks';
import { isComposing } from '../composing.ts';
import { search } from '../form/reference-field.tsx';
import { OptionList } from '../parts/option-list.tsx';
import { t } from '../words.ts';
import { markupOf } from './complete-prose.ts';
import type { Known, Snippet } from './prose-types.ts';

type Offer = { readonly id: string; readonly names: readonly string[]; readonly snippet: Snippet };

const MOST_SHOWN = 40;

/** Puts something in at the cursor, for people who do not write MDX: found by any part of its name. */
export function InsertBox({
  known,
  insert,
}: {
  readonly known: Known;
  readonly insert: (snippet: Snippet) => void;
}) {
  const [typed, setTyped] = useState<string | undefined>();
  const [active, setActive] = useState(0);
  const listId = useId();
  const found = typed === undefined ? [] : search(offersOf(known), typed).slice(0, MOST_SHOWN);
  const choose = (index: number): void => {
    const offer = found[index];
    setTyped(undefined);
    if (offer) insert((offer as Offer).snippet);
  };
  return (
    <div class="desk-combo prose-insert">
      <input
        class="desk-input"
        role="combobox"
        aria-label={t('desk.prose.insert')}
        placeholder={t('desk.prose.insert')}
        aria-expanded={found.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={found.length > 0 ? `${listId}-${active}` : undefined}
        autocomplete="off"
        value={typed ?? ''}
        onFocus={() => {
          setTyped('');
          setActive(0);
        }}
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value);
          setActive(0);
        }}
        onBlur={() => setTyped(undefined)}
        onKeyDown={(event) => {
          if (isComposing(event)) return;
          if (event.key === 'ArrowDown') {
            if (typed === undefined) setTyped('');
            else setActive(Math.min(active + 1, found.length - 1));
          } else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0));
          else if (event.key === 'Enter') choose(active);
          else if (event.key === 'Escape') setTyped(undefined);
          else return;
          event.preventDefault();
        }}
      />
      <OptionList
        id={listId}
        label={t('desk.prose.insert')}
        options={found.map(({ id, names: [name = '', ...others] }) => ({
          id,
          name,
          others: others.filter(isShort),
        }))}
        active={active}
        choose={choose}
      />
      {typed !== undefined && typed !== '' && found.length === 0 && (
        <p class="desk-meaning">{t('desk.form.unknown')}</p>
      )}
    </div>
  );
}

const isShort = (name: string): boolean => name.length < 60;

/** Forms of text, components with each thing that they can name, names of people and partners, words of commitments. */
function offersOf({ things, components }: Known): readonly Offer[] {
  const shapes = SHAPES.map(([name, text]) => ({
    id: `shape-${name}`,
    names: [t(`desk.prose.shape.${name}`)],
    snippet: { text, isBlock: true },
  }));
  const made = components.flatMap((component): readonly Offer[] => {
    const meaning = t(`desk.prose.component.${component.name}`);
    const kind = component.attributes.find(({ of }) => of !== undefined)?.of;
    const isNeeded = component.attributes.some(({ isRequired }) => isRequired);
    const plain = {
      id: component.name,
      names: [meaning, `<${component.name}>`],
      snippet: { text: markupOf(component).text, isBlock: true },
    };
    const each = (kind === undefined ? [] : (things[kind] ?? [])).map((thing) => ({
      id: `${component.name}-${thing.id}`,
      names: [t('desk.prose.insert-of', { what: meaning, name: thing.name }), thing.id, ...thing.others],
      snippet: { text: markupOf(component, thing.id).text, isBlock: true },
    }));
    return isNeeded ? each : [plain, ...each];
  });
  const said = (['person', 'partner', 'annex', 'commitment'] as const).flatMap((kind) =>
    (things[kind] ?? []).map((thing) => ({
      id: `${kind}-${thing.id}`,
      names: [
        t('desk.prose.insert-of', { what: t(`desk.prose.name-of.${kind}`), name: thing.name }),
        ...thing.others,
      ],
      snippet: { text: thing.name, isBlock: false },
    })),
  );
  return [...shapes, ...made, ...said];
}

/** What is still to be written says so, and `check` tells of it. */
const GAP = '⟦…⟧';
const SHAPES: readonly (readonly [name: string, text: string])[] = [
  ['chapter', `## ${GAP}`],
  ['section', `### ${GAP}`],
  ['list', `- ${GAP}\n- ${GAP}`],
  ['numbered', `1. ${GAP}\n2. ${GAP}`],
  ['table', `| ${GAP} | ${GAP} |\n|---|---:|\n| ${GAP} | 1 |`],
  ['quotation', `> ${GAP}`],
];
