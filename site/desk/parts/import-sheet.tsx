import { useState } from 'preact/hooks';
import { send } from '../api.ts';
import { tell } from '../notice.ts';
import { route } from '../router.ts';
import { lead, t, tryWord } from '../words.ts';

type FieldChange = {
  readonly id: string;
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
};
type Told = { readonly line: number; readonly why: string; readonly fix: string };
type Plan = {
  readonly changes: readonly FieldChange[];
  readonly faults: readonly Told[];
  /** What both sides have changed: `from` stands, `to` is the sheet's. */
  readonly conflicts: readonly FieldChange[];
};

type Way = 'dry=1' | 'dry=0';
type Words = (field: string, value: string | null) => string;
type ImportProps = {
  readonly onTaken: () => Promise<void>;
  /** How a value of a field reads. */
  readonly words: Words;
  /** What an item is called. */
  readonly nameOf: (id: string) => string;
};

const keyOf = ({ id, field }: FieldChange): string => `${id} ${field}`;

/** A sheet that was filled in elsewhere: what it changes and what is at odds is shown before anything is taken. */
export function ImportSheet({ onTaken, words, nameOf }: ImportProps) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [sheet, setSheet] = useState<File | undefined>();
  const [plan, setPlan] = useState<Plan | undefined>();
  const [isBusy, setBusy] = useState(false);
  const post = async (file: File, way: Way): Promise<void> => {
    setBusy(true);
    await ask(file, way);
    setBusy(false);
  };
  const ask = async (file: File, way: Way): Promise<void> => {
    const response = await fetch(`/api/tracker/import?name=${encodeURIComponent(file.name)}&${way}`, {
      method: 'POST',
      body: await file.arrayBuffer(),
      headers: { 'content-type': 'application/octet-stream', 'accept-language': route.value.language },
    }).catch(() => undefined);
    const body = (await response?.json().catch(() => undefined)) as
      | (Plan & { readonly why?: string })
      | undefined;
    if (!response?.ok || !body) return tell('fault', body?.why ?? t('desk.offline'));
    if (way === 'dry=1') return setPlan(body);
    const decided = plan?.conflicts.filter((each) => chosen.has(keyOf(each))) ?? [];
    for (const { id, field, to } of decided) {
      const answer = await send('/api/tracker', { items: [id], said: { [field]: to } });
      if (!answer.ok) return tell('fault', answer.why || t('desk.offline'));
    }
    setPlan(undefined);
    setSheet(undefined);
    setChosen(new Set());
    tell('done', t('desk.import.taken', { changes: body.changes.length + decided.length }));
    await onTaken();
  };
  return (
    // Folded up above the items, of which there may be hundreds; open from when it is asked for.
    <details class="desk-import">
      <summary>{t('desk.import.title')}</summary>
      <p>
        <label>
          {lead(t('desk.import.choose'))}
          <input
            type="file"
            accept=".xlsx,.ods,.csv,.json"
            onChange={({ currentTarget: { files } }) => {
              const file = files?.[0];
              setSheet(file);
              setPlan(undefined);
              if (file) void post(file, 'dry=1');
            }}
          />
        </label>
      </p>
      {isBusy && (
        <p aria-busy="true" class="muted">
          {t('desk.reading')}
        </p>
      )}
      {plan && sheet && (
        <>
          <h2>{t('desk.import.changes', { changes: plan.changes.length })}</h2>
          <ul class="desk-rows">
            {plan.changes.map(({ id, field, from, to }) => (
              <li key={id + field}>
                <span>{tryWord(`desk.tracker.${field}`) ?? field}</span>
                <span>
                  <del>{words(field, from)}</del> → <ins>{words(field, to)}</ins>
                </span>
                <span class="muted">{nameOf(id)}</span>
              </li>
            ))}
          </ul>
          {plan.conflicts.length > 0 && (
            <>
              <h2>{t('desk.import.conflicts', { count: plan.conflicts.length })}</h2>
              {plan.conflicts.map((each) => (
                <Decision
                  key={keyOf(each)}
                  conflict={each}
                  words={words}
                  name={nameOf(each.id)}
                  takesSheet={chosen.has(keyOf(each))}
                  decide={(takesSheet) => {
                    const next = new Set(chosen);
                    if (takesSheet) next.add(keyOf(each));
                    else next.delete(keyOf(each));
                    setChosen(next);
                  }}
                />
              ))}
            </>
          )}
          {plan.faults.length > 0 && (
            <>
              <h2>{t('desk.import.not-understood', { count: plan.faults.length })}</h2>
              <ul class="desk-plain">
                {plan.faults.map(({ why, fix, line }) => (
                  <li key={`${line}${why}`} class="desk-fault desk-fault-error">
                    <p>
                      <strong>{t('desk.prose.line', { line })}</strong> {why}
                    </p>
                    <p class="muted">{fix}</p>
                  </li>
                ))}
              </ul>
            </>
          )}
          <p class="desk-deeds">
            <button
              type="button"
              class="button button-main"
              disabled={isBusy}
              onClick={() => void post(sheet, 'dry=0')}
            >
              {t('desk.import.take')}
            </button>
          </p>
        </>
      )}
    </details>
  );
}

type DecisionProps = {
  readonly conflict: FieldChange;
  readonly words: Words;
  readonly name: string;
  readonly takesSheet: boolean;
  readonly decide: (takesSheet: boolean) => void;
};

/** One field that the sheet and somebody here have both changed: what stands stays, unless the sheet's is taken. */
function Decision({ conflict, words, name, takesSheet, decide }: DecisionProps) {
  const { field, from, to } = conflict;
  const choices = [
    { isSheet: false, said: t('desk.import.stays', { value: words(field, from) }) },
    { isSheet: true, said: t('desk.import.sheet-says', { value: words(field, to) }) },
  ];
  return (
    <fieldset class="desk-field">
      <legend>
        {t('desk.tracker.of-item', { field: tryWord(`desk.tracker.${field}`) ?? field, item: name })}
      </legend>
      {choices.map(({ isSheet, said }) => (
        <label key={said} class="desk-choice">
          <input
            type="radio"
            name={keyOf(conflict)}
            checked={takesSheet === isSheet}
            onChange={() => decide(isSheet)}
          />{' '}
          {said}
        </label>
      ))}
    </fieldset>
  );
}
