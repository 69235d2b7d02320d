/** Registers the service worker, and has the pages of the mission at hand kept for later. */
async function keepOffline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');
  await navigator.serviceWorker.register(`${base}sw.js`, { scope: base });
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage({ keep: [location.pathname, ...assets(), ...missionPages()] });
}

/** The links of the page that stay within its mission. */
function missionPages(): readonly string[] {
  const mission = document.querySelector<HTMLAnchorElement>('.tabs a')?.pathname;
  if (!mission) return [];
  const links = [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].map(({ pathname }) => pathname);
  return [...new Set(links)].filter((path) => path.startsWith(mission) && path.endsWith('/'));
}

function assets(): readonly string[] {
  const styles = [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].map(
    ({ href }) => href,
  );
  const scripts = [...document.querySelectorAll<HTMLScriptElement>('script[src]')].map(({ src }) => src);
  return [...styles, ...scripts];
}

void keepOffline().catch(() => undefined);
