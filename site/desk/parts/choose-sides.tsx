import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useBrought } from '../use-brought.ts';
import { t } from '../words.ts';

/** A field or a place in a text that two have changed. */
export type AtOdds<Side extends string> = {
  readonly key: string;
  /** What it is called. */
  readonly legend: string;
  readonly sides: Readonly<Record<Side, ComponentChildren>>;
};

/** What each side says of everything that two have changed; nothing is written until each is chosen. */
export function ChooseSides<Side extends string>({
  title,
  atOdds,
  save,
}: {
  readonly title: string;
  readonly atOdds: readonly AtOdds<Side>[];
  /** The sides in the order of what is at odds. */
  readonly save: (taken: readonly Side[]) => void;
}) {
  const [taken, setTaken] = useState<Readonly<Record<string, Side>>>({});
  const heading = useBrought();
  const chosen = atOdds.flatMap(({ key }) => taken[key] ?? []);
  return (
    <section class="desk-note" aria-labelledby="conflicts-title">
      <h2 id="conflicts-title" ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {atOdds.map(({ key, legend, sides }) => (
        <fieldset key={key} class="desk-field">
          <legend>{legend}</legend>
          {(Object.keys(sides) as Side[]).map((side) => (
            <label key={side} class="desk-choice">
              <input
                type="radio"
                name={`conflict-${key}`}
                checked={taken[key] === side}
                onChange={() => setTaken({ ...taken, [key]: side })}
              />{' '}
              <span>{sides[side]}</span>
            </label>
          ))}
        </fieldset>
      ))}
      <button
        type="button"
        class="button button-main"
        disabled={chosen.length < atOdds.length}
        onClick={() => {
          setTaken({});
          save(chosen);
        }}
      >
        {t('desk.form.save-chosen')}
      </button>
    </section>
  );
}
