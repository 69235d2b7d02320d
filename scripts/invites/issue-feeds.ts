import { entryName, type IssuedCalendars, type IssuedEntry } from '#register/invites.ts';
import type { CalendarEntry, RevisedEntry } from './calendar-entry.ts';
import type { CalendarPlan, FeedEdition, FeedFile } from './calendar-file.ts';
import { withSlash } from './describe-place.ts';
import { emptyEntry } from './empty-entry.ts';
import { GRACE_MS, type IssuedText, type IssueOptions } from './issue-options.ts';
import { cancelEntry, reviseEntry, textKey } from './revise-entries.ts';
import { type KeyedBody, withHeader, writeBody } from './write-calendar.ts';

type IssuedFeeds = {
  readonly texts: readonly IssuedText[];
  readonly entries: ReadonlyMap<string, IssuedEntry>;
  readonly feeds: IssuedCalendars['feeds'];
};

/** Versions of all entries, counted on the feed that holds them all, and every feed with its own of them. */
export function issueFeeds(plan: CalendarPlan, options: IssueOptions): IssuedFeeds {
  const versions = versionsOf(plan.whole, options);
  const gone = goneEntries(versions, options);
  const planned = plannedFeeds(plan, options);
  const feeds = feedStates(planned, versions, options);
  const context = { plan, versions, gone, options };
  return {
    texts: [...feeds].flatMap(([feed, state]) =>
      isOver(state.endedAt, options.now) ? [] : writeFeed(feed, planned.get(feed), context),
    ),
    entries: new Map([...versions.values(), ...gone].map((entry) => [entryName(entry), entry])),
    feeds,
  };
}

type Versions = ReadonlyMap<string, IssuedEntry>;

function versionsOf(whole: FeedFile | undefined, options: IssueOptions): Versions {
  const [first, ...others] = whole?.editions ?? [];
  const versions = new Map<string, IssuedEntry>();
  for (const [index, entry] of (first?.entries ?? []).entries()) {
    const former = options.former.entries.get(entryName({ as: 'feed', key: entry.key }));
    // What was never told of need not be called off.
    if (!former && entry.kind === 'event' && entry.status === 'CANCELLED') continue;
    const editions = [first, ...others].flatMap((edition) => editionAt(edition, index, entry.key));
    const versioning = { as: 'feed', now: options.now, makeUid: feedUid(options) } as const;
    versions.set(entry.key, reviseEntry({ key: entry.key, editions }, former, versioning));
  }
  return versions;
}

const feedUid =
  ({ makeUid }: IssueOptions) =>
  (key: string): string =>
    makeUid('feed', key);

function editionAt(edition: FeedEdition | undefined, index: number, key: string) {
  const entry = edition?.entries[index];
  if (!edition || entry?.key !== key) throw new Error('languages have the same entries in the same order');
  return [{ language: edition.language, entry }];
}

function goneEntries(versions: Versions, { former, now }: IssueOptions): readonly IssuedEntry[] {
  return [...former.entries.values()]
    .filter(({ as, key }) => as === 'feed' && !versions.has(key))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map((entry) => cancelEntry(entry, now));
}

/** Those to be made; one without an entry only where there are people who may have subscribed to it. */
function plannedFeeds(
  { whole, parts }: CalendarPlan,
  { former }: IssueOptions,
): ReadonlyMap<string, FeedFile> {
  const files = [...(whole ? [whole] : []), ...parts].filter(
    ({ feed, editions }) => (editions[0]?.entries.length ?? 0) > 0 || former.feeds.has(feed),
  );
  return new Map(files.map((file) => [file.feed, file]));
}

function feedStates(
  planned: ReadonlyMap<string, FeedFile>,
  versions: Versions,
  { former, now }: IssueOptions,
): IssuedCalendars['feeds'] {
  const ended = [...former.feeds].filter(([feed]) => !planned.has(feed));
  return new Map([
    ...[...planned.keys()]
      .filter(() => versions.size > 0 || former.feeds.size > 0)
      .map((feed) => [feed, {}] as const),
    ...ended.map(([feed, { endedAt }]) => [feed, { endedAt: endedAt ?? now }] as const),
  ]);
}

