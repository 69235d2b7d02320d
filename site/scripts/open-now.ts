/** While a mission is under way, home opens what is next; who comes from a page of the site has asked for home. */
const now = document.querySelector<HTMLAnchorElement>('a[data-now]');
const isFromHere = document.referrer.startsWith(`${location.origin}/`);
const { from, to } = now?.dataset ?? {};

if (now && !isFromHere && Number(from) <= Date.now() && Date.now() < Number(to))
  location.replace(now.pathname);
