import { useEffect, useRef, useState } from 'preact/hooks';
import { joinNames } from '#locale/list-names.ts';
import { home } from '../home.ts';
import {
  emptyNotes,
  forget,
  type Kept,
  keep,
  readKept,
  readUnsent,
  setUnsent,
  unsent,
} from '../notes/kept.ts';
import { Photos } from '../notes/photos.tsx';
import { PromisedList } from '../notes/promised.tsx';
import { sendNotes, sendUnsent } from '../notes/send-notes.ts';
import { tell } from '../notice.ts';
import type { PageProps } from '../pages.ts';
import { Awaited } from '../parts/awaited.tsx';
import { JobView } from '../parts/job-view.tsx';
import { useResource } from '../resource.ts';
import { hrefOf, route } from '../router.ts';
import { useJob } from '../use-job.ts';
import { lead, t, tryWord } from '../words.ts';

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

/** Notes of a meeting, point by point, with what was promised caught while it is said. */
export function NotesPage({ about: [mission = '', meetingId] }: PageProps) {
  const { value, why } = useResource<{ readonly meetings: readonly Meeting[] }>(
    `/api/notes/${encodeURIComponent(mission)}`,
  );
  const meeting = value?.meetings.find(({ id }) => id === meetingId);
  return (
    <>
      <h1>{meeting ? meeting.title : t('desk.page.notes')}</h1>
      <Awaited value={value} why={why} />
      <Waiting />
      {value && value.meetings.length === 0 && (
        <p>
          {lead(t('desk.notes.no-meetings'))}
          {lead(t('desk.board.go-requests'))}
          <a href={hrefOf('mission', mission, 'bilaterals')}>{t('desk.form.title.bilaterals')}</a>
        </p>
      )}
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

function MeetingNotes({ mission, meeting }: { readonly mission: string; readonly meeting: Meeting }) {
  const [notes, showNotes] = useState<Kept>(() => readKept(mission, meeting.id, meeting.points));
  const [language, setLanguage] = useState(route.value.language);
  const languages = home.value?.languages ?? [];
  const spoken = languages.some(({ tag }) => tag === language) ? language : (languages[0]?.tag ?? language);
  const held = useJob();
  const latest = useRef(notes);
  const isGone = useRef(false);
  useEffect(
    () => () => {
      isGone.current = true;
    },
    [],
  );
  // Kept before it is drawn: a page that goes away at this moment loses no letter. Made of what stands there by
  // then: a photo that is kept meanwhile puts nothing back, even where the page has been left and opened anew.
  const change = (make: (now: Kept) => Kept): void => {
    const next = make(isGone.current ? readKept(mission, meeting.id, meeting.points) : latest.current);
    latest.current = next;
    keep(mission, meeting.id, next);
    showNotes(next);
  };
  const done = (): void => {
    latest.current = emptyNotes(notes.points.map(({ title }) => title));
    forget(mission, meeting.id);
    showNotes(latest.current);
  };
  // Until they have gone nothing is added to them, and they go once.
  const [isGoing, setGoing] = useState(false);
  const going = useRef(false);
  const save = async (): Promise<void> => {
    if (going.current) return;
    going.current = true;
    setGoing(true);
    await sendAll();
    going.current = false;
    setGoing(false);
  };
  const sendAll = async (): Promise<void> => {
    const own = { mission, meeting: meeting.id, title: meeting.title, language: spoken, notes };
    const { left, why, isOffline } = await sendNotes(own);
    if (left && !isOffline) {
      change(() => left);
      return tell('fault', why);
    }
    if (left) setUnsent([...readUnsent(), { ...own, notes: left }]);
    const counts = {
      points: notes.points.filter(({ words }) => words.trim() !== '').length,
      promised: notes.promised.filter(({ text }) => text.trim() !== '').length,
      photos: notes.photos.length,
    };
    done();
    tell('done', left ? t('desk.notes.waits') : t('desk.notes.saved', counts));
  };
  return (
    <form
      class="desk-form desk-record"
      inert={isGoing}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p class="muted">
        {meeting.when} {joinNames(meeting.people, route.value.language)}
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
              change((now) => ({
                ...now,
                points: now.points.with(index, { title, words: currentTarget.value }),
              }))
            }
          />
        </div>
      ))}
      <PromisedList promised={notes.promised} set={(promised) => change((now) => ({ ...now, promised }))} />
      <Photos
        mission={mission}
        photos={notes.photos}
        change={(make) => change((now) => ({ ...now, photos: make(now.photos) }))}
      />
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

/** Notes that were saved while nobody answered; they go by themselves when the desk is back. */
function Waiting() {
  if (unsent.value.length === 0) return null;
  return (
    <section class="desk-note" aria-labelledby="unsent">
      <h2 id="unsent">{t('desk.notes.unsent', { count: unsent.value.length })}</h2>
      <ul class="desk-plain">
        {unsent.value.map(({ mission, meeting, title }, index) => (
          <li key={`${index}${mission}/${meeting}`}>{title}</li>
        ))}
      </ul>
      <button type="button" class="button" onClick={() => void sendUnsent()}>
        {t('desk.notes.send-now')}
      </button>
    </section>
  );
}
