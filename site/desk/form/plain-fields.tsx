import type { FormNode } from '#desk/form-node.ts';
import { ZONE_LIST } from '../parts/zones.tsx';
import { t, tryWord } from '../words.ts';
import { type FieldProps, faultsAt, idOf } from './form-types.ts';

type Kind<K extends FormNode['kind']> = Extract<FormNode, { kind: K }>;
export type PlainNode = Kind<'number' | 'text' | 'day' | 'time' | 'zone' | 'partial-date' | 'id'>;

const TYPES: Readonly<Record<string, 'number' | 'date' | 'time'>> = {
  number: 'number',
  day: 'date',
  time: 'time',
};

/** What screen readers say of a field beside its name. */
export const describedBy = ({ path, state }: Pick<FieldProps, 'path' | 'state'>) => ({
  'aria-describedby': `${idOf(path)}-meaning ${idOf(path)}-faults`,
  'aria-invalid': faultsAt(state, path).some(({ severity }) => severity === 'error'),
});

/** One line: a text, number, day, time. What is not one yet stays as it was typed, and is told. */
export function PlainInput({ node, path, value, state }: FieldProps<PlainNode>) {
  const shown = value === undefined || value === null ? '' : String(value);
  const type = TYPES[node.kind] ?? 'text';
  // What a control of the browser cannot show would be lost in it.
  const isShowable = type === 'text' || shown === '' || SHOWABLE[node.kind]?.test(shown) === true;
  return (
    <input
      id={idOf(path)}
      class={`desk-input desk-input-${node.kind}`}
      {...({ type: isShowable ? type : 'text' } as { type: 'text' })}
      value={shown}
      autocomplete="off"
      placeholder={node.kind === 'id' ? state.idAt(path) : undefined}
      list={node.kind === 'zone' ? ZONE_LIST : undefined}
      {...describedBy({ path, state })}
      onInput={({ currentTarget: { value: typed } }) => {
        const isNumber = node.kind === 'number' && typed !== '' && !Number.isNaN(Number(typed));
        state.set(path, typed === '' ? undefined : isNumber ? Number(typed) : typed);
      }}
    />
  );
}

const SHOWABLE: Readonly<Record<string, RegExp>> = {
  number: /^-?\d+(?:\.\d+)?$/,
  day: /^\d{4}-\d{2}-\d{2}$/,
  time: /^\d{2}:\d{2}$/,
};

export function Choice({ node, path, value, state }: FieldProps<Kind<'choice'>>) {
  const shown = value === undefined || value === null ? '' : String(value);
  const values = node.values.includes(shown) || shown === '' ? node.values : [...node.values, shown];
  return (
    <select
      id={idOf(path)}
      class="desk-input"
      value={shown}
      {...describedBy({ path, state })}
      onChange={({ currentTarget: { value: chosen } }) =>
        state.set(path, chosen === '' ? undefined : chosen === 'true' ? true : chosen)
      }
    >
      <option value="">
        {node.fallback === undefined
          ? t('desk.form.unsaid')
          : `${t('desk.form.unsaid')} (${wordOf(node.fallback)})`}
      </option>
      {values.map((each) => (
        <option key={each} value={each}>
          {wordOf(each)}
        </option>
      ))}
    </select>
  );
}

const wordOf = (value: string): string => tryWord(`desk.value.${value}`) ?? value;

export function Flag({ path, value, state }: FieldProps<Kind<'flag'>>) {
  return (
    <input
      id={idOf(path)}
      type="checkbox"
      class="desk-check"
      checked={value === true}
      {...describedBy({ path, state })}
      onChange={({ currentTarget: { checked } }) => state.set(path, checked ? true : undefined)}
    />
  );
}
