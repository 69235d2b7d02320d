import { useState } from 'preact/hooks';
import { JobView } from '../parts/job-view.tsx';
import { ToldText } from '../parts/told-text.tsx';
import { useJob } from '../use-job.ts';
import { t } from '../words.ts';
import type { Board } from './board.ts';
import { type DeedProps, titleOf } from './deed-parts.tsx';

const KINDS = ['room', 'person', 'bilateral', 'day', 'new-room', 'window', 'minutes', 'new-day'] as const;
type Kind = (typeof KINDS)[number];

/** One supposition, as the server takes it, with how it reads. */
type Supposed = { readonly words: string; readonly value: Readonly<Record<string, string | number>> };
type Values = Readonly<Record<string, string>>;

/** A condition changed, and what would become of the schedule: shown, and never written. */
export function WhatIfDeed({ board }: DeedProps) {
  const path = `/api/board/${encodeURIComponent(board.mission)}/what-if`;
  const [supposed, setSupposed] = useState<readonly Supposed[]>([]);
  const { job, start, isRunning, forget } = useJob();
  return (
    <>
      <h2>{titleOf('what-if')}</h2>
      <p class="muted">{t('desk.board.what-if.unsaved')}</p>
      <Suppose board={board} add={(each) => setSupposed([...supposed, each])} />
      {supposed.length > 0 && (
        <>
          <ul class="desk-plain">
            {supposed.map(({ words }, index) => (
              <li key={`${index}${words}`}>
                {words}{' '}
                <button
                  type="button"
                  class="button-quiet"
                  aria-label={t('desk.board.what-if.drop', { what: words })}
                  onClick={() => {
                    setSupposed(supposed.toSpliced(index, 1));
                    forget();
                  }}
                >
                  ×
                </button>
              </li>
            ))}
          </ul>
          <p class="desk-deeds">
            <button
              type="button"
              class="button button-main"
              aria-disabled={isRunning}
              onClick={() => void start({ suppositions: supposed.map(({ value }) => value) }, path)}
            >
              {t('desk.board.what-if.look')}
            </button>
          </p>
        </>
      )}
      {job?.code === 0 ? (
        <div role="status">
          <ToldText text={withoutHeading(job.output)} />
        </div>
      ) : (
        <JobView job={job} />
      )}
    </>
  );
}

/** What was supposed stands above already, by its names. */
const withoutHeading = (output: string): string => output.slice(output.indexOf('\n') + 1);

type SupposeProps = { readonly board: Board; readonly add: (supposed: Supposed) => void };

function Suppose({ board, add }: SupposeProps) {
  const [kind, setKind] = useState<Kind>('room');
  const [values, setValues] = useState<Values>({});
  const known = thingsOf(board, kind);
  const full: Values = {
    thing: known[0]?.id ?? '',
    minutes: '30',
    seats: '',
    from: '09:00',
    to: '17:00',
    ...values,
  };
  const set = (name: string) => (value: string) => setValues({ ...values, [name]: value });
  return (
    <form
      class="board-suppose"
      onSubmit={(event) => {
        event.preventDefault();
        add(supposedOf(kind, full, known));
        setValues({});
      }}
    >
      <label>
        <span>{t('desk.board.what-if.condition')}</span>
        <select
          class="desk-input"
          value={kind}
          onChange={({ currentTarget }) => {
            setKind(currentTarget.value as Kind);
            setValues({});
          }}
        >
          {KINDS.filter((each) => thingsOf(board, each).length > 0 || each.startsWith('new-')).map((each) => (
            <option key={each} value={each}>
              {t(`desk.board.what-if.${each}`)}
            </option>
          ))}
        </select>
      </label>
      {known.length > 0 && (
        <label>
          <span>{t('desk.board.what-if.which')}</span>
          <select
            class="desk-input"
            value={full['thing']}
            onChange={({ currentTarget }) => set('thing')(currentTarget.value)}
          >
            {known.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      {FIELDS[kind].map(({ name, type, isRequired }) => (
        <label key={name}>
          <span>{t(`desk.board.what-if.field.${name}`)}</span>
          <input
            class="desk-input"
            {...({ type } as { type: 'text' })}
            required={isRequired}
            value={full[name] ?? ''}
            onInput={({ currentTarget }) => set(name)(currentTarget.value)}
          />
        </label>
      ))}
      <button type="submit" class="button">
        {t('desk.board.what-if.add')}
      </button>
    </form>
  );
}

type Field = { readonly name: string; readonly type: string; readonly isRequired: boolean };
const field = (name: string, type: string, isRequired = true): Field => ({ name, type, isRequired });

const FIELDS: Readonly<Record<Kind, readonly Field[]>> = {
  room: [],
  person: [],
  bilateral: [],
  day: [],
  'new-room': [field('name', 'text'), field('seats', 'number', false)],
  window: [field('when', 'text')],
  minutes: [field('minutes', 'number')],
  'new-day': [field('date', 'date'), field('from', 'time'), field('to', 'time')],
};

type Thing = { readonly id: string; readonly name: string };

function thingsOf({ rooms, people, meetings, days }: Board, kind: Kind): readonly Thing[] {
  switch (kind) {
    case 'room':
      return rooms.filter(({ name }) => name !== '');
    case 'person':
      return people;
    case 'bilateral':
    case 'window':
    case 'minutes':
      return meetings.map(({ id, title }) => ({ id, name: title }));
    case 'day':
      return days.map(({ date, name }) => ({ id: date, name }));
    case 'new-room':
    case 'new-day':
      return [];
    default:
      return kind satisfies never;
  }
}

function supposedOf(kind: Kind, values: Values, known: readonly Thing[]): Supposed {
  const {
    thing = '',
    name = '',
    seats = '',
    when = '',
    minutes = '',
    date = '',
    from = '',
    to = '',
  } = values;
  const named = known.find(({ id }) => id === thing)?.name ?? thing;
  const said = (more: Values = {}) => t(`desk.board.what-if.said.${kind}`, { what: named, ...more });
  switch (kind) {
    case 'new-room':
      return {
        words: said({ what: name }),
        value: { kind: 'room', id: name, ...(seats !== '' && { seats: Number(seats) }) },
      };
    case 'window':
      return { words: said({ when }), value: { kind, meeting: thing, when } };
    case 'minutes':
      return { words: said({ minutes }), value: { kind, meeting: thing, minutes: Number(minutes) } };
    case 'new-day':
      return { words: said({ date, from, to }), value: { kind: 'day', date, from, to } };
    case 'room':
    case 'person':
    case 'bilateral':
    case 'day':
      return { words: said(), value: { kind: 'without', thing: kind, id: thing } };
    default:
      return kind satisfies never;
  }
}
