import type { IssuedFile } from '#register/invites.ts';
import type { RevisedEntry } from './calendar-entry.ts';
import type { CalendarFile, FeedFile, InvitationFile } from './calendar-file.ts';
import { cancelledEntry, reviseEntries } from './revise-entries.ts';
import { cancelForUninvited, uninvitedPath } from './uninvited-file.ts';
import { type Blocks, fileDigest, writeCalendar } from './write-calendar.ts';

/** A file as it is to be written, with the versions it holds. */
export type IssuedText = {
  readonly path: string;
  readonly text: string;
  readonly revised: readonly RevisedEntry[];
};
export type IssuedFiles = Readonly<Record<string, IssuedFile>>;

export type IssueOptions = {
  /** By path: what the register knows of the former files. */
  readonly former: IssuedFiles;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly now: number;
  readonly language: string;
  /** Where the files are published, for feeds that tell their own address. */
  readonly address?: string | undefined;
  readonly blocks?: Blocks | undefined;
};

/**
 * The files with every entry at its version, and what the register is to keep. A file that is no longer
 * planned goes on: a feed with all its entries cancelled, an invitation as its CANCEL.
 */
export function issueFiles(
  files: readonly CalendarFile[],
  options: IssueOptions,
): { readonly texts: readonly IssuedText[]; readonly issued: IssuedFiles } {
  const planned = new Set(files.flatMap(({ path }) => [path, uninvitedPath(path)]));
  const gone = Object.entries(options.former).filter(([path]) => !planned.has(path));
  const results = [
    ...files.flatMap((file) =>
      file.kind === 'feed' ? [issueFeed(file, options)] : issueInvitation(file, options),
    ),
    ...gone.map(([path, former]) => issueGone(path, former, options)),
  ];
  const kept = results.filter((result) => result.text.revised.length > 0);
  return {
    texts: kept.map(({ text }) => text),
    issued: Object.fromEntries(kept.map(({ text, issued }) => [text.path, issued])),
  };
}

type Issued = { readonly text: IssuedText; readonly issued: IssuedFile };

/** An invitation is a message about one meeting, and beside it one to those who are asked no longer. */
function issueInvitation(file: InvitationFile, options: IssueOptions): readonly Issued[] {
  const { uid } = file.entry;
  const before = options.former[file.path]?.entries[uid];
  const { revised, issued } = reviseEntries([file.entry], {
    ...options,
    former: before ? { [uid]: before } : {},
  });
  const request = finish(file.path, {
    revised,
    entries: issued,
    text: writeCalendar({ language: options.language, method: 'REQUEST', entries: revised }, options.blocks),
  });
  const path = uninvitedPath(file.path);
  const told = options.former[path]?.entries[uid];
  const invited = issued[uid];
  const uninvited =
    invited && cancelForUninvited(file, invited, { before, told, language: options.language });
  return uninvited
    ? [request, cancel(path, { [uid]: uninvited.entry }, [uninvited.revised], options)]
    : [request];
}

function issueFeed({ path, name, description, entries }: FeedFile, options: IssueOptions): Issued {
  const { revised, issued } = reviseEntries(entries, {
    ...options,
    former: options.former[path]?.entries ?? {},
  });
  const source =
    options.address && new URL(path.split('/').map(encodeURIComponent).join('/'), options.address).href;
  const feed = { name, description, ...(source && { source }) };
  return finish(path, {
    revised,
    entries: issued,
    name,
    text: writeCalendar({ language: options.language, feed, entries: revised }, options.blocks),
  });
}

function issueGone(path: string, former: IssuedFile, options: IssueOptions): Issued {
  if (former.name !== undefined)
    return issueFeed({ kind: 'feed', path, name: former.name, description: '', entries: [] }, options);
  const cancelled = Object.entries(former.entries).map(([uid, entry]) => cancelledEntry(uid, entry));
  const { revised, issued } = reviseEntries(cancelled, { ...options, former: former.entries });
  return cancel(path, issued, revised, options);
}

function cancel(
  path: string,
  entries: IssuedFile['entries'],
  revised: readonly RevisedEntry[],
  { language, blocks }: IssueOptions,
): Issued {
  return finish(path, {
    revised,
    entries,
    text: writeCalendar({ language, method: 'CANCEL', entries: revised }, blocks),
  });
}

type Parts = {
  readonly revised: readonly RevisedEntry[];
  readonly entries: IssuedFile['entries'];
  readonly text: string;
  readonly name?: string;
};

function finish(path: string, { revised, entries, text, name }: Parts): Issued {
  return {
    text: { path, text, revised },
    issued: { ...(name !== undefined && { name }), digest: fileDigest(text), entries },
  };
}
