import { useEffect, useState } from 'preact/hooks';
import { joinNames } from '#locale/list-names.ts';
import { send } from '../api.ts';
import { tell } from '../notice.ts';
import { Awaited } from '../parts/awaited.tsx';
import { ImportSheet } from '../parts/import-sheet.tsx';
import { type Change, DateField, NoteField } from '../parts/tracker-fields.tsx';
import { useResource } from '../resource.ts';
import { hash, route } from '../router.ts';
import { type Said, takeBack, type Change as Written } from '../take-back.ts';
import { t, tryWord } from '../words.ts';

export type Item = {
  readonly id: string;
  readonly mission: string;
  readonly text: string;
  readonly side: string;
  readonly partners: readonly string[];
  readonly status: string;
  readonly isSettled: boolean;
  readonly priority: string;
  readonly assignee: string;
  readonly assigneeName: string;
  readonly due: string;
  readonly dueWords: string;
  readonly dueDate: string;
  readonly isLate: boolean;
  readonly note: string;
};

export type Tracker = {
  readonly statuses: readonly string[];
  readonly priorities: readonly string[];
  readonly assignees: readonly { readonly id: string; readonly name: string }[];
  readonly items: readonly Item[];
};

async function update(changes: readonly Written[]): Promise<boolean> {
  for (const change of changes) {
    const answer = await send('/api/tracker', change);
    if (!answer.ok) {
      tell('fault', answer.why || t('desk.offline'));
      return false;
    }
  }
  tell('done', t('desk.tracker.saved', { items: changes.flatMap(({ items }) => items).length }));
  return true;
}

