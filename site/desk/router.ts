import { computed, signal } from '@preact/signals';

const path = signal(location.pathname);
addEventListener('popstate', () => {
  path.value = location.pathname;
  hash.value = location.hash;
});

/** What the address says after `#`: a field to go to. */
export const hash = signal(location.hash);

/** `/zh-TW/mission/2027-lima/bilaterals`: language, page, and what the page is about. */
export const route = computed(() => {
  const [language = 'en', page = 'today', ...about] = path.value
    .split('/')
    // `/zh-TW/` is today, as `/zh-TW` is.
    .filter((part) => part !== '')
    .map((part) => decodeURIComponent(part));
  return { language, page, about };
});

/** An address of the desk in the language of the page. @example hrefOf('mission', '2027-lima', 'mission') */
export function hrefOf(page: string, ...about: readonly string[]): string {
  return `/${[route.value.language, page, ...about].map(encodeURIComponent).join('/')}`;
}

/** Goes there without loading anew. */
export function go(href: string): void {
  history.pushState(null, '', href);
  const url = new URL(href, location.href);
  path.value = url.pathname;
  hash.value = url.hash;
  if (url.hash === '') {
    scrollTo(0, 0);
    document.getElementById('main')?.focus({ preventScroll: true });
  }
}

/** Links of the desk are followed within the page; all others, and those with a key held, as ever. */
export function followLinks(): void {
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest?.('a');
    if (!link || event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (link.target !== '' || link.hasAttribute('download') || link.origin !== location.origin) return;
    if (link.dataset['reload'] !== undefined || link.getAttribute('href')?.startsWith('#')) return;
    event.preventDefault();
    go(link.getAttribute('href') ?? '/');
  });
}
