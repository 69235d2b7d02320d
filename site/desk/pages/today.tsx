import type { DeskPlace } from '#desk/place-of-fault.ts';
import { NewMission } from '../parts/new-mission.tsx';
import { useResource } from '../resource.ts';
import { hrefOf } from '../router.ts';
import { lead, t } from '../words.ts';

type Step = {
  readonly words: string;
  readonly until: string;
  readonly isDone: boolean;
  readonly isNext: boolean;
  readonly isLate: boolean;
};

type Mission = {
  readonly id: string;
  readonly title: string;
  readonly period: string;
  readonly phase: 'to-come' | 'under-way' | 'past';
  readonly steps: readonly Step[];
};

type Due = {
  readonly id: string;
  readonly mission: string;
  readonly text: string;
  readonly due: string;
  readonly isLate: boolean;
  readonly assignee: string;
};

type Fault = {
  readonly severity: 'error' | 'warning';
  readonly file: string;
  readonly line: number;
  readonly why: string;
  readonly fix: string;
  readonly place?: DeskPlace;
};

type Today = {
  readonly today: string;
  /** As it was when the desk was last open; what has changed since is being read. */
  readonly isFormer?: boolean;
  /** Missions alone, the first time ever: all else is being read. */
  readonly isBegun?: boolean;
  readonly missions: readonly Mission[];
  readonly due: readonly Due[];
  readonly faults: readonly Fault[];
  readonly counts: { readonly errors: number; readonly warnings: number };
};

/** What is next of each mission, what is due, and what is at fault. */
export function TodayPage() {
  const { value, why } = useResource<Today>('/api/today');
  return (
    <>
      <h1>{t('desk.page.today')}</h1>
      {why && <p role="alert">{why}</p>}
      {value === undefined ? (
        <p aria-busy="true" class="muted">
          {t('desk.reading')}
        </p>
      ) : (
        <>
          <p class="lead">{value.today}</p>
          {(value.isFormer || value.isBegun) && (
            <p class="muted" role="status" aria-busy={value.isBegun}>
              {t(value.isBegun ? 'desk.today.begun' : 'desk.today.former')}
            </p>
          )}
          <Missions {...value} />
          {!value.isBegun && <DueList due={value.due} />}
          {!value.isBegun && <Faults value={value} />}
        </>
      )}
    </>
  );
}

function Missions({ missions, isBegun }: Pick<Today, 'missions' | 'isBegun'>) {
  const open = missions.filter(({ phase, steps }) =>
    isBegun ? phase !== 'past' : steps.some(({ isNext }) => isNext),
  );
  const others = { missions: missions.length - open.length };
  return (
    <section aria-labelledby="missions">
      <h2 id="missions">{t(isBegun ? 'desk.today.ahead' : 'desk.today.missions')}</h2>
      {missions.length === 0 && <p class="muted">{t('desk.today.no-missions')}</p>}
      <ul class="desk-cards">
        {open.map((mission) => (
          <li key={mission.id} class="desk-card">
            <h3>
              <a href={hrefOf('mission', mission.id)}>{mission.title}</a>
            </h3>
            <p class="muted">{mission.period}</p>
            <ol class="desk-steps">
              {mission.steps.map((step) => (
                <li key={step.words} class={step.isDone ? 'is-done' : step.isNext ? 'is-next' : ''}>
                  <span aria-hidden="true" class="desk-sign">
                    {step.isDone ? '✓' : step.isNext ? '→' : '·'}
                  </span>
                  <span>
                    {step.words}
                    {step.until && <small class={step.isLate ? 'is-late' : 'muted'}> {step.until}</small>}
                  </span>
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ul>
      {open.length < missions.length && (
        <details>
          <summary>{t(isBegun ? 'desk.today.past' : 'desk.today.settled', others)}</summary>
          <ul class="desk-plain">
            {missions
              .filter((mission) => !open.includes(mission))
              .map(({ id, title, period }) => (
                <li key={id}>
                  <a href={hrefOf('mission', id)}>{title}</a> <span class="muted">{period}</span>
                </li>
              ))}
          </ul>
        </details>
      )}
      <NewMission />
    </section>
  );
}

function DueList({ due }: { readonly due: readonly Due[] }) {
  return (
    <section aria-labelledby="due">
      <h2 id="due">{t('desk.today.due')}</h2>
      {due.length === 0 && <p class="muted">{t('desk.today.nothing-due')}</p>}
      <ul class="desk-rows">
        {due.map((item) => (
          <li key={item.id}>
            <span class={item.isLate ? 'is-late nowrap' : 'nowrap'}>{item.due}</span>
            <a href={`${hrefOf('tracker')}#${encodeURIComponent(item.id)}`}>{item.text}</a>
            <span class="muted">{item.assignee || t('desk.nobody')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Faults({ value: { faults, counts } }: { readonly value: Today }) {
  const more = counts.errors + counts.warnings - faults.length;
  return (
    <section aria-labelledby="faults">
      <h2 id="faults">{t('desk.today.faults')}</h2>
      <p class="muted">
        {counts.errors + counts.warnings === 0 ? t('desk.today.no-faults') : t('desk.today.counts', counts)}
      </p>
      <ul class="desk-plain">
        {faults.map((fault) => (
          <li
            key={`${fault.file}:${fault.line}:${fault.why}`}
            class={`desk-fault desk-fault-${fault.severity}`}
          >
            <p>
              <strong>{lead(t(`desk.severity.${fault.severity}`))}</strong>
              {fault.why}
            </p>
            <p class="muted">{fault.fix}</p>
            <p>
              {fault.place ? (
                <a href={hrefOfPlace(fault.place)}>{t('desk.today.mend', { file: fault.file })}</a>
              ) : (
                fault.file
              )}
            </p>
          </li>
        ))}
      </ul>
      {more > 0 && <p class="muted">{t('desk.today.more-faults', { faults: more })}</p>}
    </section>
  );
}

/** The field of a form, or the line of a text. */
export function hrefOfPlace(place: DeskPlace): string {
  if (place.page === 'prose')
    return `${hrefOf('prose', place.mission, place.language, place.file.split('/').slice(4).join('/'))}#L${place.line}`;
  const about = place.mission === undefined ? [place.form] : [place.mission, place.form];
  const page = place.mission === undefined ? 'office' : 'mission';
  return `${hrefOf(page, ...about)}#${encodeURIComponent(place.path.join('.'))}`;
}
