import { useMemo, useRef, useState } from 'preact/hooks';
import type { FormNode } from '#desk/form-node.ts';
import { joinNames } from '#locale/list-names.ts';
import { route } from '../router.ts';
import { localize, t } from '../words.ts';
import { emptyOf, FaultsOf, Field } from './field.tsx';
import { countWithin, type FieldProps, type FormState, idOf, wanted } from './form-types.ts';
import { type Keyed, keysFor } from './list-keys.ts';
import { copyOf, KIND_OF } from './own-names.ts';
import { describedBy } from './plain-fields.tsx';
import { focusOn } from './record-field.tsx';
import { isEntry, isList, type Path, type Value } from './values.ts';

type ListNode = Extract<FormNode, { kind: 'list' }>;

/** Things in order: each can be opened, moved, copied and deleted, by buttons that a keyboard reaches. */
export function ListField({ node, path, value, state, label }: FieldProps<ListNode>) {
  const list = isList(value) ? value : [];
  const isPlain = node.of.kind === 'reference' || node.of.kind === 'choice';
  const put = (next: readonly Value[]): void =>
    state.set(path, next.length === 0 && node.least === 0 ? undefined : next);
  // Things that have not changed are not drawn anew: what they do is done to the list as it is by then.
  const now = useRef({ list, put });
  now.current = { list, put };
  const add = (entry: Value, at = list.length): void => {
    put(now.current.list.toSpliced(at, 0, entry));
    wanted.value = [...path, at];
    focusOn([...path, at].join('.'));
  };
  const keyed = useRef<Keyed | undefined>(undefined);
  keyed.current = keysFor(list, keyed.current);
  const { keys } = keyed.current;
  const faults = useMemo(() => faultsByThing(state, path), [state.faults, path.join('.')]);
  return (
    <div class={isPlain ? 'desk-list desk-list-plain' : 'desk-list'}>
      {list.map((entry, index) => (
        <Unchanged
          key={keys[index]}
          faults={faults.get(index) ?? ''}
          node={node.of}
          path={[...path, index]}
          value={entry}
          state={state}
          label={`${label} ${index + 1}`}
          isPlain={isPlain}
          count={list.length}
          move={(to) => {
            now.current.put(now.current.list.toSpliced(index, 1).toSpliced(to, 0, entry));
            focusOn([...path, to].join('.'));
          }}
          copy={() => add(copyOf(entry, now.current.list), index + 1)}
        />
      ))}
      <button
        type="button"
        class="button-quiet"
        data-add={path.join('.')}
        onClick={() => add(emptyOf(node.of))}
      >
        {t('desk.form.add', { what: label })}
      </button>
    </div>
  );
}

type ItemProps = FieldProps & {
  readonly isPlain: boolean;
  readonly count: number;
  readonly move: (to: number) => void;
  readonly copy: () => void;
};

/** What is told of each thing of a list, by its place. */
function faultsByThing({ faults }: FormState, path: Path): ReadonlyMap<number, string> {
  const within = faults.filter((fault) => path.every((step, index) => fault.path[index] === step));
  const things = Map.groupBy(within, (fault) => Number(fault.path[path.length]));
  return new Map([...things].map(([index, own]) => [index, JSON.stringify(own)]));
}

/** The thing as it was drawn, as long as it and what is told of it are the same: of hundreds one is written in. */
function Unchanged({ faults, ...props }: ItemProps & { readonly faults: string }) {
  const { node, path, value, label, count, state } = props;
  const { known, languages, meanings } = state;
  return useMemo(
    () => <Item {...props} />,
    [faults, node, path.join('.'), value, label, count, known, languages, meanings],
  );
}

