import { ChooseSides } from '../parts/choose-sides.tsx';
import { t } from '../words.ts';
import type { Place, ProseFault } from './prose-types.ts';
import type { TextChoice, TextConflict, WrittenProse } from './use-prose.ts';

const MOST_SHOWN = 50;

/** What `check` says of the text, line by line; what needs nobody is mended at once. */
export function FaultList({
  faults,
  goTo,
  mend,
}: {
  readonly faults: readonly ProseFault[];
  readonly goTo: (place: Place) => void;
  readonly mend: () => Promise<void>;
}) {
  const curable = faults.filter(({ edit }) => edit !== undefined).length;
  if (faults.length === 0) return null;
  return (
    <section class="prose-faults" aria-label={t('desk.prose.faults')}>
      {curable > 0 && (
        <button type="button" class="button-quiet" onClick={() => void mend()}>
          {t('desk.prose.mend', { count: curable })}
        </button>
      )}
      <ul class="desk-plain">
        {faults.slice(0, MOST_SHOWN).map((fault) => (
          <li
            key={`${fault.line}:${fault.column}:${fault.code}`}
            class={`desk-field-fault desk-fault-${fault.severity}`}
          >
            <button type="button" class="button-quiet" onClick={() => goTo(fault)}>
              {t('desk.prose.line', { line: fault.line })}
            </button>{' '}
            {fault.why} <span class="muted">{fault.fix}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Both versions of lines that two have changed. */
export function TextConflicts({
  prose,
  language,
}: {
  readonly prose: WrittenProse;
  readonly language: string;
}) {
  const { conflicts } = prose;
  const said = (side: 'mine' | 'theirs', each: TextConflict) => (
    <>
      {t('desk.label', { label: t(`desk.form.${side}`) })}
      <span lang={language}>{shown(each, side)}</span>
    </>
  );
  return (
    <ChooseSides
      title={t('desk.prose.conflicts')}
      atOdds={conflicts.map((each, index) => ({
        key: `${index} ${each.mine}${each.theirs}`,
        legend: t('desk.prose.conflict', { number: index + 1 }),
        sides: { mine: said('mine', each), theirs: said('theirs', each), both: t('desk.prose.both') },
      }))}
      save={(taken) => {
        const choices = conflicts.map(
          ({ mine, theirs }, index): TextChoice => ({ mine, theirs, take: taken[index] ?? 'theirs' }),
        );
        void prose.save({ choices });
      }}
    />
  );
}

const shown = (conflict: TextConflict, take: 'mine' | 'theirs'): string =>
  conflict[take].trim() || t('desk.form.nothing');
