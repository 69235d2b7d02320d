import { useRef } from 'preact/hooks';
import type { FormNode } from '#desk/form-node.ts';
import { t } from '../words.ts';
import { type FieldProps, idOf } from './form-types.ts';
import { describedBy } from './plain-fields.tsx';
import { type Entry, isEntry, isList, type Path, type Value } from './values.ts';

type Kind<K extends FormNode['kind']> = Extract<FormNode, { kind: K }>;

/** A text in the workspace's languages side by side; one that is the same in all of them is one field. */
export function LocalizedField({ path, value, state, label }: FieldProps<Kind<'localized'>>) {
  // One that is emptied stays what it was until something is written.
  const wasOne = useRef(false);
  if (value !== undefined) wasOne.current = typeof value === 'string';
  if (wasOne.current) {
    const text = typeof value === 'string' ? value : '';
    return (
      <div class="desk-both">
        <TextArea
          path={path}
          value={text}
          label={t('desk.form.every-language', { field: label })}
          note={t('desk.form.same')}
          state={state}
        />
        <button
          type="button"
          class="button-quiet"
          onClick={() => {
            wasOne.current = false;
            state.set(path, text === '' ? undefined : perLanguage(text, state.languages));
          }}
        >
          {t('desk.form.per-language')}
        </button>
      </div>
    );
  }
  const texts = isEntry(value) ? value : {};
  const others = Object.keys(texts).filter((tag) => !state.languages.some((each) => each.tag === tag));
  const all = [...state.languages, ...others.map((tag) => ({ tag, name: tag }))];
  return (
    <div class="desk-both">
      {all.map(({ tag, name }) => (
        <TextArea
          key={tag}
          path={[...path, tag]}
          value={typeof texts[tag] === 'string' ? texts[tag] : ''}
          label={t('desk.label', { label, value: name })}
          note={name}
          lang={tag}
          state={state}
          set={(text) => state.set(path, withText(texts, tag, text, all))}
        />
      ))}
    </div>
  );
}

type Languages = readonly { readonly tag: string }[];

const perLanguage = (text: string, languages: Languages): Value =>
  Object.fromEntries(languages.map(({ tag }) => [tag, text]));

/** In the order of the workspace; without any text there is no field. */
function withText(texts: Entry, tag: string, text: string, languages: Languages): Value {
  const said = languages
    .map((each) => [each.tag, each.tag === tag ? text : texts[each.tag]] as const)
    .filter(([, words]) => words !== undefined && words !== '');
  return said.length === 0 ? undefined : Object.fromEntries(said);
}

function TextArea({
  path,
  value,
  label,
  note,
  lang,
  state,
  set = (text) => state.set(path, text === '' ? undefined : text),
}: {
  readonly path: Path;
  readonly value: string;
  readonly label: string;
  readonly note: string;
  readonly lang?: string | undefined;
  readonly state: FieldProps['state'];
  readonly set?: (text: string) => void;
}) {
  return (
    <div class="desk-language">
      <span class="desk-language-name" aria-hidden="true">
        {note}
      </span>
      <textarea
        id={`${idOf(path)}-text`}
        class="desk-input"
        rows={1}
        lang={lang}
        aria-label={label}
        value={value}
        {...describedBy({ path, state })}
        onInput={({ currentTarget }) => set(currentTarget.value)}
      />
    </div>
  );
}

/** Words of each language, one a line. */
export function LocalizedListField({ path, value, state, label }: FieldProps<Kind<'localized-list'>>) {
  const texts: Entry = isEntry(value) ? value : {};
  const shared = isList(value);
  const languages = shared ? [{ tag: '*', name: t('desk.form.same') }] : state.languages;
  return (
    <div class="desk-both">
      {languages.map(({ tag, name }) => {
        const list = shared ? value : texts[tag];
        return (
          <TextArea
            key={tag}
            path={[...path, tag]}
            value={isList(list) ? list.map(String).join('\n') : ''}
            label={t('desk.label', { label, value: name })}
            note={name}
            lang={shared ? undefined : tag}
            state={state}
            set={(text) => {
              const words = text === '' ? undefined : text.split('\n');
              state.set(shared ? path : [...path, tag], words);
            }}
          />
        );
      })}
    </div>
  );
}