/** What was promised and what became of it: changed a field at a time, or many items at once. */
export function TrackerPage() {
  const { value, why, reload } = useResource<Tracker>('/api/tracker');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [words, setWords] = useState('');
  const [isAll, setAll] = useState(false);
  const wanted = decodeURIComponent(hash.value.slice(1));
  useEffect(() => {
    if (value && wanted) document.getElementById(`item-${wanted}`)?.scrollIntoView({ block: 'center' });
  }, [value === undefined, wanted]);
  const shown = value?.items.filter(
    (item) =>
      (isAll || !item.isSettled || item.id === wanted) &&
      `${item.text} ${item.partners.join(' ')} ${item.assigneeName} ${item.id}`
        .toLowerCase()
        .includes(words.toLowerCase()),
  );
  const [last, setLast] = useState<{ readonly change: Written; readonly before: readonly Item[] }>();
  const change = async (items: readonly string[], said: Said): Promise<boolean> => {
    if (!(await update([{ items, said }]))) return false;
    setLast({ change: { items, said }, before: value?.items ?? [] });
    const from = shown?.findIndex(({ id }) => items.includes(id)) ?? 0;
    const next = shown?.slice(from).find(({ id }) => !items.includes(id))?.id;
    await reload();
    keepFocus(next);
    return true;
  };
  const back = last && value ? takeBack(last.change, { before: last.before, now: value.items }) : [];
  // What is not shown any more is not changed unseen.
  const picked = value?.items.filter(({ id, isSettled }) => chosen.has(id) && (isAll || !isSettled)) ?? [];
  return (
    <>
      <h1>{t('desk.page.tracker')}</h1>
      <Awaited value={value} why={why} />
      {value && shown && (
        <>
          <div class="desk-deeds">
            <label>
              {t('desk.tracker.find')}{' '}
              <input
                class="desk-input"
                type="search"
                value={words}
                onInput={({ currentTarget }) => setWords(currentTarget.value)}
              />
            </label>
            <label class="desk-choice">
              <input
                type="checkbox"
                checked={isAll}
                onChange={({ currentTarget }) => setAll(currentTarget.checked)}
              />{' '}
              {t('desk.tracker.all')}
            </label>
          </div>
          {picked.length > 0 && (
            <Bulk
              tracker={value}
              count={picked.length}
              change={(said) =>
                change(
                  picked.map(({ id }) => id),
                  said,
                )
              }
              chooseNone={() => setChosen(new Set())}
            />
          )}
          {back.length > 0 && (
            <p class="desk-deeds">
              <button
                type="button"
                class="button-quiet"
                onClick={async () => {
                  if (!(await update(back))) return;
                  setLast(undefined);
                  await reload();
                  keepFocus(last?.change.items[0]);
                }}
              >
                {t('desk.tracker.take-back', { items: back.flatMap(({ items }) => items).length })}
              </button>
            </p>
          )}
          <ImportSheet
            onTaken={reload}
            words={(field, said) => wordOf(value, field, said)}
            nameOf={(id) => value.items.find((item) => item.id === id)?.text ?? id}
          />
          {value.items.length === 0 && <p>{t('desk.tracker.nothing')}</p>}
          <p class="muted">{t('desk.tracker.count', { items: shown.length, of: value.items.length })}</p>
          <ul class="desk-items">
            {shown.map((item) => (
              <TrackerItem
                key={item.id}
                item={item}
                tracker={value}
                isChosen={chosen.has(item.id)}
                choose={(isChosen) => {
                  const next = new Set(chosen);
                  if (isChosen) next.add(item.id);
                  else next.delete(item.id);
                  setChosen(next);
                }}
                change={(said) => change([item.id], said)}
              />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** Where what had the focus has gone, as what is settled goes: it is with the next item, not at the top of the page. */
function keepFocus(item: string | undefined): void {
  requestAnimationFrame(() => {
    const { activeElement, body } = document;
    if (activeElement && activeElement !== body) return;
    const field = document.getElementById(`item-${item}`)?.querySelector<HTMLElement>('select');
    (field ?? document.querySelector<HTMLElement>('main input[type="search"]'))?.focus();
  });
}

/** A value of a field as the page's reader has it. */
function wordOf({ assignees }: Tracker, field: string, said: string | null): string {
  if (said === null || said === '–') return '–';
  if (field === 'status') return tryWord(`term.commitment-status.${said}`) ?? said;
  if (field === 'priority') return tryWord(`term.action-priority.${said}`) ?? said;
  return (field === 'assignee' && assignees.find(({ id }) => id === said)?.name) || said;
}

function TrackerItem({
  item,
  tracker,
  isChosen,
  choose,
  change,
}: {
  readonly item: Item;
  readonly tracker: Tracker;
  readonly isChosen: boolean;
  readonly choose: (isChosen: boolean) => void;
  readonly change: Change;
}) {
  const named = (field: string): string =>
    t('desk.tracker.of-item', { field: t(`desk.tracker.${field}`), item: item.text });
  return (
    <li id={`item-${item.id}`} class="desk-action">
      <label class="desk-choice desk-action-text">
        <input
          type="checkbox"
          checked={isChosen}
          onChange={({ currentTarget }) => choose(currentTarget.checked)}
        />
        <span>
          {item.text}{' '}
          <small class="muted">
            {joinNames(item.partners, route.value.language)} · {item.mission}
            {item.dueWords && ` · ${item.dueWords}`}
          </small>
          {item.note && <small class="desk-action-note">{item.note}</small>}
        </span>
      </label>
      <div class="desk-action-fields">
        <select
          class="desk-input"
          aria-label={named('status')}
          value={item.status}
          onChange={({ currentTarget: { value } }) => void change({ status: value })}
        >
          {(tracker.statuses.includes(item.status)
            ? tracker.statuses
            : [...tracker.statuses, item.status]
          ).map((status) => (
            <option key={status} value={status}>
              {t(`term.commitment-status.${status}`)}
            </option>
          ))}
        </select>
        <Assignees label={named('assignee')} tracker={tracker} value={item.assignee} change={change} />
        <DateField label={named('due')} date={item.dueDate} change={change} />
        <span class={item.isLate ? 'is-late' : 'muted'}>{item.due}</span>
        <NoteField label={named('note')} change={change} />
      </div>
    </li>
  );
}

function Assignees({
  label,
  tracker,
  value,
  change,
}: {
  readonly label: string;
  readonly tracker: Tracker;
  readonly value: string;
  readonly change: Change;
}) {
  const isKnown = value === '' || tracker.assignees.some(({ id }) => id === value);
  return (
    <select
      class="desk-input"
      aria-label={label}
      value={value}
      onChange={({ currentTarget }) =>
        void change({ assignee: currentTarget.value === '' ? null : currentTarget.value })
      }
    >
      <option value="">{t('desk.nobody')}</option>
      {!isKnown && <option value={value}>{value}</option>}
      {tracker.assignees.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}

/** The same of all that are chosen. */
function Bulk({
  tracker,
  count,
  change,
  chooseNone,
}: {
  readonly tracker: Tracker;
  readonly count: number;
  readonly change: Change;
  readonly chooseNone: () => void;
}) {
  // Written down by its button, as it is typed in parts.
  const [date, setDate] = useState('');
  return (
    <fieldset class="desk-note desk-deeds desk-bulk">
      <legend class="visually-hidden">{t('desk.tracker.bulk', { items: count })}</legend>
      <strong>{t('desk.tracker.bulk', { items: count })}</strong>
      <select
        class="desk-input desk-kind"
        aria-label={t('desk.tracker.status')}
        value=""
        onChange={({ currentTarget }) => {
          void change({ status: currentTarget.value });
          currentTarget.value = '';
        }}
      >
        <option value="">{t('desk.tracker.status')}</option>
        {tracker.statuses.map((status) => (
          <option key={status} value={status}>
            {t(`term.commitment-status.${status}`)}
          </option>
        ))}
      </select>
      <select
        class="desk-input desk-kind"
        aria-label={t('desk.tracker.assignee')}
        value=""
        onChange={({ currentTarget }) => {
          void change({ assignee: currentTarget.value });
          currentTarget.value = '';
        }}
      >
        <option value="">{t('desk.tracker.assignee')}</option>
        {tracker.assignees.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <label>
        {t('desk.tracker.due')}{' '}
        <input
          class="desk-input"
          type="date"
          value={date}
          onInput={({ currentTarget }) => setDate(currentTarget.value)}
        />
      </label>
      <button
        type="button"
        class="button-quiet"
        disabled={date === ''}
        onClick={() => void change({ dueDate: date })}
      >
        {t('desk.tracker.set-date')}
      </button>
      <NoteField label={t('desk.tracker.note')} change={change} />
      <button type="button" class="button-quiet" onClick={chooseNone}>
        {t('desk.tracker.choose-none')}
      </button>
    </fieldset>
  );
}
