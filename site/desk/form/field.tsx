import type { FormField, FormNode } from '#desk/form-node.ts';
import { lead, t, tryWord } from '../words.ts';
import { type FieldProps, type FormState, faultsAt, faultsWithin, idOf } from './form-types.ts';
import { ListField, TextList } from './list-field.tsx';
import { LocalizedField, LocalizedListField } from './localized-field.tsx';
import { isNamedByItself } from './own-names.ts';
import { Choice, Flag, PlainInput } from './plain-fields.tsx';
import { RecordField } from './record-field.tsx';
import { ReferenceField } from './reference-field.tsx';
import { type Entry, isEntry, isList, type Path, type Value } from './values.ts';

/** What a field is called: the word of the desk, else the field's own name. */
export const labelOf = (name: string): string => tryWord(`desk.field.${name}`) ?? name;

/** A field with its name, what it means, who may not read it, and its faults beside it. */
export function LabelledField({
  field,
  path,
  value,
  state,
}: {
  readonly field: FormField;
  readonly path: Path;
  readonly value: Value;
  readonly state: FormState;
}) {
  const label = labelOf(field.name);
  const isGroup = ['record', 'list', 'by-key', 'localized', 'localized-list', 'forms'].includes(
    field.node.kind,
  );
  const Tag = isGroup ? 'fieldset' : 'div';
  const meaning = field.meaning && (state.meanings[field.meaning] ?? field.meaning);
  return (
    <Tag class="desk-field" data-path={path.join('.')} id={isGroup ? idOf(path) : undefined}>
      {isGroup ? (
        <legend>
          <LabelWords field={field} label={label} />
        </legend>
      ) : (
        <label for={idOf(path)}>
          <LabelWords field={field} label={label} />
        </label>
      )}
      {meaning && (
        <p class="desk-meaning" id={`${idOf(path)}-meaning`}>
          {meaning
            .split('`')
            .map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part))}
        </p>
      )}
      {isNamedByItself(path) && <p class="desk-meaning">{t('desk.form.own-id')}</p>}
      <Field node={field.node} path={path} value={value} label={label} state={state} />
      <FaultsOf state={state} path={path} isWhole={!hasFieldsOfItsOwn(field.node, value)} />
    </Tag>
  );
}

function LabelWords({ field, label }: { readonly field: FormField; readonly label: string }) {
  return (
    <>
      {label}
      {field.isRequired && (
        <span class="desk-required" title={t('desk.form.required')}>
          {' '}
          *
        </span>
      )}
      {field.isInternal && <span class="desk-tag">{t('desk.form.internal')}</span>}
    </>
  );
}

type FaultsProps = {
  readonly state: FormState;
  readonly path: Path;
  /** With those of what is written in it. */
  readonly isWhole?: boolean;
};

/** The faults at one field, read out when they come. */
export function FaultsOf({ state, path, isWhole = false }: FaultsProps) {
  const faults = isWhole ? faultsWithin(state, path) : faultsAt(state, path);
  return (
    <div id={`${idOf(path)}-faults`} aria-live="polite">
      {faults.map(({ severity, why, fix }) => (
        <p key={why} class={`desk-field-fault desk-fault-${severity}`}>
          <strong>{lead(t(`desk.severity.${severity}`))}</strong>
          {lead(why)}
          <span class="muted">{fix}</span>
        </p>
      ))}
    </div>
  );
}

/** The way to write a value of this kind. */
export function Field(props: FieldProps) {
  const { node } = props;
  switch (node.kind) {
    case 'record':
      return <RecordField {...props} node={node} />;
    case 'list':
      return isTextual(node.of) ? <TextList {...props} node={node} /> : <ListField {...props} node={node} />;
    case 'forms':
      return <FormsField {...props} node={node} />;
    case 'choice':
      return <Choice {...props} node={node} />;
    case 'reference':
      return <ReferenceField {...props} node={node} />;
    case 'flag':
      return <Flag {...props} node={node} />;
    case 'localized':
      return <LocalizedField {...props} node={node} />;
    case 'localized-list':
      return <LocalizedListField {...props} node={node} />;
    case 'by-key':
      return <p class="muted">{t('desk.form.by-hand')}</p>;
    case 'number':
    case 'text':
    case 'day':
    case 'time':
    case 'zone':
    case 'partial-date':
    case 'id':
      return <PlainInput {...props} node={node} />;
    default:
      return node satisfies never;
  }
}

/** A line of its own for each: availability is said in words, one a line. */
const isTextual = (node: FormNode): boolean =>
  node.kind === 'text' || (node.kind === 'forms' && node.forms.some(({ kind }) => kind === 'text'));

/** Of several ways to write a value the one that it has, with the others to choose. */
function FormsField(props: FieldProps<Extract<FormNode, { kind: 'forms' }>>) {
  const { node, value, path, state, label } = props;
  const found = node.forms.findIndex((form) => fits(form, value));
  const index = found === -1 ? 0 : found;
  const form = node.forms[index];
  if (!form) return null;
  const names = node.forms.map((each) => t(`desk.form.kind.${each.kind}`));
  return (
    <>
      <select
        class="desk-kind"
        aria-label={t('desk.form.how', { field: label })}
        value={String(index)}
        onChange={({ currentTarget }) => {
          const next = node.forms[Number(currentTarget.value)];
          if (next) state.set(path, emptyOf(next));
        }}
      >
        {names.map((name, number) => (
          <option key={name} value={String(number)}>
            {name}
          </option>
        ))}
      </select>
      <Field {...props} node={form} />
    </>
  );
}

/** Whether what is written in it is shown in fields that tell their faults themselves. */
function hasFieldsOfItsOwn(node: FormNode, value: Value): boolean {
  if (node.kind === 'record') return true;
  if (node.kind === 'list') return !isTextual(node.of);
  if (node.kind !== 'forms') return false;
  const form = node.forms.find((each) => fits(each, value)) ?? node.forms[0];
  return form !== undefined && hasFieldsOfItsOwn(form, value);
}

function fits(node: FormNode, value: Value): boolean {
  if (value === undefined || value === null) return false;
  if (node.kind === 'record')
    return isFilled(value) && Object.keys(value).every((key) => node.fields.some(({ name }) => name === key));
  if (node.kind === 'list') return isList(value);
  if (node.kind === 'localized') return isEntry(value) || typeof value === 'string';
  if (node.kind === 'flag' || (node.kind === 'choice' && node.values.includes('true'))) return value === true;
  return typeof value === 'string' || typeof value === 'number';
}

const isFilled = (value: Value): value is Entry => isEntry(value) && Object.keys(value).length > 0;

/** What a new value of this kind begins as. */
export function emptyOf(node: FormNode): Value {
  if (node.kind === 'record') return {};
  if (node.kind === 'list') return [];
  if (node.kind === 'flag') return true;
  if (node.kind === 'forms') return node.forms.some(({ kind }) => kind === 'localized') ? {} : '';
  return node.kind === 'localized' ? {} : '';
}
