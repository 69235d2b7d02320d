/** Section ids and what a list is filtered by are the same in every language: the switch keeps both. */
export function keepPlace(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-language-switch]')) {
    link.search = location.search;
    link.hash = location.hash;
  }
}

keepPlace();
addEventListener('hashchange', keepPlace);
