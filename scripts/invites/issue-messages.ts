import { addressKey } from '#model/mail-address.ts';
import { entryName, type IssuedEntry } from '#register/invites.ts';
import type { EventEntry, RevisedEntry } from './calendar-entry.ts';
import type { CalendarPlan, InvitationFile } from './calendar-file.ts';
import { emptyEntry } from './empty-entry.ts';
import { instantOfTime } from './event-time.ts';
import type { IssuedText, IssueOptions } from './issue-options.ts';
import { cancelEntry, reviseEntry, textKey } from './revise-entries.ts';
import { revokeGuests } from './uninvite.ts';
import { withAnswers } from './with-answers.ts';
import { writeKeyedCalendar } from './write-calendar.ts';

type Issued = { readonly texts: readonly IssuedText[]; readonly entries: readonly IssuedEntry[] };

/** Messages about meetings still to come. What is over asks nobody, and calls nothing off. */
export function issueMessages(plan: CalendarPlan, options: IssueOptions) {
  const coming = plan.invitations.filter(({ editions }) => !isPast(editions[0]?.entry.when, options.now));
  const planned = new Set(plan.invitations.map(keyOf));
  const gone = [...options.former.entries.values()].filter(
    ({ as, key, when }) => as === 'message' && !planned.has(key) && !isPast(when, options.now),
  );
  const results = [
    ...coming.map((file) => issueInvitation(plan, file, options)),
    ...gone.map((former) => callOff(plan, former, options)),
  ];
  return {
    texts: results.flatMap(({ texts }) => texts),
    entries: new Map(
      results.flatMap(({ entries }) => entries).map((entry) => [entryName(entry), entry] as const),
    ),
  };
}

function keyOf({ editions }: InvitationFile): string | undefined {
  return editions[0]?.entry.key;
}

/** True for what has ended, or was to. */
export function isPast(when: IssuedEntry['when'] | undefined, now: number): boolean {
  if (!when) return true;
  if (when.kind === 'timed') return instantOfTime(when.end) <= now;
  return Date.parse(`${when.to}T00:00Z`) + 2 * DAY_MS <= now;
}

const DAY_MS = 86_400_000;

/** An invitation, and beside it one to those who are asked no longer. */
function issueInvitation(plan: CalendarPlan, file: InvitationFile, options: IssueOptions): Issued {
  const { entry } = editionIn(file, options);
  const { key } = entry;
  const before = options.former.entries.get(entryName({ as: 'message', key }));
  const told = options.former.entries.get(entryName({ as: 'uninvited', key }));
  if (entry.status === 'CANCELLED' && (!before || before.cancelled)) {
    return before ? writeOff(plan, { file, issued: before, told }, options) : NOTHING;
  }
  const floor = before && told && hasReturned(entry, told) ? Math.max(before.sequence, told.sequence) : 0;
  const former = before && { ...before, sequence: Math.max(before.sequence, floor) };
  const editions = file.editions.map((each) => ({ ...each, entry: withFormerGuests(each.entry, before) }));
  const issued = reviseEntry({ key, editions }, former, {
    as: 'message',
    now: options.now,
    makeUid: (each) => options.makeUid('message', each),
    sent: options.sent,
  });
  if (entry.status === 'CANCELLED')
    return writeOff(plan, { file: { ...file, editions }, issued, told }, options);
  const revoked = revokeGuests({ entry, issued, before, told });
  const request = message(`${plan.folder}/${file.file}.ics`, {
    entry: answered(withAsked(entry, issued), issued, options),
    issued,
    method: 'REQUEST',
    options,
  });
  return {
    texts: [request, ...uninvitedText(plan, revoked, { title: entry.summary, options })],
    entries: [issued, ...(revoked ? [revoked] : [])],
  };
}

const NOTHING: Issued = { texts: [], entries: [] };

/** A CANCEL goes to all who were asked, whoever is on the list now. */
function withFormerGuests(entry: EventEntry, before: IssuedEntry | undefined): EventEntry {
  if (entry.status !== 'CANCELLED' || !before?.guests) return entry;
  const names = new Map((entry.guests ?? []).map((guest) => [addressKey(guest.email), guest.name]));
  const guests = before.guests.map(({ email, role }) => ({
    name: names.get(addressKey(email)) ?? '',
    email,
    role,
  }));
  return { ...entry, guests };
}

