import type { Translate } from '#locale/words.ts';
import { type Mission, missionZone, type Workspace } from '#model/workspace.ts';
import { type BilateralEntry, bilateralEntries, type PersonEntry } from './bilateral-entries.ts';
import { type Cell, writeCsv } from './csv.ts';
import { type ExportContext, type Texts, textsOf, writeJson } from './export-context.ts';

/** The bilateral schedule as `bilaterals.json`, texts in every language. */
export function bilateralsJson(workspace: Workspace, mission: Mission, context: ExportContext): string {
  return writeJson({
    mission: mission.id,
    title: textsOf(workspace, mission.title),
    ...(mission.fictional && { fictional: true }),
    from: mission.period.from,
    to: mission.period.to,
    timeZone: missionZone(mission),
    bilaterals: bilateralEntries(workspace, mission, context).map(({ mission: _mission, ...entry }) => entry),
  });
}

/**
 * The bilateral schedule as `bilaterals.csv`: one row a meeting, column names for programs, and for each
 * text a column per language (`title.zh-TW`, `title.en`).
 */
export function bilateralsCsv(workspace: Workspace, mission: Mission, context: ExportContext): string {
  const { languages } = workspace.settings;
  const perLanguage = (name: string) => languages.map((language) => `${name}.${language}`);
  const header = [
    ...['id', 'status', 'format', 'date', 'start', 'end', 'endAssumed', 'timeZone', 'partners'],
    ...['partnerNames', 'title', 'room', 'ours', 'theirs', 'points'].flatMap(perLanguage),
  ];
  const rows = bilateralEntries(workspace, mission, context).map((entry) =>
    toRow(entry, languages, context.words),
  );
  return writeCsv([header, ...rows]);
}

const SEPARATOR = '; ';

function toRow(
  entry: BilateralEntry,
  languages: readonly string[],
  words: ExportContext['words'],
): readonly Cell[] {
  const each = (write: (language: string, t: Translate) => string) =>
    languages.map((language) => write(language, words(language)));
  const texts = (list: readonly Texts[], language: string) =>
    list.map((text) => text[language] ?? '').join(SEPARATOR);
  const people = (list: readonly PersonEntry[]) =>
    each((language, t) => list.map((one) => nameAndTitle(one, language, t)).join(SEPARATOR));
  const { when } = entry;
  return [
    ...[
      entry.id,
      entry.status,
      entry.format,
      when?.date,
      when?.start,
      when?.end,
      when?.endAssumed,
      when?.timeZone,
    ],
    entry.partners.map(({ id }) => id).join(SEPARATOR),
    ...each((language) =>
      texts(
        entry.partners.map(({ name }) => name),
        language,
      ),
    ),
    ...each((language) => entry.title[language] ?? ''),
    ...each((language) => entry.room?.name[language] ?? ''),
    ...people(entry.ours),
    ...people(entry.theirs),
    ...each((language) => texts(entry.points, language)),
  ];
}

function nameAndTitle({ name, title }: PersonEntry, language: string, t: Translate): string {
  const [bare = '', held] = [name[language], title?.[language]];
  return held ? t('exports.person-with-title', { name: bare, title: held }) : bare;
}
