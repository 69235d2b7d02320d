import type { Prose } from '#model/prose.ts';
import type { Block } from '../block.ts';
import { abbreviationBlocks } from './abbreviations.ts';
import { agendaBlocks } from './agenda.ts';
import { annexBlocks } from './annexes.ts';
import { bilateralBlocks } from './bilateral.ts';
import { commitmentBlocks } from './commitments.ts';
import type { ReportContext } from './context.ts';
import type { Counters } from './counters.ts';
import { delegationBlocks } from './delegation.ts';
import { itineraryBlocks } from './itinerary.ts';
import { photoBlocks } from './photos.ts';
import { recommendationBlocks } from './recommendations.ts';

/** What a component may use: the mission, the running numbers, and other prose of it. */
export type ComponentContext = {
  readonly report: ReportContext;
  readonly counters: Counters;
  /** Level of the heading in the same prose that the component stands under. */
  readonly surroundingLevel: number;
  /** What that heading says: a component does not say it again. */
  readonly surroundingHeading: string;
  readonly readProse: (prose: Prose, headingShift: number) => readonly Block[];
};
export type Attributes = Readonly<Record<string, string>>;

/** The blocks of a component of `COMPONENTS`; `undefined` for an unknown one or a reference to nothing. */
export function blocksOfComponent(
  name: string,
  attributes: Attributes,
  context: ComponentContext,
): readonly Block[] | undefined {
  const { report } = context;
  switch (name) {
    case 'Abbreviations':
      return abbreviationBlocks(report);
    case 'Agenda':
      return agendaBlocks(report, attributes['event'] ?? '', context.surroundingHeading);
    case 'Annexes':
      return annexBlocks(report);
    case 'Bilateral':
      return bilateralBlocks(context, attributes['id'] ?? '');
    case 'Commitments':
      return commitmentBlocks(report, attributes['partner']);
    case 'Delegation':
      return delegationBlocks(report);
    case 'Itinerary':
      return itineraryBlocks(report);
    case 'Photo':
      return photoBlocks(context, attributes['id'] ?? '');
    case 'Recommendations':
      return recommendationBlocks(context);
    default:
      return undefined;
  }
}
