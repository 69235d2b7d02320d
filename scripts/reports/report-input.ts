import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Fonts } from '#load/fonts.ts';
import type { Hyphenate } from '#load/hyphenation.ts';
import { partnerNames } from '#locale/names.ts';
import type { Translate } from '#locale/words.ts';
import type { PersonId } from '#model/identifier.ts';
import { localize, localizeList } from '#model/localized.ts';
import { findProse } from '#model/prose.ts';
import type { ReportProfile } from '#model/report-profile.ts';
import { type Mission, missionForum, type Workspace } from '#model/workspace.ts';
import type { SetDocument } from './assemble.ts';
import type { ReadPhoto, ReportContext } from './content/context.ts';
import { nameOf } from './content/people.ts';
import type { Appendage } from './pdf/append-pages.ts';
import type { PdfInfo } from './pdf/pdf-info.ts';
import type { KeptText } from './text/kept-text.ts';

/** A document set, or the faults of the input that keep it from being set (none, where only they were asked for). */
export type SetResult = SetReport | { readonly findings: readonly Finding[] };

/** A document, and what is to be appended to it (`appendPages`). */
export type SetReport = SetDocument & { readonly appendages?: readonly Appendage[] };

export type ReportInput = {
  /** As the reader may see it: `viewFor` has been there before. */
  readonly workspace: Workspace;
  readonly mission: Mission;
  readonly language: string;
  readonly t: Translate;
  readonly fonts: Fonts;
  /** Milliseconds since 1970-01-01T00:00Z: the file's date. */
  readonly now: number;
  readonly readPhoto?: ReadPhoto | undefined;
  /** Where words may be parted; absent: nowhere. */
  readonly hyphenate?: Hyphenate | undefined;
  /** Text that an earlier setting kept; absent: all is set anew. */
  readonly kept?: KeptText | undefined;
  /** The annexes that are to follow the report, by identifier. */
  readonly annexFiles?: ReportContext['annexFiles'];
  /** Nothing is laid out or written: the answer is what would keep it from being set. */
  readonly onlyFaults?: true;
  /** Where on the pages the prose stands is told as well. */
  readonly tellsPlaces?: true;
  /** What has become of every commitment, for the briefing book. */
  readonly actions?: ReportContext['actions'];
  /** What guests have answered to invitations, for what stays in the office. */
  readonly answers?: ReportContext['answers'];
  readonly isFacing?: ReportContext['isFacing'];
  /** Whose own edition it is, where `mission` is the part that concerns one delegate (`ownPart`). */
  readonly reader?: PersonId | undefined;
};

/** The profile of a mission: its own, else that of the workspace. */
export function profileOf(workspace: Workspace, mission: Mission): ReportProfile {
  const profile = workspace.profiles.get(mission.profile ?? workspace.settings.profile);
  if (!profile) throw new Error(`no report profile ${mission.profile ?? workspace.settings.profile}`);
  return profile;
}

/** True when the mission has the prose of a report in a language. */
export function hasReport(mission: Mission, language: string): boolean {
  return findProse(mission.prose, { kind: 'report', language }) !== undefined;
}

/** What the parts of a document are made from. */
export function contextOf(input: ReportInput): ReportContext {
  const { workspace, mission, language, t, readPhoto, annexFiles, actions, answers, isFacing } = input;
  return { workspace, mission, language, t, readPhoto, annexFiles, actions, answers, isFacing };
}

/** Whose own edition it is, as words; nothing where it is everyone's. */
export function readerWords(input: ReportInput): readonly string[] {
  if (!input.reader) return [];
  const name = nameOf({ person: input.reader }, contextOf(input));
  return [input.t('report.brief.delegate', { name })];
}

/** What the file says of itself. */
export function infoOf(input: ReportInput): PdfInfo {
  const { workspace, mission, language, now, t } = input;
  const people = mission.delegation
    .filter((delegate) => !delegate.joinedLocally)
    .map((delegate) => nameOf(delegate, contextOf(input)));
  const forum = missionForum(workspace, mission);
  const keywords = mission.abstractSheet ? localizeList(mission.abstractSheet.keywords, language) : [];
  return {
    title: localize(mission.title, language),
    author:
      people.join(t('report.list-separator')) ||
      partnerNames(workspace, [workspace.settings.home.economy], { language }),
    subject: forum ? localize(forum.name, language) : '',
    keywords: keywords.join(', '),
    language,
    now,
  };
}

/** What stands above the pages of the body; the mark on every page. */
export function headers({ mission, language, t }: Pick<ReportInput, 'mission' | 'language' | 't'>): {
  readonly headerStart: string;
  readonly headerEnd: string;
  readonly mark: string | undefined;
} {
  return {
    headerStart: '',
    headerEnd: localize(mission.shortTitle ?? mission.title, language),
    mark: mission.fictional ? t('report.fictional-mark') : undefined,
  };
}

/** What every page of an internal document says. */
export function internalMark({ mission, t }: ReportInput): string {
  const mark = t('report.internal-mark');
  return mission.fictional ? `${mark}\u2003${t('report.fictional-mark')}` : mark;
}
