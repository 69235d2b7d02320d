import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import type { CalendarFile } from '#invites/calendar-file.ts';
import { type IssuedFiles, type IssuedText, issueFiles } from '#invites/issue-files.ts';
import { selectBlocks } from '#invites/select-blocks.ts';
import type { Blocks } from '#invites/write-calendar.ts';
import type { Audience } from '#model/audience.ts';
import type { InvitesFile } from '#register/invites.ts';
import { changeRegister, readRegister } from '#register/open-register.ts';
import type { RegisterFile } from '#register/register-file.ts';
import type { Context } from './command.ts';
import { outputFolder } from './output-folder.ts';

/** How calendars are issued: for whom, in which language, and where they are published. */
export type Issuing = {
  readonly context: Context;
  readonly audience: Audience;
  /** Where the files go. */
  readonly folder: string;
  readonly language: string;
  readonly address: string;
};

/**
 * Gives every entry of the files its version by the register, and remembers it there (not under
 * `--dry-run`). The texts are yet to be written.
 */
export async function issueCalendars(
  files: readonly CalendarFile[],
  register: RegisterFile<InvitesFile>,
  issuing: Issuing,
): Promise<{ readonly texts: readonly IssuedText[] } | { readonly fault: Diagnostic }> {
  const { context } = issuing;
  let texts: readonly IssuedText[] = [];
  const change = (value: InvitesFile): InvitesFile => {
    const result = issueAudience(files, value, issuing);
    texts = result.texts;
    return result.value;
  };
  const reading = context.dryRun
    ? readRegister(context.workspaceRoot, register)
    : await changeRegister(context.workspaceRoot, register, change);
  if ('fault' in reading) return reading;
  if (context.dryRun) change(reading.value);
  return { texts };
}

/** Each audience has its own numbers: the register keeps its files under its name. */
function issueAudience(
  files: readonly CalendarFile[],
  value: InvitesFile,
  issuing: Issuing,
): { readonly texts: readonly IssuedText[]; readonly value: InvitesFile } {
  const { context, audience, language, address } = issuing;
  const prefix = `${audience}/`;
  const isOurs = ([key]: [string, unknown]) => key.startsWith(prefix);
  const former: IssuedFiles = Object.fromEntries(
    Object.entries(value.files)
      .filter(isOurs)
      .map(([key, file]) => [key.slice(prefix.length), file]),
  );
  const blocks = formerBlocks(former, issuing);
  const { texts, issued } = issueFiles(files, {
    former,
    now: context.now,
    language,
    address: audience === 'public' ? address : undefined,
    blocks,
  });
  const others = Object.entries(value.files).filter((entry) => !isOurs(entry));
  const ours = Object.entries(issued).map(([path, file]) => [prefix + path, file] as const);
  const changed = { files: Object.fromEntries([...others, ...ours].sort(([a], [b]) => (a < b ? -1 : 1))) };
  return { texts, value: JSON.stringify(changed) === JSON.stringify(value) ? value : changed };
}

/** Entries as they stand in the files that are out, to be taken over where they have not changed. */
function formerBlocks(former: IssuedFiles, { context, audience }: Issuing): Blocks {
  const blocks: Blocks = new Map();
  for (const [path, file] of Object.entries(former)) {
    const place = join(outputFolder(context, audience), path);
    if (!existsSync(place)) continue;
    for (const [key, block] of selectBlocks(readFileSync(place, 'utf8'), file)) blocks.set(key, block);
  }
  return blocks;
}
