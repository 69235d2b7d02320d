import type { ActionRow } from '../lib/action-row.ts';
import { keepWords } from './keep-words.ts';

/** A row of the tracker from the page's own template: nothing of it is read as markup. */
export function fillRow(template: HTMLTemplateElement, row: ActionRow): DocumentFragment {
  const copy = document.importNode(template.content, true);
  const part = (name: string) => copy.querySelector<HTMLElement>(`[data-fill="${name}"]`);
  link(part('what'), row.what, row.href);
  link(part('mission'), row.mission, row.missionHref);
  for (const name of ['partner', 'owner', 'assignee'] as const) write(part(name), row[name]);
  for (const name of ['due', 'age'] as const) {
    if (row[name]) write(part(name), row[name]);
    else part(name)?.remove();
  }
  if (row.late) part('age')?.classList.add('age-late');
  repeat(
    part('notes'),
    row.notes.map((words) => ({ words })),
  );
  repeat(
    part('tags'),
    row.tags.map(([tone, words]) => ({ words, name: `status-${tone}` })),
  );
  keepWords(copy);
  return copy;
}

function write(element: HTMLElement | null, words: string): void {
  if (element) element.textContent = words;
}

function link(element: HTMLElement | null, words: string, href: string): void {
  write(element, words);
  element?.setAttribute('href', href);
}

/** One copy of the element for each of the words. */
function repeat(
  element: HTMLElement | null,
  all: readonly { readonly words: string; readonly name?: string }[],
): void {
  element?.replaceWith(
    ...all.map(({ words, name }) => {
      const each = element.cloneNode() as HTMLElement;
      each.textContent = words;
      if (name) each.classList.add(name);
      return each;
    }),
  );
}
