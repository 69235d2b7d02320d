import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { FormNode, Known } from '#desk/form-node.ts';
import { ask } from '../api.ts';
import { Field, labelOf } from '../form/field.tsx';
import { type FormState, wanted } from '../form/form-types.ts';
import { withNames, withoutHasty } from '../form/own-names.ts';
import { focusOn } from '../form/record-field.tsx';
import { type Choice, type Conflict, type EditedForm, useForm } from '../form/use-form.ts';
import { isEntry, isList, type Path, type Value, valueAt } from '../form/values.ts';
import { home } from '../home.ts';
import { ChooseSides } from '../parts/choose-sides.tsx';
import { SaveBar } from '../parts/save-bar.tsx';
import { ZoneList } from '../parts/zones.tsx';
import { useResource } from '../resource.ts';
import { hash, route } from '../router.ts';
import { useBrought } from '../use-brought.ts';
import { lead, t } from '../words.ts';

type FormAnswer = { readonly form: FormNode; readonly meanings: Readonly<Record<string, string>> };

/** One file of facts as a form. */
export function FormPage({ form, mission }: { readonly form: string; readonly mission: string | undefined }) {
  const { value: described } = useResource<FormAnswer>(`/api/form/${form}`);
  const { value: known } = useResource<{ readonly known: Readonly<Record<string, readonly Known[]>> }>(
    mission === undefined ? '/api/known' : `/api/known/${encodeURIComponent(mission)}`,
  );
  const shape = described?.form;
  const complete = useCallback((value: Value) => (shape ? withNames(shape, value) : value), [shape]);
  const path = mission === undefined ? form : `${form}/${encodeURIComponent(mission)}`;
  const edited = useForm(path, complete);
  useWantedField(edited !== undefined && described !== undefined);
  const [deletion, setDeletion] = useState<Deletion | undefined>();
  const now = useRef(edited);
  now.current = edited;
  const own = useMemo(
    () => withOwn(known?.known ?? {}, edited?.mine ?? null),
    [known, roomsIn(edited?.mine)],
  );
  if (!edited || !described)
    return (
      <p aria-busy="true" class="muted">
        {t('desk.reading')}
      </p>
    );
  if (edited.file === '') return <p role="alert">{edited.why}</p>;
  const state: FormState = {
    mission,
    meanings: described.meanings,
    known: own,
    languages: home.value?.languages ?? [],
    faults: edited.refusal.length > 0 ? edited.refusal : withoutHasty(edited.faults, edited.mine),
    idAt: (at) => {
      const id = valueAt(edited.whole, at);
      return typeof id === 'string' ? id : undefined;
    },
    set: edited.set,
    remove: async (path, thing) => {
      const places = thing ? await placesOf(thing, mission) : [];
      if (places.length > 0) setDeletion({ path, id: thing?.id ?? '', places });
      else if (now.current) removeAt(now.current, path);
    },
  };
  return (
    <form
      class="desk-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!edited.isDirty) return;
        edited.set([], edited.whole);
        void edited.save({ mine: edited.whole });
      }}
    >
      {edited.why && <p role="alert">{edited.why}</p>}
      {edited.isRestored && (
        <p class="desk-note" role="status">
          {lead(t('desk.form.restored'))}
          <button type="button" class="button-quiet" onClick={edited.discard}>
            {t('desk.form.discard')}
          </button>
        </p>
      )}
      {edited.conflicts.length > 0 && <Conflicts edited={edited} />}
      {deletion && (
        <AskToDelete
          deletion={deletion}
          answer={(isMeant) => {
            if (isMeant) removeAt(edited, deletion.path);
            setDeletion(undefined);
          }}
        />
      )}
      <Field
        node={described.form}
        path={[]}
        value={edited.mine}
        label={t(`desk.form.title.${form}`)}
        state={state}
      />
      <ZoneList />
      <SaveBar edited={{ ...edited, faults: state.faults }} submits />
    </form>
  );
}

/** Goes to the field that the address names, once the form is there. */
function useWantedField(isReady: boolean): void {
  const at = hash.value;
  useEffect(() => {
    if (!isReady || at.length < 2) return;
    const path = decodeURIComponent(at.slice(1));
    wanted.value = path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
    focusOn(path);
  }, [isReady, at]);
}

