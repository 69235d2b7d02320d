import type { Finding } from '#diagnostics/diagnostic.ts';
import { outlineStyles } from '#locale/outline.ts';
import { localize } from '#model/localized.ts';
import { findProse } from '#model/prose.ts';
import type { ReportPart, ReportProfile } from '#model/report-profile.ts';
import type { Block } from '../block.ts';
import { tellPages } from '../blocks.ts';
import { abbreviationBlocks } from '../content/abbreviations.ts';
import { annexBlocks } from '../content/annexes.ts';
import type { ReportContext } from '../content/context.ts';
import { openCounters } from '../content/counters.ts';
import { fromProse } from '../content/from-prose.ts';
import { nameOf } from '../content/people.ts';
import { usesComponent } from '../content/uses-component.ts';
import { abstractSheetBlocks } from './abstract-sheet.ts';
import { annexDirectoryBlocks, type PageOf, partHeading } from './contents.ts';
import { coverBlocks } from './cover.ts';

/** A part with its blocks; after those of a directory stands a list that the word processor brings up to date. */
export type EditablePart = {
  readonly part: ReportPart;
  readonly blocks: readonly Block[];
  readonly directory?: 'headings' | 'figures';
};

/** A report for those who finish it in a word processor: the parts of its profile, and what the file says of itself. */
export type EditableReport = {
  readonly profile: ReportProfile;
  readonly parts: readonly EditablePart[];
  readonly title: string;
  readonly author: string;
  /** Running head of numbered pages. */
  readonly shortTitle: string;
  /** Said on every page of a mission that is an example. */
  readonly mark: string | undefined;
};

/** What both word processors' files are made from. */
export type EditableInput = ReportContext & {
  /** Milliseconds since 1970-01-01T00:00Z: the file's date. */
  readonly now: number;
  /** The page of each anchor in the PDF, which directories tell until they are brought up to date; absent: none is told. */
  readonly pageOf?: PageOf | undefined;
};

/** How deep the contents of an editable report go. */
export const CONTENTS_LEVELS = 3;

/**
 * The report of a mission in one language before any word processor's format. Findings where the prose
 * cannot be set, as in the PDF; `undefined` where the mission has no report in the language.
 */
export function editableReport(
  input: ReportContext,
): EditableReport | { readonly findings: readonly Finding[] } | undefined {
  const { mission, language, t } = input;
  const profile = profileOf(input);
  const prose = findProse(mission.prose, { kind: 'report', language });
  if (!prose) return undefined;
  const counters = openCounters(outlineStyles(profile, language), `${language}-h`);
  const { blocks, findings } = fromProse(prose, input, { headingShift: 0, counters });
  if (findings.length > 0) return { findings };
  // A word processor counts its own pages, so the cross-references of the PDF tell none here.
  const body = tellPages(blocks, () => '');
  const parts = profile.parts.flatMap((part) => {
    const made = partOf(part, { input, profile, body });
    return made.blocks.length > 0 ? [{ part, ...made }] : [];
  });
  return {
    profile,
    parts,
    title: localize(mission.title, language),
    author: authorOf(input),
    shortTitle: localize(mission.shortTitle ?? mission.title, language),
    mark: mission.fictional ? t('report.fictional-mark') : undefined,
  };
}

function profileOf({ workspace, mission }: ReportContext): ReportProfile {
  const id = mission.profile ?? workspace.settings.profile;
  const profile = workspace.profiles.get(id);
  if (!profile) throw new Error(`no report profile ${id}`);
  return profile;
}

function authorOf(input: ReportContext): string {
  const { workspace, mission, language, t } = input;
  const people = mission.delegation
    .filter((delegate) => !delegate.joinedLocally)
    .map((delegate) => nameOf(delegate, input));
  return people.join(t('report.list-separator')) || localize(workspace.settings.home.agency, language);
}

type InPart = {
  readonly input: ReportContext;
  readonly profile: ReportProfile;
  readonly body: readonly Block[];
};

function partOf(part: ReportPart, { input, profile, body }: InPart): Omit<EditablePart, 'part'> {
  const { mission, language, t } = input;
  const heading = (anchor: string) => partHeading(anchor, t(`report.${anchor}`), language);
  const titled = (list: readonly Block[]) => ({ blocks: list.length > 0 ? [heading(part), ...list] : [] });
  switch (part) {
    case 'cover':
      return { blocks: coverBlocks(input, profile) };
    case 'abstract-sheet':
      return { blocks: mission.abstractSheet ? abstractSheetBlocks(input, profile, undefined) : [] };
    case 'contents':
      return { blocks: [heading(part)], directory: 'headings' };
    case 'photo-directory':
      return body.some((block) => block.kind === 'figure')
        ? { blocks: [heading(part)], directory: 'figures' }
        : { blocks: [] };
    case 'annex-directory':
      return { blocks: annexDirectoryBlocks(input) };
    case 'body':
      return { blocks: body };
    // A part that the writer has put into the body is not repeated after it.
    case 'abbreviation-index':
      return usesComponent(mission, language, 'Abbreviations')
        ? { blocks: [] }
        : titled(abbreviationBlocks(input));
    case 'annexes':
      return usesComponent(mission, language, 'Annexes') ? { blocks: [] } : titled(annexBlocks(input));
    default:
      return part satisfies never;
  }
}
