import type { ReportPart, ReportProfile } from '#model/report-profile.ts';
import type { Block } from '../block.ts';
import { abbreviationBlocks } from '../content/abbreviations.ts';
import { annexBlocks } from '../content/annexes.ts';
import { usesComponent } from '../content/uses-component.ts';
import { contextOf, type ReportInput } from '../report-input.ts';
import { abstractSheetBlocks } from './abstract-sheet.ts';
import {
  annexDirectoryBlocks,
  contentsBlocks,
  type PageOf,
  partHeading,
  photoDirectoryBlocks,
} from './contents.ts';
import { coverBlocks } from './cover.ts';

export type PartInput = {
  readonly input: ReportInput;
  readonly profile: ReportProfile;
  readonly body: readonly Block[];
  readonly pageOf: PageOf;
  readonly pageCount: number;
};

/** The blocks of one official part; none where it has nothing to hold. */
export function partBlocks(
  part: ReportPart,
  { input, profile, body, pageOf, pageCount }: PartInput,
): readonly Block[] {
  const context = contextOf(input);
  const { mission, language, t } = input;
  const titled = (anchor: 'abbreviation-index' | 'annexes', blocks: readonly Block[]) =>
    blocks.length > 0 ? [partHeading(anchor, t(`report.${anchor}`), language), ...blocks] : [];
  switch (part) {
    case 'cover':
      return coverBlocks(context, profile);
    case 'abstract-sheet':
      return mission.abstractSheet ? abstractSheetBlocks(context, profile, pageCount) : [];
    case 'contents':
      return contentsBlocks(body, context, pageOf);
    case 'photo-directory':
      return photoDirectoryBlocks(body, context, pageOf);
    case 'annex-directory':
      return annexDirectoryBlocks(context);
    case 'body':
      return body;
    // A part that the writer has put into the body is not repeated after it.
    case 'abbreviation-index':
      return usesComponent(mission, language, 'Abbreviations')
        ? []
        : titled(part, abbreviationBlocks(context));
    case 'annexes':
      return usesComponent(mission, language, 'Annexes') ? [] : titled(part, annexBlocks(context));
    default:
      return part satisfies never;
  }
}
