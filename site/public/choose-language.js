// Takes a first visitor to the pages in their browser's language; someone who comes from a page of the site
// has asked for the choice. The languages are those of the page's own alternates.
(() => {
  if (document.referrer.startsWith(`${location.origin}/`)) return;
  const offered = [...document.querySelectorAll('link[rel="alternate"][hreflang]')].filter(
    (link) => link.hreflang !== 'x-default',
  );
  const primary = (tag) => tag.toLowerCase().split('-')[0];
  for (const wanted of navigator.languages ?? []) {
    const exact = offered.find((link) => link.hreflang.toLowerCase() === wanted.toLowerCase());
    const found = exact ?? offered.find((link) => primary(link.hreflang) === primary(wanted));
    if (found) {
      location.replace(new URL(found.href).pathname);
      return;
    }
  }
})();
