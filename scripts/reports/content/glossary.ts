import { isOff } from '#model/called-off.ts';
import type { PersonId } from '#model/identifier.ts';
import { localize } from '#model/localized.ts';
import type { Person } from '#model/person.ts';
import type { Block, Row } from '../block.ts';
import { headerRow, textCell } from './cells.ts';
import type { ReportContext } from './context.ts';
import { describeAffiliation } from './people.ts';

type Met = { readonly person: Person; readonly affiliation: string };

/** Everyone at the meetings by name: as each language writes it, how it is said, and who they are. */
export function nameBlocks(context: ReportContext): readonly Block[] {
  const met = everyoneMet(context);
  if (met.length === 0) return [];
  const { workspace, language, t } = context;
  const names = new Intl.DisplayNames([language], { type: 'language' });
  const languages = workspace.settings.languages;
  const isSaid = met.some(({ person }) => person.pronunciation !== undefined);
  const headings = languages.map((each) =>
    t('report.brief.name-in', { language: names.of(new Intl.Locale(each).language) ?? each }),
  );
  const columns = [...headings, ...(isSaid ? [t('report.brief.pronunciation')] : []), t('report.brief.who')];
  return [
    {
      kind: 'table',
      look: 'ruled',
      columns: columns.map(() => ({ weight: 1 })),
      header: headerRow(columns, language),
      rows: met.map((each) => nameRow(each, isSaid, context)),
    },
  ];
}

function nameRow({ person, affiliation }: Met, isSaid: boolean, context: ReportContext): Row {
  const { workspace, language } = context;
  return [
    ...workspace.settings.languages.map((each, index) =>
      textCell(localize(person.name, each), each, {
        language: each,
        ...(index === 0 && { header: 'row' as const }),
      }),
    ),
    ...(isSaid
      ? [textCell(person.pronunciation ? localize(person.pronunciation, language) : '', language)]
      : []),
    textCell(affiliation, language),
  ];
}

/** Partners' people first, in the order of the meetings, then ours; each once. */
function everyoneMet(context: ReportContext): readonly Met[] {
  const { workspace, mission } = context;
  const meetings = mission.bilaterals.filter((bilateral) => !isOff(bilateral));
  const listed = [
    ...meetings.flatMap(({ theirs }) => theirs),
    ...meetings.flatMap(({ referredTo }) => referredTo),
    ...mission.delegation,
  ];
  const met = new Map<PersonId, Met>();
  for (const someone of listed) {
    const person = 'person' in someone ? workspace.people.get(someone.person) : undefined;
    if (person && !met.has(person.id))
      met.set(person.id, { person, affiliation: describeAffiliation(someone, context) });
  }
  return [...met.values()];
}