/** What is in the form and not saved yet can be named too. */
function withOwn(known: FormState['known'], value: Value): FormState['known'] {
  const rooms = listOf(value, 'rooms').map(knownOf);
  return rooms.length > 0 ? { ...known, room: rooms } : known;
}

/** The same one as long as nothing is changed in it. */
const roomsIn = (value: Value): Value => (isEntry(value) ? value['rooms'] : undefined);

const listOf = (value: Value, field: string): readonly Value[] => {
  const list = isEntry(value) ? value[field] : undefined;
  return isList(list) ? list : [];
};

function knownOf(value: Value): Known {
  const id = isEntry(value) ? String(value['id'] ?? '') : '';
  const name = isEntry(value) ? value['name'] : undefined;
  const names = isEntry(name) ? Object.values(name).map(String) : name === undefined ? [] : [String(name)];
  return { id, names: [...names, id] };
}

function removeAt({ mine, set }: EditedForm, path: Path): void {
  const around = path.slice(0, -1);
  const list = valueAt(mine, around);
  if (!isList(list)) return;
  const rest = list.toSpliced(Number(path.at(-1)), 1);
  set(around, rest.length === 0 ? undefined : rest);
  // Its neighbour, not the first of a long list.
  const at = Math.min(Number(path.at(-1)), rest.length - 1);
  focusOn((at < 0 ? around : [...around, at]).join('.'));
}

/** A field of a file of facts, or a line of prose. */
type Place = { readonly file: string; readonly path: Path; readonly line?: number };
type Deletion = { readonly path: Path; readonly id: string; readonly places: readonly Place[] };

async function placesOf(
  { kind, id }: { readonly kind: string; readonly id: string },
  mission: string | undefined,
): Promise<readonly Place[]> {
  const about = mission === undefined ? [kind, id] : [kind, id, mission];
  const answer = await ask<{ readonly places: readonly Place[] }>(
    `/api/referring/${about.map(encodeURIComponent).join('/')}`,
  );
  return answer.ok ? answer.value.places : [];
}

function AskToDelete({
  deletion: { id, places },
  answer,
}: {
  readonly deletion: Deletion;
  readonly answer: (isMeant: boolean) => void;
}) {
  const heading = useBrought();
  return (
    <section class="desk-note" role="alertdialog" aria-labelledby="delete-title">
      <h2 id="delete-title" ref={heading} tabIndex={-1}>
        {t('desk.form.named-elsewhere', { name: id, places: places.length })}
      </h2>
      <ul class="desk-plain">
        {places.map(({ file, path, line }) => (
          <li key={`${file}:${line}:${path.join('.')}`}>
            {t('desk.label', { label: file })}
            {line === undefined
              ? path.map((step) => (typeof step === 'number' ? step + 1 : labelOf(step))).join(' › ')
              : t('desk.prose.line', { line })}
          </li>
        ))}
      </ul>
      <p>
        <button type="button" class="button" onClick={() => answer(true)}>
          {t('desk.form.delete-even-so')}
        </button>{' '}
        <button type="button" class="button button-main" onClick={() => answer(false)}>
          {t('desk.form.keep')}
        </button>
      </p>
    </section>
  );
}

/** Both values of each field that two have changed. */
function Conflicts({ edited }: { readonly edited: EditedForm }) {
  const { conflicts } = edited;
  const said = (side: 'mine' | 'theirs', each: Conflict): string =>
    t('desk.label', { label: t(`desk.form.${side}`), value: shown(each[side]) });
  return (
    <ChooseSides
      title={t('desk.form.conflicts')}
      atOdds={conflicts.map((each) => ({
        key: each.path.join('.'),
        legend: each.path.map((step) => (typeof step === 'number' ? step + 1 : labelOf(step))).join(' › '),
        sides: { mine: said('mine', each), theirs: said('theirs', each) },
      }))}
      save={(taken) => {
        const choices = conflicts.map(
          ({ path, theirs }, index): Choice => ({ path, take: taken[index] ?? 'theirs', theirs }),
        );
        void edited.save({ choices });
      }}
    />
  );
}

function shown(value: Value): string {
  if (value === undefined || value === null) return t('desk.form.nothing');
  if (isEntry(value)) {
    const { language } = route.value;
    const text = value[language];
    if (typeof text === 'string') return text;
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
