import { useEffect, useState } from 'preact/hooks';
import { ask, send } from '../api.ts';
import { slugOf, type Value } from '../form/values.ts';
import { home } from '../home.ts';
import { tell } from '../notice.ts';
import type { PageProps } from '../pages.ts';
import { JobView } from '../parts/job-view.tsx';
import { useResource } from '../resource.ts';
import { hrefOf, route } from '../router.ts';
import { useJob } from '../use-job.ts';
import { t, tryWord } from '../words.ts';

type Meeting = {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly isRecorded: boolean;
  readonly when: string;
  readonly people: readonly string[];
  readonly points: readonly string[];
  readonly commitments: readonly string[];
  readonly readouts: readonly string[];
};

type Promised = {
  readonly text: string;
  readonly owner: string;
  readonly words: string;
  readonly date: string;
};

/** What was typed in the room, kept in the browser at every stroke: a connection is needed only to save it. */
type Kept = {
  readonly points: readonly { readonly title: string; readonly words: string }[];
  readonly promised: readonly Promised[];
};

const OWNERS = ['us', 'partner', 'both', 'third'] as const;

/** Notes of a meeting, point by point, with what was promised caught while it is said. */
export function NotesPage({ about: [mission = '', meetingId] }: PageProps) {
  const { value, why } = useResource<{ readonly meetings: readonly Meeting[] }>(
    `/api/notes/${encodeURIComponent(mission)}`,
  );
  const meeting = value?.meetings.find(({ id }) => id === meetingId);
  return (
    <>
      <h1>{meeting ? meeting.title : t('desk.page.notes')}</h1>
      {why && <p role="alert">{why}</p>}
      {value && !meeting && (
        <ul class="desk-rows">
          {value.meetings.map(({ id, title, when, status, readouts }) => (
            <li key={id}>
              <span class="muted">{when || t('desk.notes.no-time')}</span>
              <a href={hrefOf('notes', mission, id)}>{title}</a>
              <span class="muted">
                {tryWord(`desk.value.${status}`) ?? status}
                {readouts.length > 0 && ` · ${t('desk.notes.written')}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      {meeting && <MeetingNotes key={meeting.id} mission={mission} meeting={meeting} />}
    </>
  );
}

const keyOf = (mission: string, meeting: string): string => `attache-notes:${mission}/${meeting}`;

function keptOf(mission: string, { id, points }: Meeting): Kept {
  const kept = localStorage.getItem(keyOf(mission, id));
  if (kept !== null) return JSON.parse(kept) as Kept;
  return { points: [...points, ''].map((title) => ({ title, words: '' })), promised: [] };
}

function MeetingNotes({ mission, meeting }: { readonly mission: string; readonly meeting: Meeting }) {
  const [notes, setNotes] = useState<Kept>(() => keptOf(mission, meeting));
  const [language, setLanguage] = useState(route.value.language);
  const languages = home.value?.languages ?? [];
  const spoken = languages.some(({ tag }) => tag === language) ? language : (languages[0]?.tag ?? language);
  const held = useJob();
  useEffect(() => localStorage.setItem(keyOf(mission, meeting.id), JSON.stringify(notes)), [notes]);
  const save = async (): Promise<void> => {
    const isWritten = await saveNotes(mission, meeting, { notes, language: spoken });
    if (!isWritten) return;
    localStorage.removeItem(keyOf(mission, meeting.id));
    setNotes({ points: notes.points.map(({ title }) => ({ title, words: '' })), promised: [] });
  };
  return (
    <form
      class="desk-form desk-record"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p class="muted">
        {meeting.when} {meeting.people.join('、')}
      </p>
      <p>
        <label>
          {t('desk.notes.language')}{' '}
          <select
            class="desk-input desk-kind"
            value={spoken}
            onChange={({ currentTarget }) => setLanguage(currentTarget.value)}
          >
            {languages.map(({ tag, name }) => (
              <option key={tag} value={tag}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </p>
      {notes.points.map(({ title, words }, index) => (
        <div class="desk-field" key={`${index}-${title}`}>
          <label for={`point-${index}`}>{title || t('desk.notes.further')}</label>
          <textarea
            id={`point-${index}`}
            class="desk-input"
            rows={3}
            lang={spoken}
            value={words}
            onInput={({ currentTarget }) =>
              setNotes({ ...notes, points: notes.points.with(index, { title, words: currentTarget.value }) })
            }
          />
        </div>
      ))}
      <PromisedList promised={notes.promised} set={(promised) => setNotes({ ...notes, promised })} />
      <div class="desk-save">
        <button type="submit" class="button button-main">
          {t('desk.notes.save')}
        </button>
        {!meeting.isRecorded && (
          <button
            type="button"
            class="button"
            onClick={() => void held.start({ name: 'held', mission, meetings: [meeting.id] })}
          >
            {t('desk.notes.held')}
          </button>
        )}
        <span class="muted">{t('desk.notes.kept')}</span>
      </div>
      <JobView job={held.job} />
    </form>
  );
}

function PromisedList({
  promised,
  set,
}: {
  readonly promised: readonly Promised[];
  readonly set: (promised: readonly Promised[]) => void;
}) {
  return (
    <fieldset class="desk-field">
      <legend>{t('desk.notes.promised')}</legend>
      {promised.map((each, index) => {
        const change = (part: Partial<Promised>): void => set(promised.with(index, { ...each, ...part }));
        const named = (field: string): string =>
          t('desk.notes.of-promise', { field: t(`desk.notes.${field}`), number: index + 1 });
        return (
          <div class="desk-promise" key={index}>
            <input
              class="desk-input"
              aria-label={named('text')}
              placeholder={t('desk.notes.text')}
              value={each.text}
              onInput={({ currentTarget }) => change({ text: currentTarget.value })}
            />
            <select
              class="desk-input"
              aria-label={named('owner')}
              value={each.owner}
              onChange={({ currentTarget }) => change({ owner: currentTarget.value })}
            >
              {OWNERS.map((owner) => (
                <option key={owner} value={owner}>
                  {t(`desk.value.${owner}`)}
                </option>
              ))}
            </select>
            <input
              class="desk-input"
              aria-label={named('words')}
              placeholder={t('desk.notes.words')}
              value={each.words}
              onInput={({ currentTarget }) => change({ words: currentTarget.value })}
            />
            <input
              class="desk-input"
              type="date"
              aria-label={named('date')}
              value={each.date}
              onInput={({ currentTarget }) => change({ date: currentTarget.value })}
            />
            <button
              type="button"
              class="button-quiet"
              aria-label={t('desk.form.delete-name', { name: each.text || String(index + 1) })}
              onClick={() => set(promised.toSpliced(index, 1))}
            >
              ×
            </button>
          </div>
        );
      })}
      <button
        type="button"
        class="button-quiet"
        onClick={() => set([...promised, { text: '', owner: 'partner', words: '', date: '' }])}
      >
        {t('desk.notes.add-promise')}
      </button>
    </fieldset>
  );
}

type Saved = { readonly notes: Kept; readonly language: string };
type Facts = { readonly file: string; readonly value: Value };
type MeetingValue = { readonly id: string; readonly commitments?: readonly { readonly id: string }[] };

/** The readout first, then what was promised into the meeting's facts. */
async function saveNotes(mission: string, meeting: Meeting, { notes, language }: Saved): Promise<boolean> {
  const fault = (why: string): false => {
    tell('fault', why || t('desk.offline'));
    return false;
  };
  const promised = notes.promised.filter(({ text }) => text.trim() !== '');
  if (promised.length > 0) {
    const facts = await ask<Facts>(`/api/facts/bilaterals/${encodeURIComponent(mission)}`);
    if (!facts.ok) return fault(facts.why);
    const { file, value: base } = facts.value;
    const mine = withPromised(base, meeting.id, { promised, language });
    const saved = await send('/api/save', { label: 'notes', files: [{ file, base, mine }] });
    if (!saved.ok) return fault(saved.why);
  }
  const points = notes.points.filter(({ words }) => words.trim() !== '');
  if (points.length > 0) {
    const path = [mission, meeting.id].map(encodeURIComponent).join('/');
    const written = await send(`/api/notes/${path}`, { language, points });
    if (!written.ok) return fault(written.why);
  }
  tell('done', t('desk.notes.saved', { points: points.length, promised: promised.length }));
  return true;
}

function withPromised(
  base: Value,
  meeting: string,
  { promised, language }: { readonly promised: readonly Promised[]; readonly language: string },
): Value {
  const value = base as { readonly bilaterals: readonly MeetingValue[] };
  const taken = new Set(value.bilaterals.flatMap((each) => (each.commitments ?? []).map(({ id }) => id)));
  const added = promised.map(({ text, owner, words, date }) => {
    const id = freeId(slugOf(text) || 'item', taken);
    taken.add(id);
    // A date stands beside the words that give it: without any, the date is their word.
    const due =
      words === '' && date === ''
        ? undefined
        : { words: { [language]: words || date }, ...(date !== '' && { date }) };
    return { id, kind: 'promise', owner, text: { [language]: text.trim() }, ...(due && { due }) };
  });
  return {
    ...value,
    bilaterals: value.bilaterals.map((each) =>
      each.id === meeting ? { ...each, commitments: [...(each.commitments ?? []), ...added] } : each,
    ),
  } as unknown as Value;
}

function freeId(wanted: string, taken: ReadonlySet<string>): string {
  let id = wanted;
  for (let number = 2; taken.has(id); number += 1) id = `${wanted}-${number}`;
  return id;
}
