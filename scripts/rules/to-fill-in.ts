import type { Finding } from '#diagnostics/diagnostic.ts';
import { hasMark, markIn } from '#model/mark.ts';
import { onceForEach } from '#model/once-for-each.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { error, inMission, warning } from './places.ts';
import { remarkRuns, textRuns } from './prose-text.ts';
import type { Rule } from './rule.ts';

/** By when something marked has to be there; `check` counts them, `status` says how long there is. */
export type Stage = 'trip' | 'filing';

/** What `new` and `init` left to fill in, by when it is needed; nothing marked is published. */
export const toFillIn: Rule = {
  name: 'to-fill-in',
  codes: ['mark-published', 'mark-before-trip', 'mark-before-filing'],
  example: { wrong: 'title: ⟦Title⟧', right: 'title: Director' },
  readsProse: true,
  find: (workspace) => {
    const ofOffice = settingsMarks(workspace);
    return [
      ...ofOffice,
      ...workspace.missions.flatMap((mission) =>
        missionMarks(mission, workspace.settings.languages, ofOffice.length),
      ),
    ];
  },
};

function settingsMarks({ settings }: Workspace): readonly Finding[] {
  const file = 'data/workspace.yaml';
  return marksWithin(settings, settings.languages).map(({ path, text }) =>
    warning('mark-before-trip', { file, path }, { text }),
  );
}

/**
 * The marks of one mission, in its facts and its prose. What is published bears the office's name and address,
 * too: while those are marked, nothing is.
 */
export function missionMarks(
  mission: Mission,
  languages: readonly string[],
  ofOffice = 0,
): readonly Finding[] {
  const { id, events, bilaterals, commitments, prose, ...facts } = mission;
  const found: readonly Finding[] = [
    ...marksWithin(facts, languages).map(({ path, text }) =>
      warning(codeOf(FILED.has(String(path[0])) ? 'filing' : 'trip'), inMission({ id }, 'mission', path), {
        text,
      }),
    ),
    ...marksWithin({ events }, languages).map(({ path, text }) =>
      warning(codeOf('trip'), inMission({ id }, 'agenda', path), { text }),
    ),
    ...marksWithin({ bilaterals, commitments }, languages).map(({ path, text }) =>
      warning(
        codeOf(path.includes('commitments') ? 'filing' : 'trip'),
        inMission({ id }, 'bilaterals', path),
        { text },
      ),
    ),
    ...prose.flatMap((each) =>
      [...textRuns(each), ...remarkRuns(each)].flatMap(({ text, at }) => {
        const mark = markIn(text);
        const stage = each.kind === 'agenda' ? 'trip' : 'filing';
        return mark ? [warning(codeOf(stage), at(mark.index), { text: shorten(mark.text) })] : [];
      }),
    ),
  ];
  const marks = found.length + ofOffice;
  if (mission.published === undefined || marks === 0) return found;
  return [error('mark-published', inMission({ id }, 'mission', ['published']), { marks }), ...found];
}

/** Fields of `mission.yaml` that only the report needs. */
const FILED: ReadonlySet<string> = new Set([
  'abstractSheet',
  'reportDate',
  'recommendations',
  'annexes',
  'photos',
]);

const codeOf = (stage: Stage): string => `mark-before-${stage}`;

const LONGEST_SHOWN = 60;

/** A hint of several sentences is known by its first words. */
function shorten(text: string): string {
  const characters = [...text];
  return characters.length <= LONGEST_SHOWN ? text : `${characters.slice(0, LONGEST_SHOWN - 2).join('')}…⟧`;
}

type Mark = { readonly path: readonly (string | number)[]; readonly text: string };

function marksOfThing(thing: unknown, languages: readonly string[]): readonly Mark[] {
  return typeof thing === 'object' && thing ? marksBy(languages)(thing) : marksWithin(thing, languages);
}

/** Of the things of a list most are what they were when they were last asked. */
const marksBy = onceForEach((languages: readonly string[]) =>
  onceForEach((thing: object) => marksWithin(thing, languages)),
);

/** A text in several languages is one thing to fill in. */
function marksWithin(value: unknown, languages: readonly string[]): readonly Mark[] {
  if (typeof value === 'string') {
    const mark = hasMark(value) ? markIn(value) : undefined;
    return mark ? [{ path: [], text: mark.text }] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  const isTranslated =
    !Array.isArray(value) && Object.keys(value).every((key) => key === '*' || languages.includes(key));
  const inner = Object.entries(value).flatMap(([key, each]) => {
    const step = Array.isArray(value) ? Number(key) : key;
    const within = Array.isArray(value) ? marksOfThing(each, languages) : marksWithin(each, languages);
    return within.map(({ path, text }) => ({
      path: key === '*' ? path : [step, ...path],
      text,
    }));
  });
  return isTranslated ? inner.slice(0, 1) : inner;
}
