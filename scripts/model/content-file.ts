import { z } from 'zod';

/**
 * A picture or annex under `content/`, from its folder. In one form of Unicode (NFC) however it is typed or stands on
 * the disk, so that what is published bears one name.
 */
export const ContentFile = z.string().normalize('NFC').max(200);
