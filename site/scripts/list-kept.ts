import { type DateStyle, formatDate } from '#locale/calendar-dates.ts';
import { clockOf } from './clock.ts';
import { keepWords } from './keep-words.ts';

/** What is kept on the device, and since when; the worker names its caches (`site/worker/caches-of-build.ts`). */
const OURS = /^attache[ -]/;
const OF_PAGES = / (?:kept|read)$/;

type KeptPage = { readonly href: string; readonly title: string; readonly since: number };
type Group = { readonly title: string; readonly pages: readonly KeptPage[] };

/** What is read last is drawn: an earlier look may take longer, and would bring back what has been removed. */
let looks = 0;

async function listKept(list: HTMLElement, clear: HTMLElement | null): Promise<void> {
  looks += 1;
  const own = looks;
  const [pages, isAnything] = [await keptPages(), await isAnythingKept()];
  if (own !== looks) return;
  const groups = Map.groupBy(pages, ({ href }) => partOf(href));
  list.replaceChildren(
    ...[...groups]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([part, pagesOfPart]) => toSection(toGroup(part, pagesOfPart, list), styleOf(list))),
  );
  const none = document.querySelector<HTMLElement>('#kept-none');
  if (none) none.hidden = pages.length > 0;
  if (clear) clear.hidden = !isAnything;
}

/** Of any language and kind. */
async function isAnythingKept(): Promise<boolean> {
  for (const store of await openStores(isOurs)) if ((await store.keys()).length > 0) return true;
  return false;
}

const isOurs = (name: string): boolean => OURS.test(name);

/**
 * As `site/worker/stores.ts` has it for workers, which share no code with pages: looking makes no store anew that a
 * worker forgets at that moment.
 */
const LOCK = 'attache stores';

function openStores(isWanted: (name: string) => boolean): Promise<readonly Cache[]> {
  return navigator.locks.request(LOCK, { mode: 'shared' }, async () =>
    Promise.all((await caches.keys()).filter(isWanted).map((name) => caches.open(name))),
  );
}

async function forgetStores(): Promise<void> {
  const forget = async () =>
    Promise.all((await caches.keys()).filter(isOurs).map((name) => caches.delete(name)));
  await navigator.locks.request(LOCK, forget);
}

async function forgetWorkers(): Promise<void> {
  const registrations = await navigator.serviceWorker.getRegistrations();
  await Promise.all(registrations.map((each) => each.unregister()));
}

/** Pages in the language of this one, and the papers that it names. */
async function keptPages(): Promise<readonly KeptPage[]> {
  const papers = new Map(
    [...document.querySelectorAll<HTMLAnchorElement>('#kept-papers a')].map((link) => [
      link.pathname,
      link.textContent.trim(),
    ]),
  );
  const pages = new Map<string, KeptPage>();
  for (const cache of await openStores((name) => isOurs(name) && OF_PAGES.test(name))) {
    for (const request of await cache.keys()) {
      const href = new URL(request.url).pathname;
      if (href.endsWith('/offline/')) continue;
      const response = await cache.match(request);
      const title = papers.get(href) ?? (await titleOf(response));
      const since = Date.parse(response?.headers.get('date') ?? '');
      if (title !== undefined) pages.set(href, { href, title, since });
    }
  }
  return [...pages.values()].toSorted((a, b) => (a.href < b.href ? -1 : 1));
}

/** None of what is no page, or one in another language. */
async function titleOf(response: Response | undefined): Promise<string | undefined> {
  if (!response?.headers.get('content-type')?.includes('html')) return undefined;
  const found = new DOMParser().parseFromString(await response.text(), 'text/html');
  if (found.documentElement.lang !== document.documentElement.lang) return undefined;
  return found.querySelector<HTMLMetaElement>('meta[property="og:title"]')?.content ?? found.title;
}

/** A mission's pages and papers are one part, partners another; '' stands for the rest, which comes first. */
const partOf = (href: string): string => /\/(missions\/[^/]+|partners(?=\/.))\//.exec(href)?.[1] ?? '';

/** Pages of a mission end with its name, which their heading says already. */
function toGroup(part: string, pages: readonly KeptPage[], { dataset }: HTMLElement): Group {
  if (part === '') return { title: dataset['others'] ?? '', pages };
  if (part === 'partners') return { title: dataset['partners'] ?? '', pages };
  const joint = dataset['joint'] ?? '';
  const mission = pages
    .find(({ title }) => title.includes(joint))
    ?.title.split(joint)
    .at(-1);
  const end = `${joint}${mission}`;
  const plain = (title: string) => (title.endsWith(end) ? title.slice(0, -end.length) : title);
  return {
    title: mission ?? pages[0]?.title ?? '',
    pages: pages.map((page) => ({ ...page, title: plain(page.title) })),
  };
}

const styleOf = ({ dataset }: HTMLElement): DateStyle => ({
  language: document.documentElement.lang,
  calendar: dataset['calendar'] === 'roc' ? 'roc' : 'gregory',
});

const HOUR_MS = 3_600_000;

/** Since when is said once of what was kept together, and beside what came later. */
function toSection({ title, pages }: Group, style: DateStyle): HTMLElement {
  const first = Math.min(...pages.map(({ since }) => since || Number.POSITIVE_INFINITY));
  const isLater = ({ since }: KeptPage) => since - first > HOUR_MS;
  const section = document.createElement('section');
  const list = Object.assign(document.createElement('ul'), { className: 'kept-pages' });
  list.append(...pages.map((page) => toItem(page, isLater(page) ? sayInstant(page.since, style) : '')));
  section.append(toText('h2', title, 'kept-title'), toText('p', sayInstant(first, style), 'muted'), list);
  return section;
}

function sayInstant(instant: number, style: DateStyle): string {
  if (!Number.isFinite(instant)) return '';
  const day = new Intl.DateTimeFormat('sv').format(instant);
  const time = new Intl.DateTimeFormat(style.language, clockOf(style.language)).format(instant);
  return `${formatDate(day, style)} ${time}`;
}

function toItem({ href, title }: KeptPage, since: string): HTMLLIElement {
  const item = document.createElement('li');
  item.append(Object.assign(document.createElement('a'), { href, textContent: title }));
  if (since !== '') item.append(' ', toText('span', since, 'muted'));
  keepWords(item);
  return item;
}

function toText(tag: 'h2' | 'p' | 'span', textContent: string, className: string): HTMLElement {
  return Object.assign(document.createElement(tag), { textContent, className });
}

/** The worker answers with this page where another one is not to be had: then it says so. */
function tellWhere(): void {
  const title = document.querySelector<HTMLElement>('#offline-title');
  const own = title?.dataset['page'];
  if (!title || own === undefined || own === decodeURI(location.pathname)) return;
  title.textContent = title.dataset['away'] ?? '';
  document.title = title.dataset['awayTitle'] ?? '';
  for (const part of document.querySelectorAll<HTMLElement>('[data-when-away]')) part.hidden = false;
}

tellWhere();
const list = document.querySelector<HTMLElement>('#kept');
if (list && 'caches' in window) {
  const clear = document.querySelector<HTMLButtonElement>('#kept-clear');
  const show = () => listKept(list, clear);
  void show();
  // On a first visit the worker has fetched what it keeps when it takes over.
  navigator.serviceWorker?.addEventListener('controllerchange', () => void show());
  clear?.addEventListener('click', async () => {
    await forgetStores();
    await show();
    // On a network that stalls a worker cannot leave while the browser looks for a newer one.
    await forgetWorkers();
    await forgetStores();
    await show();
  });
}
