import { useId, useState } from 'preact/hooks';
import type { FormNode, Known } from '#desk/form-node.ts';
import { isComposing } from '../composing.ts';
import { OptionList } from '../parts/option-list.tsx';
import { hrefOf } from '../router.ts';
import { lead, t } from '../words.ts';
import { type FieldProps, idOf } from './form-types.ts';
import { describedBy } from './plain-fields.tsx';

const MOST_SHOWN = 30;

/** Names something by typing any part of any of its names, in any script; the list is gone through by arrows. */
export function ReferenceField({
  node,
  path,
  value,
  state,
  label,
}: FieldProps<Extract<FormNode, { kind: 'reference' }>>) {
  const all = state.known[node.to] ?? [];
  const id = typeof value === 'string' ? value : '';
  const known = all.find((each) => each.id === id);
  const [typed, setTyped] = useState<string | undefined>();
  const [active, setActive] = useState(0);
  const listId = useId();
  const found = typed === undefined ? [] : search(all, typed).slice(0, MOST_SHOWN);
  const isUnknown =
    typed === undefined
      ? id !== '' && !known && state.known[node.to] !== undefined
      : typed !== '' && found.length === 0;
  const choose = (each: Known | undefined): void => {
    if (each) state.set(path, each.id);
    else if (typed !== undefined) state.set(path, typed === '' ? undefined : typed.trim());
    setTyped(undefined);
  };
  return (
    <div class="desk-combo">
      <input
        id={idOf(path)}
        class="desk-input"
        role="combobox"
        aria-label={label}
        aria-expanded={found.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={found.length > 0 ? `${listId}-${active}` : undefined}
        autocomplete="off"
        value={typed ?? (known ? nameFor(known) : id)}
        {...describedBy({ path, state })}
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value);
          setActive(0);
        }}
        onBlur={() => {
          if (typed === undefined) return;
          const exact = all.find((each) => each.names.some((name) => fold(name) === fold(typed)));
          choose(exact ?? (found.length === 1 && typed !== '' ? found[0] : undefined));
        }}
        onKeyDown={(event) => {
          if (isComposing(event)) return;
          if (event.key === 'ArrowDown' && typed === undefined) setTyped('');
          else if (event.key === 'ArrowDown') setActive(Math.min(active + 1, found.length - 1));
          else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0));
          else if (event.key === 'Enter' && found.length > 0) choose(found[active]);
          else if (event.key === 'Escape' && typed !== undefined) setTyped(undefined);
          else return;
          event.preventDefault();
        }}
      />
      <OptionList
        id={listId}
        label={label}
        options={found.map((each) => ({
          id: each.id,
          name: nameFor(each),
          others: each.names.filter((name) => name !== nameFor(each)),
        }))}
        active={active}
        choose={(index) => choose(found[index])}
      />
      {isUnknown && <Unknown to={node.to} mission={state.mission} />}
    </div>
  );
}

/** Where what can be named is added: what is written here stays as a draft meanwhile. */
function Unknown({ to, mission }: { readonly to: string; readonly mission: string | undefined }) {
  const form = ADDED_IN[to];
  const isShared = form === 'people' || form === 'economies';
  const href =
    form && (isShared ? hrefOf('office', form) : mission !== undefined && hrefOf('mission', mission, form));
  return (
    <p class="desk-meaning">
      {lead(t('desk.form.unknown'))}
      {href && (
        <>
          {lead(t('desk.form.added-in'))}
          <a href={href}>{t(`desk.form.title.${form}`)}</a>
        </>
      )}
    </p>
  );
}

/** The form that holds things of a kind. */
const ADDED_IN: Readonly<Record<string, string>> = {
  person: 'people',
  partner: 'economies',
  forum: 'economies',
  room: 'mission',
  venue: 'mission',
  photo: 'mission',
  annex: 'mission',
  event: 'agenda',
  session: 'agenda',
  track: 'agenda',
  bilateral: 'bilaterals',
};

const nameFor = ({ names, id }: Known): string => names[0] ?? id;

/** Marks over letters and the width of letters make no difference. */
const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();

/** Names that begin so come first, then those with the words somewhere within. */
export function search(all: readonly Known[], typed: string): readonly Known[] {
  const wanted = fold(typed);
  const scored = all.flatMap((each) => {
    const names = each.names.map(fold);
    if (names.some((name) => name.startsWith(wanted))) return [{ each, score: 0 }];
    return names.some((name) => name.includes(wanted)) ? [{ each, score: 1 }] : [];
  });
  return scored.toSorted((a, b) => a.score - b.score).map(({ each }) => each);
}
