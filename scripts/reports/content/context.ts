import type { PaperPicture } from '#load/paper-picture.ts';
import type { AnnexFile } from '#load/read-annexes.ts';
import type { Translate } from '#locale/words.ts';
import type { Answers } from '#model/answer.ts';
import type { Photo } from '#model/photo.ts';
import type { ActionItem } from '#model/tracked-action.ts';
import type { Mission, Workspace } from '#model/workspace.ts';

/** Reads the picture of a photo; `undefined` where there is none. */
export type ReadPhoto = (mission: Mission, photo: Photo) => PaperPicture | undefined;

/** Whose report in which language: what every part of it is made from. */
export type ReportContext = {
  readonly workspace: Workspace;
  readonly mission: Mission;
  readonly language: string;
  readonly t: Translate;
  readonly readPhoto?: ReadPhoto | undefined;
  /** Annexes to be appended, by identifier; absent where the document has none. */
  readonly annexFiles?: ReadonlyMap<string, AnnexFile> | undefined;
  /** The life of every commitment, as the tracker knows it today; absent where that is not told. */
  readonly actions?: readonly ActionItem[] | undefined;
  /** Who of ours is on each commitment, by `mission/commitment`; for the office's own editions alone. */
  readonly assignees?: ReadonlyMap<string, string> | undefined;
  /** What guests have answered; absent where that is not told. */
  readonly answers?: Answers | undefined;
  /** Set in a column beside another language, where a table of many columns has no room. */
  readonly isFacing?: boolean | undefined;
};
