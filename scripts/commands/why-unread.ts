import { statSync } from 'node:fs';
import { SMALL_FILE_BYTES } from '#load/read-small-file.ts';
import type { Context } from './command.ts';

/**
 * Why a file that a person named was not read: it is larger than what people send each other, else what the
 * command says of one that is not there.
 * @example whyUnread(context, { file: 'all.csv', otherwise: 'cli.new.unreadable' }) // 'all.csv has 11 MB, …'
 */
export function whyUnread(
  { t }: Pick<Context, 't'>,
  { file, otherwise, most = SMALL_FILE_BYTES }: { file: string; otherwise: string; most?: number },
): string {
  const bytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (bytes <= most) return t(otherwise, { file });
  const megabytes = (size: number): number => Math.round((size / 1024 / 1024) * 10) / 10;
  return t('cli.file-too-large', { file, megabytes: megabytes(bytes), limit: megabytes(most) });
}
