import type { Bilateral } from '#model/bilateral.ts';
import { localize } from '#model/localized.ts';
import type { PersonInPhoto, Photo } from '#model/photo.ts';
import { type Mission, missionForum, type Workspace } from '#model/workspace.ts';
import { joinNames } from './list-names.ts';
import { partnerNames, politeName } from './names.ts';
import type { Translate } from './words.ts';

/**
 * A photo's caption with the people in it, from left to right.
 * @example photoCaption(workspace, photo, 'zh-TW', t) // '與美國人員會談（由左至右：Mr. Ron May、劉芳祝）'
 */
export function photoCaption(workspace: Workspace, photo: Photo, language: string, t: Translate): string {
  const caption = localize(photo.caption, language);
  if (photo.people.length === 0) return caption;
  const names = photo.people.map((person) => nameInPhoto(workspace, person, { language, t }));
  const people = joinNames(names, language);
  return t(names.length === 1 ? 'term.caption.person' : 'term.caption.people', { caption, people });
}

/**
 * A bilateral's own title, else one made of its format and partners, named as the mission's forum does.
 * @example bilateralTitle(workspace, mission, bilateral, 'en', t) // 'Meeting with the United States'
 */
export function bilateralTitle(
  workspace: Workspace,
  mission: Mission,
  bilateral: Bilateral,
  language: string,
  t: Translate,
): string {
  if (bilateral.title) return localize(bilateral.title, language);
  const forum = missionForum(workspace, mission);
  const partners = partnerNames(workspace, bilateral.partners, { language, forum });
  return t(`term.bilateral-title.${bilateral.format}`, { partners });
}

type Speech = { readonly language: string; readonly t: Translate };

function nameInPhoto(workspace: Workspace, someone: PersonInPhoto, speech: Speech): string {
  if (typeof someone !== 'string') return localize(someone.unnamed, speech.language);
  const person = workspace.people.get(someone);
  return person ? politeName(person, speech) : someone;
}
