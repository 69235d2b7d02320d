import type { Delegate } from '#model/delegation.ts';
import type { Block } from '../block.ts';
import { headerRow, localizeAll, textCell } from './cells.ts';
import type { ReportContext } from './context.ts';
import { nameOf } from './people.ts';

/** Our delegation, with agency, office and title. */
export function delegationBlocks(context: ReportContext): readonly Block[] {
  const { mission, language, t } = context;
  return [
    {
      kind: 'table',
      look: 'ruled',
      columns: [{ weight: 3 }, { weight: 5 }, { weight: 3 }],
      header: headerRow(
        [t('report.delegation.name'), t('report.delegation.agency'), t('report.delegation.title')],
        language,
      ),
      rows: mission.delegation.map((delegate) => delegateRow(delegate, context)),
    },
  ];
}

function delegateRow(delegate: Delegate, context: ReportContext) {
  const { language, t } = context;
  const name = nameOf(delegate, context);
  const marked = delegate.head
    ? t('report.delegation.head', { name })
    : delegate.joinedLocally
      ? t('report.delegation.local', { name })
      : name;
  const agency = localizeAll([delegate.agency, delegate.office], language).join(t('report.pair-separator'));
  return [
    textCell(marked, language, { header: 'row' as const }),
    textCell(agency, language),
    textCell(localizeAll([delegate.title], language).join(''), language),
  ];
}
