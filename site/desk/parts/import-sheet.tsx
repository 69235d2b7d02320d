import { useState } from 'preact/hooks';
import { tell } from '../notice.ts';
import { route } from '../router.ts';
import { t, tryWord } from '../words.ts';

type FieldChange = {
  readonly id: string;
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
};
type Told = { readonly line: number; readonly why: string; readonly fix: string };
type Plan = { readonly changes: readonly FieldChange[]; readonly faults: readonly Told[] };

type Way = 'dry=1' | 'dry=0' | 'dry=0&take=sheet';

/** A sheet that was filled in elsewhere: what it changes and what is at odds is shown before anything is taken. */
export function ImportSheet({ onTaken }: { readonly onTaken: () => Promise<void> }) {
  const [sheet, setSheet] = useState<File | undefined>();
  const [plan, setPlan] = useState<Plan | undefined>();
  const post = async (file: File, way: Way): Promise<void> => {
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
    setPlan(undefined);
    setSheet(undefined);
    tell('done', t('desk.import.taken', { changes: body.changes.length }));
    await onTaken();
  };
  return (
    <section aria-labelledby="import">
      <h2 id="import">{t('desk.import.title')}</h2>
      <p>
        <label>
          {t('desk.import.choose')}{' '}
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
      {plan && sheet && (
        <>
          <h3>{t('desk.import.changes', { changes: plan.changes.length })}</h3>
          <ul class="desk-rows">
            {plan.changes.map(({ id, field, from, to }) => (
              <li key={id + field}>
                <span>{tryWord(`desk.tracker.${field}`) ?? field}</span>
                <span>
                  <del>{from ?? '–'}</del> → <ins>{to ?? '–'}</ins>
                </span>
                <span class="muted">{id}</span>
              </li>
            ))}
          </ul>
          {plan.faults.length > 0 && (
            <>
              <h3>{t('desk.import.conflicts', { faults: plan.faults.length })}</h3>
              <ul class="desk-plain">
                {plan.faults.map(({ why, fix, line }) => (
                  <li key={`${line}${why}`} class="desk-fault desk-fault-error">
                    <p>{why}</p>
                    <p class="muted">{fix}</p>
                  </li>
                ))}
              </ul>
            </>
          )}
          <p class="desk-deeds">
            <button type="button" class="button button-main" onClick={() => void post(sheet, 'dry=0')}>
              {t('desk.import.take')}
            </button>
            {plan.faults.length > 0 && (
              <button type="button" class="button" onClick={() => void post(sheet, 'dry=0&take=sheet')}>
                {t('desk.import.take-sheet')}
              </button>
            )}
          </p>
        </>
      )}
    </section>
  );
}