const isOver = (since: number | undefined, now: number): boolean =>
  since !== undefined && since + GRACE_MS <= now;

type Writing = {
  readonly plan: CalendarPlan;
  readonly versions: Versions;
  readonly gone: readonly IssuedEntry[];
  readonly options: IssueOptions;
};

/** A feed in each language, and in the one of the office under the name without a language. */
function writeFeed(feed: string, file: FeedFile | undefined, writing: Writing): readonly IssuedText[] {
  const { plan, options } = writing;
  const languages = file?.editions.map(({ language }) => language) ?? plan.languages;
  const isWhole = file ? file === plan.whole : feed === WHOLE;
  return languages.flatMap((language) => {
    const edition = file?.editions.find((each) => each.language === language);
    const revised = [
      ...(edition ? liveEntries(edition, writing) : []),
      ...(isWhole ? goneIn(language, writing) : []),
    ];
    const names = [`${feed}.${language}.ics`, ...(language === options.language ? [`${feed}.ics`] : [])];
    const title = edition ?? { name: options.titles(language).feed, description: '' };
    const body = writeBody(revised, options.blocks);
    return names.flatMap((name) => writeCopies({ feed, name, language, title, revised, body }, writing));
  });
}

/** By this name the feed that held all is known when there is no plan of it any longer. */
const WHOLE = 'calendar';

type FeedText = {
  readonly feed: string;
  readonly name: string;
  readonly language: string;
  readonly title: { readonly name: string; readonly description: string; readonly page?: string | undefined };
  readonly revised: readonly RevisedEntry[];
  readonly body: KeyedBody;
};

/** Where the mission had another name, the same stands in the former place. */
function writeCopies({ feed, name, language, title, revised, body }: FeedText, { plan, options }: Writing) {
  const folders = [plan.folder, ...(options.former.feeds.has(feed) ? (options.formerFolders ?? []) : [])];
  const path = `${plan.folder}/${name}`;
  const source =
    options.address &&
    new URL(path.split('/').map(encodeURIComponent).join('/'), withSlash(options.address)).href;
  const text = withHeader(
    {
      language,
      feed: {
        name: title.name,
        description: title.description,
        ...(source && { source }),
        ...(title.page && { url: title.page }),
      },
      entries: revised,
    },
    body,
  );
  return folders.map((folder) => ({ path: `${folder}/${name}`, text, language, revised, keys: body.keys }));
}

function liveEntries(
  { language, entries }: FeedEdition,
  { versions, options }: Writing,
): readonly RevisedEntry[] {
  return entries.flatMap((entry) => {
    const version = versions.get(entry.key);
    if (!version || (entry.kind === 'event' && version.cancelled && isOver(version.stamp, options.now)))
      return [];
    return [revisedEntry(entry, version, { language, stamp: stampOf(entry, version, versions) })];
  });
}

/** A note of what else there is at that time changes with it. */
function stampOf(entry: CalendarEntry, version: IssuedEntry, versions: Versions): number {
  const others = entry.kind === 'event' ? (entry.clashes ?? []) : [];
  return Math.max(version.stamp, ...others.map((key) => versions.get(key)?.stamp ?? 0));
}

function goneIn(language: string, { gone, options }: Writing): readonly RevisedEntry[] {
  return gone
    .filter(({ stamp }) => !isOver(stamp, options.now))
    .map((issued) =>
      revisedEntry(emptyEntry(issued, options.titles(language).cancelled), issued, {
        language,
        stamp: issued.stamp,
      }),
    );
}

function revisedEntry(
  entry: CalendarEntry,
  { uid, sequence }: IssuedEntry,
  { language, stamp }: { readonly language: string; readonly stamp: number },
): RevisedEntry {
  return { entry, uid, revision: { sequence, stamp, digest: textKey(language, entry) } };
}
