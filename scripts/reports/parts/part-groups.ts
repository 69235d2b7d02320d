import type { ReportPart } from '#model/report-profile.ts';
import {
  LAST_OF_BODY,
  type LaidSection,
  layoutSection,
  layoutWithoutRunt,
  type Section,
} from '../assemble.ts';
import type { Block } from '../block.ts';
import type { PageSetup } from '../layout/page-setup.ts';

/** Parts that flow on without a page break between them. */
export type Group = {
  readonly kind: 'cover' | 'sheet' | 'contents' | 'directories' | 'body';
  readonly parts: readonly ReportPart[];
  readonly tellsPages: boolean;
};

const GROUP_OF: Readonly<Record<ReportPart, Group['kind']>> = {
  cover: 'cover',
  'abstract-sheet': 'sheet',
  contents: 'contents',
  'photo-directory': 'directories',
  'annex-directory': 'directories',
  body: 'body',
  'abbreviation-index': 'body',
  annexes: 'body',
};

/** The profile's parts in its order. Those that tell page numbers are laid out again once these are known. */
export function groupParts(parts: readonly ReportPart[]): readonly Group[] {
  const groups: { kind: Group['kind']; parts: ReportPart[]; tellsPages: boolean }[] = [];
  for (const part of parts) {
    const kind = GROUP_OF[part];
    const last = groups.at(-1);
    if (last?.kind === kind) last.parts.push(part);
    else
      groups.push({
        kind,
        parts: [part],
        tellsPages: kind === 'sheet' || kind === 'contents' || kind === 'directories',
      });
  }
  return groups;
}

/** A group with its blocks, and as it was laid out first. */
export type Draft = { readonly group: Group; readonly blocks: readonly Block[]; readonly laid: LaidSection };

/** The directories follow the contents on their last page where that saves a leaf. */
export function joinDirectories(drafts: readonly Draft[], setup: PageSetup): readonly Draft[] {
  const at = drafts.findIndex(({ group }) => group.kind === 'contents');
  const [contents, directories] = [drafts[at], drafts[at + 1]];
  const isLong = (contents?.laid.pages.length ?? 0) > 1;
  if (!contents || !directories || !isLong || directories.group.kind !== 'directories') return drafts;
  const group = { ...contents.group, parts: [...contents.group.parts, ...directories.group.parts] };
  const blocks = [...contents.blocks, ...directories.blocks];
  const laid = layoutGroup(group, blocks, setup);
  const isSaved = laid.pages.length < contents.laid.pages.length + directories.laid.pages.length;
  return isSaved ? [...drafts.slice(0, at), { group, blocks, laid }, ...drafts.slice(at + 2)] : drafts;
}

const FORM_SCALES = [1, 0.94, 0.88, 0.82, 0.76];

/** A group laid out. The abstract sheet is one page: its text is made smaller until it fits. */
export function layoutGroup(
  { kind }: Group,
  blocks: readonly Block[],
  { sheet, frame }: PageSetup,
): LaidSection {
  const section: Section = { blocks, ...SECTION_LOOKS[kind] };
  if (kind === 'contents' || kind === 'directories') return layoutWithoutRunt(section, sheet, frame);
  if (kind === 'body') return layoutWithoutRunt(section, sheet, frame, LAST_OF_BODY);
  const whole = layoutSection(section, sheet, frame);
  if (kind === 'cover') return layoutCover(section, whole, { sheet, frame });
  if (kind !== 'sheet') return whole;
  return FORM_SCALES.reduce<LaidSection>((laid, scale) => {
    if (laid.pages.length === 1) return laid;
    return layoutSection(section, sheet, {
      ...frame,
      theme: { ...frame.theme, sizePt: frame.theme.sizePt * scale },
    });
  }, whole);
}

const COVER_SCALES = [0.8, 0.6, 0.45, 0.3];

/** A cover is one page: a long title first takes of the white around it, then is set a little smaller. */
function layoutCover(section: Section, whole: LaidSection, { sheet, frame }: PageSetup): LaidSection {
  let laid = whole;
  for (const scale of COVER_SCALES) {
    if (laid.pages.length === 1) break;
    laid = layoutSection({ ...section, blocks: section.blocks.map(lessWhite(scale)) }, sheet, frame);
  }
  for (const scale of [...FORM_SCALES, 0.66, 0.56]) {
    if (laid.pages.length === 1) break;
    const { heading, title, field } = frame.theme.coverSizesPt;
    const coverSizesPt = { heading: heading * scale, title: title * scale, field: field * scale };
    const blocks = section.blocks.map(lessWhite(COVER_SCALES.at(-1) ?? 1));
    const theme = { ...frame.theme, coverSizesPt };
    laid = layoutSection({ ...section, blocks }, sheet, { ...frame, theme });
  }
  return { ...laid, blocks: section.blocks };
}

const lessWhite =
  (scale: number) =>
  (block: Block): Block =>
    block.kind === 'space' ? { ...block, heightPt: block.heightPt * scale } : block;

const SECTION_LOOKS: Readonly<Record<Group['kind'], Omit<Section, 'blocks'>>> = {
  cover: { numbering: 'none', header: false },
  sheet: { numbering: 'none', header: false },
  contents: { numbering: 'roman', header: true },
  directories: { numbering: 'roman', header: true },
  body: { numbering: 'arabic', header: true },
};
