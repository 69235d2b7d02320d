import type { Translate } from '#locale/words.ts';
import type { Placement } from '#model/bilateral.ts';
import type { BilateralId } from '#model/identifier.ts';
import { type Localized, localize } from '#model/localized.ts';
import type { Workspace } from '#model/workspace.ts';

/** Times and rooms of the meetings to come, from the released schedule. */
export type Placements = ReadonlyMap<BilateralId, Placement>;

/** A text in each of the workspace's languages, every one filled. */
export type Texts = Readonly<Record<string, string>>;

/** What an export in all languages needs beside the facts. */
export type ExportContext = {
  readonly words: (language: string) => Translate;
  readonly placements: Placements;
};

/** The text in each of the workspace's languages, the filing language first. */
export function textsOf(workspace: Workspace, text: Localized): Texts {
  return inEachLanguage(workspace, (language) => localize(text, language));
}

export function inEachLanguage(workspace: Workspace, write: (language: string) => string): Texts {
  return Object.fromEntries(workspace.settings.languages.map((language) => [language, write(language)]));
}

/** JSON that is pleasant to read and to compare. */
export function writeJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
