import { signal } from '@preact/signals';

export type Promised = {
  readonly text: string;
  readonly owner: string;
  readonly words: string;
  readonly date: string;
};

/** A picture taken in the room; its bytes lie in the browser under `key`. */
export type PhotoNote = {
  readonly key: string;
  readonly name: string;
  readonly caption: string;
  /** From left to right, as they were typed. */
  readonly people: readonly string[];
};

/** What was typed in the room, kept in the browser at every stroke: a connection is needed only to save it. */
export type Kept = {
  readonly points: readonly { readonly title: string; readonly words: string }[];
  readonly promised: readonly Promised[];
  readonly photos: readonly PhotoNote[];
};

/** Notes that were saved while the desk did not answer, and go to it when it does. */
export type Unsent = {
  readonly mission: string;
  readonly meeting: string;
  readonly title: string;
  readonly language: string;
  readonly notes: Kept;
};

const keyOf = (mission: string, meeting: string): string => `attache-notes:${mission}/${meeting}`;
const UNSENT = 'attache-unsent';

export const emptyNotes = (titles: readonly string[]): Kept => ({
  points: titles.map((title) => ({ title, words: '' })),
  promised: [],
  photos: [],
});

/** What was typed of a meeting before, else its points as they were planned, and one without a name. */
export function readKept(mission: string, meeting: string, points: readonly string[]): Kept {
  const fresh = emptyNotes([...points, '']);
  return { ...fresh, ...(read(keyOf(mission, meeting)) as Partial<Kept> | undefined) };
}

export function keep(mission: string, meeting: string, notes: Kept): void {
  localStorage.setItem(keyOf(mission, meeting), JSON.stringify(notes));
}

export function forget(mission: string, meeting: string): void {
  localStorage.removeItem(keyOf(mission, meeting));
}

/** As it is kept: another tab of the desk adds to it and takes from it, too. */
export const readUnsent = (): readonly Unsent[] => (read(UNSENT) as readonly Unsent[] | undefined) ?? [];

export const unsent = signal(readUnsent());
addEventListener('storage', ({ key }) => {
  if (key === UNSENT) unsent.value = readUnsent();
});

export function setUnsent(list: readonly Unsent[]): void {
  unsent.value = list;
  localStorage.setItem(UNSENT, JSON.stringify(list));
}

/** What a crash has cut short is none. */
function read(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

const PHOTOS = 'attache-photos';

/** Pictures outlive the page as answers in a store of the browser's own, which holds any size. */
export async function keepPhoto(file: Blob): Promise<string> {
  const key = `/kept-photo/${crypto.randomUUID()}`;
  await (await caches.open(PHOTOS)).put(key, new Response(file));
  return key;
}

export async function photoOf(key: string): Promise<Blob | undefined> {
  return (await (await caches.open(PHOTOS)).match(key))?.blob();
}

export async function forgetPhoto(key: string): Promise<void> {
  await (await caches.open(PHOTOS)).delete(key);
}