const hasReturned = ({ guests = [] }: EventEntry, told: IssuedEntry): boolean => {
  const left = new Set((told.guests ?? []).map(({ email }) => addressKey(email)));
  return guests.some(({ email }) => left.has(addressKey(email)));
};

function withAsked(entry: EventEntry, { guests = [], sequence }: IssuedEntry): EventEntry {
  const asked = new Map(guests.map((guest) => [addressKey(guest.email), guest.asked ?? sequence]));
  return {
    ...entry,
    guests: (entry.guests ?? []).map((guest) => ({
      ...guest,
      isAsked: asked.get(addressKey(guest.email)) === sequence,
    })),
  };
}

function answered(entry: EventEntry, revision: IssuedEntry, { answers }: IssueOptions): EventEntry {
  const meeting = entry.key.replace(/^bilateral\//, '');
  return answers ? withAnswers(entry, { meeting, revision, answers }) : entry;
}

function editionIn({ editions }: InvitationFile, { language }: IssueOptions) {
  const edition = editions.find((each) => each.language === language) ?? editions[0];
  if (!edition) throw new Error('a workspace has languages');
  return edition;
}

type Off = {
  readonly file: InvitationFile;
  readonly issued: IssuedEntry;
  readonly told: IssuedEntry | undefined;
};

/** Called off, and still there with its title and reason. */
function writeOff(plan: CalendarPlan, { file, issued, told }: Off, options: IssueOptions): Issued {
  const { entry } = editionIn(file, options);
  const guests = (entry.guests ?? []).map((guest) => ({ ...guest, isAsked: false }));
  const { alarmMinutesBefore: _alarm, ...silent } = entry;
  const text = message(`${plan.folder}/${file.file}.ics`, {
    entry: { ...silent, guests },
    issued,
    method: 'CANCEL',
    options,
  });
  return {
    texts: [text, ...uninvitedText(plan, told, { title: entry.summary, options })],
    entries: [issued],
  };
}

/** Gone from the data: of it is known what the register keeps. */
function callOff(plan: CalendarPlan, former: IssuedEntry, options: IssueOptions): Issued {
  const title = options.titles(options.language).cancelled;
  const issued = cancelEntry(former, options.now, options.sent);
  const told = options.former.entries.get(entryName({ as: 'uninvited', key: former.key }));
  const text = message(`${plan.folder}/${fileOf(former)}.ics`, {
    entry: emptyEntry(issued, title) as EventEntry,
    issued,
    method: 'CANCEL',
    options,
  });
  return { texts: [text, ...uninvitedText(plan, told, { title, options })], entries: [issued] };
}

/** @example fileOf({ key: 'bilateral/us' }) // 'bilaterals/us' */
function fileOf({ key }: Pick<IssuedEntry, 'key'>): string {
  return key.replace(/^bilateral\//, 'bilaterals/');
}

function uninvitedText(
  plan: CalendarPlan,
  told: IssuedEntry | undefined,
  { title, options }: { readonly title: string; readonly options: IssueOptions },
): readonly IssuedText[] {
  if (!told?.guests || told.guests.length === 0 || isPast(told.when, options.now)) return [];
  const { status: _status, ...entry } = emptyEntry(told, title) as EventEntry;
  const path = `${plan.folder}/${fileOf(told)}.uninvited.ics`;
  return [message(path, { entry, issued: told, method: 'CANCEL', options })];
}

type Message = {
  readonly entry: EventEntry;
  readonly issued: IssuedEntry;
  readonly method: 'REQUEST' | 'CANCEL';
  readonly options: IssueOptions;
};

function message(path: string, { entry, issued, method, options }: Message): IssuedText {
  const { uid, sequence, stamp } = issued;
  const { language } = options;
  const revised: RevisedEntry = {
    entry,
    uid,
    revision: { sequence, stamp, digest: textKey(language, entry) },
  };
  const { text, keys } = writeKeyedCalendar({ language, method, entries: [revised] }, options.blocks);
  return { path, text, language, revised: [revised], keys, message: issued };
}
