import { z } from 'zod';
import { isShortEnough } from './file-name.ts';

/**
 * Folders and a name as every system and web address writes them: none of `% # ? : * " < > |`, no backslash, no
 * name that begins with a dot or a space, or ends with one.
 */
const NAME =
  /^(?:[^\p{Cc}%#?:*"<>|\\/.\s](?:[^\p{Cc}%#?:*"<>|\\/]*[^\p{Cc}%#?:*"<>|\\/.\s])?(?:\/(?!$)|$))+$/u;

/**
 * A picture or annex under `content/`, from its folder. In one form of Unicode (NFC) however it is typed or stands on
 * the disk, so that what is published bears one name.
 */
export const ContentFile = z
  .string()
  .normalize('NFC')
  .max(200)
  .regex(NAME, { error: 'file-name' })
  .refine((file) => file.split('/').every(isShortEnough), { error: 'long-name' });
