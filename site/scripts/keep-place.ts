/** Section ids are the same in every language: the switch keeps the place on the page. */
function keepPlace(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-language-switch]')) {
    link.hash = location.hash;
  }
}

keepPlace();
addEventListener('hashchange', keepPlace);
