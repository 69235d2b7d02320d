import type { ActionRow } from '../lib/action-row.ts';
import { type ActionFacets, findPlaces, type Wanted } from '../lib/facets.ts';
import { fillRow } from './fill-row.ts';
import { keepPlace } from './keep-place.ts';

/**
 * Filters and sorts the tracker; the address keeps the choice, so that it can be sent on. The page's own lists stay
 * until something is asked; then what is found takes their place, from files that are read only then.
 */
const SHOWN = 25;

type Parts = {
  readonly form: HTMLFormElement;
  readonly lists: HTMLElement;
  readonly found: HTMLElement;
  readonly rows: string;
};

function startFilter(): void {
  const form = document.querySelector<HTMLFormElement>('#action-filter');
  const lists = document.querySelector<HTMLElement>('[data-tracker-static]');
  const found = document.querySelector<HTMLElement>('[data-tracker-found]');
  if (!form || !lists || !found) return;
  const parts = { form, lists, found, rows: found.dataset['rows'] ?? '' };
  restore(form);
  form.addEventListener('input', () => void apply(parts, 1));
  form.addEventListener('submit', (event) => event.preventDefault());
  // The event comes before the fields are cleared.
  form.addEventListener('reset', () => setTimeout(() => void apply(parts, 1)));
  for (const button of found.querySelectorAll<HTMLButtonElement>('[data-step]')) {
    button.addEventListener('click', () => {
      void apply(parts, pageNow() + Number(button.dataset['step']));
      document.querySelector<HTMLElement>('#found')?.focus();
    });
  }
  void apply(parts, pageNow());
}

const pageNow = (): number => Number(new URLSearchParams(location.search).get('page')) || 1;

function restore(form: HTMLFormElement): void {
  for (const [name, value] of new URLSearchParams(location.search)) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement) field.value = value;
    if (field instanceof HTMLSelectElement && [...field.options].some((option) => option.value === value))
      field.value = value;
  }
}

/** The last choice wins, however late an earlier one is answered. */
let turn = 0;

async function apply({ form, lists, found, rows }: Parts, page: number): Promise<void> {
  turn += 1;
  const own = turn;
  const asked = askedOf(form);
  remember(asked, page);
  const isAsked = [...asked].length > 0;
  if (isAsked) {
    const answer = await answerOf(form, rows, page).catch(() => undefined);
    if (own !== turn) return;
    show(found, answer);
    const count = form.querySelector('[data-count]');
    if (count) count.textContent = answer ? String(answer.count) : '';
  } else {
    const count = form.querySelector('[data-count]');
    if (count) count.textContent = '';
  }
  form.querySelector<HTMLElement>('.filter-count')?.classList.toggle('filter-idle', !isAsked);
  lists.hidden = isAsked;
  found.hidden = !isAsked;
}

/** What differs from what the page shows by itself. */
function askedOf(form: HTMLFormElement): URLSearchParams {
  const own: Readonly<Record<string, string>> = { owner: form.dataset['owner'] ?? '', sort: 'lateness' };
  const asked = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && value.trim() !== (own[name] ?? '')) asked.set(name, value.trim());
  }
  return asked;
}

type Answer = { readonly rows: readonly ActionRow[]; readonly count: number; readonly page: number };

async function answerOf(form: HTMLFormElement, folder: string, page: number): Promise<Answer> {
  const facets = await read<ActionFacets>(`${folder}facets.json`);
  const data = new FormData(form);
  const chosen = (name: string) => String(data.get(name) ?? '');
  const wanted: Wanted = {
    owner: chosen('owner'),
    partner: chosen('partner'),
    status: chosen('status'),
    mission: chosen('mission'),
    assignee: chosen('assignee'),
    sort: chosen('sort'),
  };
  const rowAt = async (place: number) => {
    const file = await read<readonly ActionRow[]>(`${folder}${Math.floor(place / facets.rowsAFile)}.json`);
    return file[place % facets.rowsAFile];
  };
  const places = await withWords(findPlaces(facets, wanted), chosen('words'), rowAt);
  const last = Math.max(1, Math.ceil(places.length / SHOWN));
  const shown = Math.min(Math.max(1, page), last);
  const rows = await Promise.all(places.slice((shown - 1) * SHOWN, shown * SHOWN).map(rowAt));
  return { rows: rows.filter((row) => row !== undefined), count: places.length, page: shown };
}

/** Of these places those whose row has all the words. */
async function withWords(
  places: readonly number[],
  text: string,
  rowAt: (place: number) => Promise<ActionRow | undefined>,
): Promise<readonly number[]> {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return places;
  const rows = await Promise.all(places.map(rowAt));
  return places.filter((_place, index) => {
    const row = rows[index];
    const all =
      row && [row.what, ...row.notes, row.partner, row.owner, row.assignee, row.due].join(' ').toLowerCase();
    return all !== undefined && words.every((word) => all.includes(word));
  });
}

const files = new Map<string, Promise<unknown>>();

/** Each file is fetched once; one that failed is tried again. */
function read<T>(path: string): Promise<T> {
  const known = files.get(path);
  if (known) return known as Promise<T>;
  const fetched = fetch(path).then((response) => {
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response.json();
  });
  files.set(path, fetched);
  fetched.catch(() => files.delete(path));
  return fetched as Promise<T>;
}

function show(found: HTMLElement, answer: Answer | undefined): void {
  const template = found.querySelector('template');
  const body = found.querySelector('tbody');
  if (!template || !body) return;
  body.replaceChildren(...(answer?.rows ?? []).map((row) => fillRow(template, row)));
  const hide = (selector: string, isHidden: boolean) => {
    const element = found.querySelector<HTMLElement>(selector);
    if (element) element.hidden = isHidden;
  };
  const pages = Math.ceil((answer?.count ?? 0) / SHOWN);
  hide('[data-none]', answer === undefined || answer.count > 0);
  hide('[data-failed]', answer !== undefined);
  hide('table', answer === undefined || answer.count === 0);
  hide('.pages', pages < 2);
  const place = found.querySelector('[data-place]');
  if (place && answer) place.textContent = `${answer.page} / ${pages}`;
  for (const button of found.querySelectorAll<HTMLButtonElement>('[data-step]')) {
    const next = (answer?.page ?? 1) + Number(button.dataset['step']);
    button.disabled = next < 1 || next > pages;
  }
}

function remember(asked: URLSearchParams, page: number): void {
  const query = new URLSearchParams(asked);
  if (query.size > 0 && page > 1) query.set('page', String(page));
  const search = query.toString();
  history.replaceState(null, '', `${location.pathname}${search && `?${search}`}${location.hash}`);
  keepPlace();
}

startFilter();
