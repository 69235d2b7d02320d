/** Registers the service worker, which keeps the current mission; has the pages of the mission at hand kept as well. */
async function keepOffline(): Promise<void> {
  const scope = document.querySelector<HTMLLinkElement>('link[rel=icon]')?.href;
  if (!('serviceWorker' in navigator) || !scope) return;
  const worker = new URL('sw.js', scope);
  // The worker of a later build keeps its own: it is asked as well when it takes over.
  navigator.serviceWorker.addEventListener('controllerchange', () => void askToKeep());
  await navigator.serviceWorker.register(worker);
  await askToKeep();
}

/**
 * A worker of a later build that still waits, since the former was busy when it was ready, is asked to take over: the
 * former would go on with what was withdrawn. The pages are then asked for when it does.
 */
async function askToKeep(): Promise<void> {
  const { active, waiting } = await navigator.serviceWorker.ready;
  if (waiting) waiting.postMessage({ takeOver: true });
  else active?.postMessage({ keep: [location.pathname, ...missionPages()] });
}

/** The links of the page that stay within its mission. */
function missionPages(): readonly string[] {
  const mission = document.querySelector<HTMLAnchorElement>('.tabs a')?.pathname;
  if (!mission) return [];
  const links = [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].map(({ pathname }) => pathname);
  return [...new Set(links)].filter((path) => path.startsWith(mission) && path.endsWith('/'));
}

// While a site is written there is no worker, and nothing of it is kept.
void keepOffline().catch(() => undefined);
