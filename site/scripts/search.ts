import { findIn } from '../lib/search-find.ts';
import { fold, termsOf } from '../lib/search-grams.ts';
import type { SearchDocument, SearchHit } from '../lib/search-rank.ts';
import { keepWords } from './keep-words.ts';

const SHOWN = 20;
const kept = new Map<string, Promise<unknown>>();

/** Each piece of the index is asked for once, of the server or of what is kept on the device. */
function load<T>(file: string): Promise<T> {
  const known = kept.get(file) ?? fetch(`${location.pathname}${encodeURIComponent(file)}.json`).then(read);
  kept.set(file, known);
  return known as Promise<T>;
}

function read(response: Response): Promise<unknown> {
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  return response.json();
}

const form = document.querySelector<HTMLFormElement>('#search');
const list = document.querySelector<HTMLOListElement>('#search-hits');
const status = document.querySelector<HTMLElement>('#search-count');
const more = document.querySelector<HTMLButtonElement>('#search-more');
let latest = 0;

async function search(): Promise<void> {
  if (!form || !list || !status || !more) return;
  const turn = ++latest;
  const wanted = new FormData(form);
  const query = String(wanted.get('q') ?? '');
  remember(wanted);
  try {
    const hits = (await findIn(query, load)).filter(({ document: each }) => isWanted(each, wanted));
    // What is typed meanwhile is searched for by a later turn.
    if (turn !== latest) return;
    status.textContent = fold(query).trim() === '' ? '' : sayCount(status, hits.length);
    show(hits, query, 0);
  } catch {
    if (turn === latest) status.textContent = status.dataset['failed'] ?? '';
  }
}

const sayCount = ({ dataset }: HTMLElement, count: number): string =>
  count === 0 ? (dataset['none'] ?? '') : (dataset['some'] ?? '').replace('#', String(count));

function isWanted({ kind, mission, partners, year }: SearchDocument, wanted: FormData): boolean {
  const fits = (name: string, values: readonly (string | undefined)[]) => {
    const value = String(wanted.get(name) ?? '');
    return value === '' || values.includes(value);
  };
  return (
    fits('kind', [kind]) && fits('mission', [mission]) && fits('partner', partners) && fits('year', [year])
  );
}

function show(hits: readonly SearchHit[], query: string, from: number): void {
  if (!list || !more) return;
  const items = hits.slice(from, from + SHOWN).map((hit) => toItem(hit, query));
  if (from === 0) list.replaceChildren(...items);
  else list.append(...items);
  more.hidden = from + SHOWN >= hits.length;
  more.onclick = () => show(hits, query, from + SHOWN);
}

function toItem(
  { document: { href, title, kind, mission }, sentence }: SearchHit,
  query: string,
): HTMLLIElement {
  const item = document.createElement('li');
  const link = Object.assign(document.createElement('a'), { href });
  link.append(...marked(title, query));
  const facts = Object.assign(document.createElement('span'), { className: 'hit-facts' });
  facts.textContent = [labelOf('kind', kind), mission && labelOf('mission', mission)]
    .filter(Boolean)
    .join(' · ');
  item.append(facts, link);
  if (sentence !== title) {
    const answer = Object.assign(document.createElement('p'), { className: 'hit-sentence' });
    answer.append(...marked(sentence, query));
    item.append(answer);
  }
  keepWords(item);
  return item;
}

const labelOf = (field: string, value: string): string =>
  form?.querySelector(`select[name=${field}] option[value="${CSS.escape(value)}"]`)?.textContent ?? '';

/** A text with what was looked for marked in it; folding keeps the length of most texts, and marks nothing in others. */
function marked(text: string, query: string): readonly (string | Node)[] {
  const folded = fold(text);
  if (folded.length !== text.length) return [text];
  const words = [fold(query).trim(), ...termsOf(query).map((term) => term.text)].filter(
    (word) => word !== '',
  );
  const pattern = new RegExp(words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'g');
  const parts: (string | Node)[] = [];
  let at = 0;
  for (const { 0: found, index } of folded.matchAll(pattern)) {
    const mark = document.createElement('mark');
    mark.textContent = text.slice(index, index + found.length);
    parts.push(text.slice(at, index), mark);
    at = index + found.length;
  }
  return [...parts, text.slice(at)];
}

function remember(wanted: FormData): void {
  const query = new URLSearchParams();
  for (const [name, value] of wanted) if (typeof value === 'string' && value !== '') query.set(name, value);
  history.replaceState(null, '', query.size > 0 ? `?${query}` : location.pathname);
}

function start(): void {
  if (!form) return;
  for (const [name, value] of new URLSearchParams(location.search)) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value;
    if (field instanceof HTMLSelectElement) field.closest('details')?.setAttribute('open', '');
  }
  let soon = 0;
  form.addEventListener('input', () => {
    clearTimeout(soon);
    soon = window.setTimeout(() => void search(), 150);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void search();
  });
  void search();
}

start();
