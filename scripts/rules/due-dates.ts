import type { Finding } from '#diagnostics/diagnostic.ts';
import { otherwise } from '#locale/said-dates/agrees.ts';
import { readSaidDue, type SaidDue } from '#locale/said-dates/read-said-date.ts';
import type { Workspace } from '#model/workspace.ts';
import { type CommitmentPlace, commitmentPlaces } from './commitment-places.ts';
import { warning } from './places.ts';
import type { Rule } from './rule.ts';

/**
 * "Before 2012" ends with 2011, "9 月底前" with September: whoever writes the date beside the words easily
 * takes the one for the other, and an item is overdue a month late.
 */
export const dueDates: Rule = {
  name: 'due-dates',
  codes: ['due-date-otherwise'],
  example: { wrong: 'words: 9 月前, date: ../2016-09', right: 'words: 9 月前, date: ../2016-08' },
  find: (workspace) => findDueDates(workspace),
};

function findDueDates(workspace: Workspace): readonly Finding[] {
  return commitmentPlaces(workspace).flatMap((place) => findIn(place, workspace));
}

/** "From the second quarter on, every quarter": what begins then is the series, and its first turn ends then. */
function firstTurn(said: SaidDue): SaidDue {
  const relations = new Set(said.relations);
  relations.delete('from');
  return { ...said, relations };
}

function findIn({ commitment, mission, at }: CommitmentPlace, { settings }: Workspace): readonly Finding[] {
  const { due } = commitment;
  const { date } = due ?? {};
  if (!due || !date) return [];
  const years = [mission.period.from, mission.period.to].map((day) => Number(day.slice(0, 4)));
  const findings = settings.languages.flatMap((language) => {
    const words = due.words[language];
    const said = words === undefined ? undefined : readSaidDue(words, language);
    const meant = said && otherwise(commitment.recurs ? firstTurn(said) : said, date, years);
    return meant
      ? [warning('due-date-otherwise', at('due', 'date'), { words: words ?? '', date, meant })]
      : [];
  });
  return findings.slice(0, 1);
}