function Item(props: ItemProps) {
  const { node, path, value, state, label, isPlain } = props;
  const index = Number(path.at(-1));
  const isWanted = path.every((step, at) => wanted.value[at] === step);
  const [isOpen, setOpen] = useState(isWanted || (isEntry(value) && Object.keys(value).length === 0));
  const name = nameOf(value, state) || label;
  const faults = countWithin(state, path);
  if (isPlain)
    return (
      <div class="desk-item-plain" data-path={path.join('.')}>
        <Field node={node} path={path} value={value} label={label} state={state} />
        <Tools {...props} name={name} index={index} />
        <FaultsOf state={state} path={path} />
      </div>
    );
  const shown = isOpen || isWanted;
  return (
    <details
      class="desk-item"
      data-path={path.join('.')}
      open={shown}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        <span>{name}</span>
        {faults > 0 && <span class="desk-count">{t('desk.form.faults', { faults })}</span>}
      </summary>
      {shown && (
        <div class="desk-item-body">
          <FaultsOf state={state} path={path} />
          <Field node={node} path={path} value={value} label={label} state={state} />
          <Tools {...props} name={name} index={index} />
        </div>
      )}
    </details>
  );
}

function Tools({
  path,
  value,
  state,
  count,
  move,
  copy,
  name,
  index,
  isPlain,
}: ItemProps & { readonly name: string; readonly index: number }) {
  const id = isEntry(value) && typeof value['id'] === 'string' ? value['id'] : undefined;
  const kind = KIND_OF[String(path.at(-2))];
  return (
    <div class="desk-item-tools">
      <button
        type="button"
        class="button-quiet"
        disabled={index === 0}
        aria-label={t('desk.form.up-name', { name })}
        onClick={() => move(index - 1)}
      >
        ↑
      </button>
      <button
        type="button"
        class="button-quiet"
        disabled={index === count - 1}
        aria-label={t('desk.form.down-name', { name })}
        onClick={() => move(index + 1)}
      >
        ↓
      </button>
      {!isPlain && (
        <button
          type="button"
          class="button-quiet"
          aria-label={t('desk.form.copy-name', { name })}
          onClick={copy}
        >
          {t('desk.form.copy')}
        </button>
      )}
      <button
        type="button"
        class="button-quiet"
        aria-label={t('desk.form.delete-name', { name })}
        onClick={() => state.remove(path, id && kind ? { kind, id } : undefined)}
      >
        {isPlain ? '×' : t('desk.form.delete')}
      </button>
    </div>
  );
}

const NAMED_BY = ['title', 'name', 'text', 'caption', 'unnamed', 'abbreviation', 'role'];

/** How a thing is told from others: who it is, its title or name, else whom it is with, else its identifier. */
function nameOf(value: Value, state: FormState): string {
  const { language } = route.value;
  const said = (kind: string, id: Value): string => {
    const names = state.known[kind]?.find((each) => each.id === id)?.names;
    return names?.[0] ?? String(id ?? '');
  };
  // In an order of entry or of seats somebody known stands beside others who are said in words.
  if (!isEntry(value)) return typeof value === 'string' ? said('person', value) : '';
  // Of a delegate the title is what others have, too.
  if (value['person'] !== undefined) return said('person', value['person']);
  for (const field of NAMED_BY) {
    const text = value[field];
    if (typeof text === 'string' || isEntry(text)) {
      const words = localize(text as Record<string, string>, language);
      if (words) return words;
    }
  }
  if (isList(value['partners']))
    return joinNames(
      value['partners'].map((id) => said('partner', id)),
      language,
    );
  const texts = [value['date'], value['from'], value['start'], value['id']].filter(
    (each) => typeof each === 'string',
  );
  if (texts.length > 0) return texts.join(' ');
  const within = Object.values(value).find(isEntry);
  return localize((within ?? value) as Record<string, string>, language);
}

/** Texts in order, one a line. */
export function TextList({ path, value, state, label }: FieldProps<ListNode>) {
  const list = isList(value) ? value : [];
  const isAllText = list.every((each) => typeof each === 'string');
  if (!isAllText) return <p class="muted">{t('desk.form.by-hand')}</p>;
  return (
    <textarea
      id={`${idOf(path)}-text`}
      class="desk-input"
      rows={2}
      aria-label={t('desk.form.one-a-line', { field: label })}
      value={list.map(String).join('\n')}
      {...describedBy({ path, state })}
      onInput={({ currentTarget: { value: text } }) =>
        state.set(path, text === '' ? undefined : text.split('\n'))
      }
    />
  );
}
