import { ask, OFFLINE, send } from '../api.ts';
import { slugOf, type Value } from '../form/values.ts';
import { home } from '../home.ts';
import { tell } from '../notice.ts';
import { route } from '../router.ts';
import { t } from '../words.ts';
import {
  forgetPhoto,
  type Kept,
  type PhotoNote,
  type Promised,
  photoOf,
  readUnsent,
  setUnsent,
  type Unsent,
} from './kept.ts';

/** `left`: what is still to go; nothing when all has gone. `why`: what stood in the way, empty while nobody answers. */
export type Sent = { readonly left: Kept | undefined; readonly why: string; readonly isOffline: boolean };

type Refused = { readonly why: string; readonly status: number };
type Known = readonly { readonly id: string; readonly names: readonly string[] }[];

/**
 * What was promised into the meeting's facts, its pictures, then the readout. What has gone is not sent a
 * second time: each part leaves the notes when the server has it.
 */
export async function sendNotes({ mission, meeting, language, notes }: Unsent): Promise<Sent> {
  let left = notes;
  const where = { mission, meeting, language };
  const stop = ({ why, status }: Refused): Sent => ({ left, why, isOffline: status === OFFLINE });
  const refused = await sendPromised(where, notes.promised);
  if (refused) return stop(refused);
  left = { ...left, promised: [] };
  for (const photo of notes.photos) {
    const failed = await sendPhoto(where, photo);
    if (failed) return stop(failed);
    left = { ...left, photos: left.photos.slice(1) };
    await forgetPhoto(photo.key);
  }
  const points = notes.points.filter(({ words }) => words.trim() !== '');
  if (points.length > 0) {
    const path = [mission, meeting].map(encodeURIComponent).join('/');
    const written = await send(`/api/notes/${path}`, { language, points });
    if (!written.ok) return stop(written);
  }
  return { left: undefined, why: '', isOffline: false };
}

/** Everything that waits, one after the other, until nobody answers; another tab may be at it already. */
export async function sendUnsent(): Promise<void> {
  await navigator.locks.request('attache-unsent', { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    for (const each of readUnsent()) {
      const { left, why, isOffline } = await sendNotes(each);
      const [, ...others] = readUnsent();
      setUnsent(left ? [...others, { ...each, notes: left }] : others);
      if (isOffline) return;
      if (left) tell('fault', t('desk.notes.not-sent', { meeting: each.title, why }));
      else tell('done', t('desk.notes.sent', { meeting: each.title }));
    }
  });
}

type Where = Pick<Unsent, 'mission' | 'meeting' | 'language'>;
type Facts = { readonly file: string; readonly value: Value };

async function sendPromised(
  { mission, meeting, language }: Where,
  all: readonly Promised[],
): Promise<Refused | undefined> {
  const promised = all.filter(({ text }) => text.trim() !== '');
  if (promised.length === 0) return undefined;
  const facts = await ask<Facts>(`/api/facts/bilaterals/${encodeURIComponent(mission)}`);
  if (!facts.ok) return facts;
  const { file, value: base } = facts.value;
  const mine = withPromised(base, meeting, { promised, language });
  const saved = await send('/api/save', { label: 'notes', files: [{ file, base, mine }] });
  return saved.ok ? undefined : saved;
}

async function sendPhoto(
  { mission, meeting, language }: Where,
  { key, caption, people }: PhotoNote,
): Promise<Refused | undefined> {
  const picture = await photoOf(key);
  if (!picture) return undefined;
  const known = await ask<{ readonly known: { readonly person?: Known } }>(
    `/api/known/${encodeURIComponent(mission)}`,
  );
  if (!known.ok) return known;
  const about = {
    language,
    caption,
    people: people
      .filter((name) => name.trim() !== '')
      .map((name) => whoIs(name.trim(), known.value.known.person ?? [])),
  };
  const path = [mission, meeting].map(encodeURIComponent).join('/');
  const response = await fetch(`/api/photos/${path}?about=${encodeURIComponent(JSON.stringify(about))}`, {
    method: 'POST',
    body: picture,
    headers: { 'content-type': 'application/octet-stream', 'accept-language': route.value.language },
  }).catch(() => undefined);
  if (response?.ok) return undefined;
  const body = (await response?.json().catch(() => undefined)) as { readonly why?: string } | undefined;
  return { why: body?.why ?? '', status: response?.status ?? OFFLINE };
}

/** A known person where one alone has the name; else the words that were typed. */
function whoIs(name: string, known: Known): { readonly person: string } | { readonly words: string } {
  const [first, ...others] = known.filter(({ names }) => names.includes(name));
  return first && others.length === 0 ? { person: first.id } : { words: name };
}

type MeetingValue = { readonly id: string; readonly commitments?: readonly { readonly id: string }[] };

function withPromised(
  base: Value,
  meeting: string,
  { promised, language }: { readonly promised: readonly Promised[]; readonly language: string },
): Value {
  const value = base as { readonly bilaterals: readonly MeetingValue[] };
  const taken = new Set(value.bilaterals.flatMap((each) => (each.commitments ?? []).map(({ id }) => id)));
  const added = promised.map(({ text, owner, words, date }) => {
    const id = freeId(slugOf(text) || 'item', taken);
    taken.add(id);
    // A date stands beside the words that give it: without any, they say the date.
    const said = words === '' ? wordsOfDate(date) : { [language]: words };
    const due = words === '' && date === '' ? undefined : { words: said, ...(date !== '' && { date }) };
    return { id, kind: 'promise', owner, text: { [language]: text.trim() }, ...(due && { due }) };
  });
  return {
    ...value,
    bilaterals: value.bilaterals.map((each) =>
      each.id === meeting ? { ...each, commitments: [...(each.commitments ?? []), ...added] } : each,
    ),
  } as unknown as Value;
}

function freeId(wanted: string, taken: ReadonlySet<string>): string {
  let id = wanted;
  for (let number = 2; taken.has(id); number += 1) id = `${wanted}-${number}`;
  return id;
}

/** A day as it is written out in each language of the workspace. @example { en: '31 March 2027' } */
function wordsOfDate(date: string): Readonly<Record<string, string>> {
  const day = new Date(`${date}T00:00Z`);
  if (Number.isNaN(day.getTime())) return {};
  const inWords = (tag: string): string =>
    new Intl.DateTimeFormat(tag === 'en' ? 'en-GB' : tag, {
      ...{ calendar: 'gregory', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' },
    }).format(day);
  return Object.fromEntries((home.value?.languages ?? []).map(({ tag }) => [tag, inWords(tag)]));
}
