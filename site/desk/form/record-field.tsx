import { useRef, useState } from 'preact/hooks';
import type { FormField, FormNode } from '#desk/form-node.ts';
import { t } from '../words.ts';
import { emptyOf, LabelledField, labelOf } from './field.tsx';
import { countWithin, type FieldProps, idOf, wanted } from './form-types.ts';
import { isEntry, type Path } from './values.ts';

/**
 * The fields of a thing that are required or said; all others are added by their name, so that a form is as
 * long as what is known.
 */
export function RecordField({ node, path, value, state }: FieldProps<Extract<FormNode, { kind: 'record' }>>) {
  const [added, setAdded] = useState<readonly string[]>([]);
  const entry = isEntry(value) ? value : {};
  const kept = useRef<ReadonlySet<string>>(new Set());
  // What is new has no name yet; later on what was left empty is not asked for again.
  const isNew = entry['id'] === undefined || entry['id'] === '';
  const offered = isNew ? offeredAt(path) : [];
  const isOtherWay = node.fields.some(({ name, way }) => way === 'instead' && entry[name] !== undefined);
  const isShown = ({ name, isRequired, way }: FormField): boolean =>
    isRequired ||
    (way === 'usual' && !isOtherWay) ||
    offered.includes(name) ||
    entry[name] !== undefined ||
    // One that is emptied is about to be written in again: it does not go from under the hand.
    kept.current.has(name) ||
    added.includes(name) ||
    wanted.value[path.length] === name ||
    countWithin(state, [...path, name]) > 0;
  kept.current = new Set(node.fields.filter(isShown).map(({ name }) => name));
  const rest = node.fields.filter((field) => !isShown(field));
  return (
    <div class="desk-record">
      {node.fields.filter(isShown).map((field) => (
        <LabelledField
          key={field.name}
          field={field}
          path={[...path, field.name]}
          value={entry[field.name]}
          state={state}
        />
      ))}
      {rest.length > 0 && (
        <p class="desk-add">
          <label for={`${idOf(path)}-add`}>{t('desk.form.add-field')}</label>{' '}
          <select
            id={`${idOf(path)}-add`}
            class="desk-input desk-kind"
            value=""
            onChange={({ currentTarget }) => {
              const name = currentTarget.value;
              currentTarget.value = '';
              const field = node.fields.find((each) => each.name === name);
              setAdded([...added, name]);
              if (field?.node.kind === 'flag') state.set([...path, name], emptyOf(field.node));
              focusOn([...path, name].join('.'));
            }}
          >
            <option value="">{t('desk.form.choose')}</option>
            {rest.map(({ name }) => (
              <option key={name} value={name}>
                {labelOf(name)}
              </option>
            ))}
          </select>
        </p>
      )}
    </div>
  );
}

/** What nearly everybody says of a new thing of a list, or of what stands in a field, though none of it has to be said. */
const OFFERED: Readonly<Record<string, readonly string[]>> = {
  bilaterals: ['status', 'request', 'points'],
  request: ['durationMinutes', 'attendees'],
  sessions: ['kind', 'date', 'start', 'end'],
  rooms: ['seats'],
  commitments: ['due'],
};

const offeredAt = (path: Path): readonly string[] =>
  path.length === 0 ? ['rooms'] : (OFFERED[String(path.findLast((step) => typeof step === 'string'))] ?? []);

/** Once it is drawn; who has gone elsewhere meanwhile is not fetched back. */
export function focusOn(path: string): void {
  const before = document.activeElement;
  requestAnimationFrame(() => {
    const now = document.activeElement;
    if (now !== before && now !== document.body) return;
    const field = document.querySelector(`[data-path="${CSS.escape(path)}"]`);
    field?.querySelector<HTMLElement>('input, textarea, select, button, summary')?.focus();
    field?.scrollIntoView({ block: 'center' });
  });
}
