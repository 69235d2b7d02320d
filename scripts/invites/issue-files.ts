import type { IssuedFile, IssuedFiles } from '#register/invites.ts';
import type { RevisedEntry } from './calendar-entry.ts';
import type { CalendarFile, FeedFile, InvitationFile } from './calendar-file.ts';
import { reviseEntries } from './revise-entries.ts';
import { cancelForUninvited, uninvitedPath } from './uninvited-file.ts';
import { type Blocks, writeCalendar } from './write-calendar.ts';

/** A file as it is to be written, with the versions it holds. */
export type IssuedText = {
  readonly path: string;
  readonly text: string;
  readonly revised: readonly RevisedEntry[];
};

export type IssueOptions = {
  /** By path: what the register knows of the former files. */
  readonly former: IssuedFiles;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly now: number;
  readonly language: string;
  /** What those entries and feeds are called that have gone: no word of them is kept. */
  readonly titles: { readonly cancelled: string; readonly feed: string };
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
    cancelledTitle: options.titles.cancelled,
    former: before ? { [uid]: before } : {},
  });
  const request = finish(file.path, {
    as: 'message',
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
    cancelledTitle: options.titles.cancelled,
    former: options.former[path]?.entries ?? {},
  });
  const source =
    options.address && new URL(path.split('/').map(encodeURIComponent).join('/'), options.address).href;
  const feed = { name, description, ...(source && { source }) };
  return finish(path, {
    as: 'feed',
    revised,
    entries: issued,
    text: writeCalendar({ language: options.language, feed, entries: revised }, options.blocks),
  });
}

function issueGone(path: string, former: IssuedFile, options: IssueOptions): Issued {
  if (former.as === 'feed')
    return issueFeed(
      { kind: 'feed', path, name: options.titles.feed, description: '', entries: [] },
      options,
    );
  const cancelledTitle = options.titles.cancelled;
  const { revised, issued } = reviseEntries([], { ...options, cancelledTitle, former: former.entries });
  return cancel(path, issued, revised, options);
}

function cancel(
  path: string,
  entries: IssuedFile['entries'],
  revised: readonly RevisedEntry[],
  { language, blocks }: IssueOptions,
): Issued {
  return finish(path, {
    as: 'message',
    revised,
    entries,
    text: writeCalendar({ language, method: 'CANCEL', entries: revised }, blocks),
  });
}

type Parts = {
  readonly revised: readonly RevisedEntry[];
  readonly entries: IssuedFile['entries'];
  readonly text: string;
  readonly as: IssuedFile['as'];
};

function finish(path: string, { revised, entries, text, as }: Parts): Issued {
  return { text: { path, text, revised }, issued: { as, entries } };
}
