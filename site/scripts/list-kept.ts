/** What is kept on the device, and since when; the worker names its caches (`site/worker/caches-of-build.ts`). */
const OURS = /^attache[ -]/;
const OF_PAGES = / (?:kept|read)$/;

async function listKept(list: HTMLElement): Promise<void> {
  const pages = new Map<string, { readonly title: string; readonly since: string }>();
  for (const name of (await caches.keys()).filter((each) => OURS.test(each) && OF_PAGES.test(each))) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const response = await cache.match(request);
      if (!response?.headers.get('content-type')?.includes('html')) continue;
      const found = new DOMParser().parseFromString(await response.text(), 'text/html');
      if (found.documentElement.lang !== document.documentElement.lang) continue;
      pages.set(new URL(request.url).pathname, {
        title: found.title,
        since: response.headers.get('date') ?? '',
      });
    }
  }
  const format = new Intl.DateTimeFormat(document.documentElement.lang, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  list.replaceChildren(
    ...[...pages]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, { title, since }]) => toItem(path, title, since && format.format(Date.parse(since)))),
  );
  const none = document.querySelector<HTMLElement>('#kept-none');
  if (none) none.hidden = pages.size > 0;
}

function toItem(href: string, title: string, since: string): HTMLLIElement {
  const item = Object.assign(document.createElement('li'), { className: 'row' });
  const when = Object.assign(document.createElement('span'), {
    className: 'row-when muted',
    textContent: since,
  });
  item.append(when, Object.assign(document.createElement('a'), { href, textContent: title }));
  return item;
}

const list = document.querySelector<HTMLElement>('#kept');
const clear = document.querySelector<HTMLButtonElement>('#kept-clear');
if (list && 'caches' in window) {
  void listKept(list);
  if (clear) {
    clear.hidden = false;
    clear.addEventListener('click', async () => {
      const registrations = await navigator.serviceWorker.getRegistrations();
      await Promise.all(registrations.map((each) => each.unregister()));
      await Promise.all(
        (await caches.keys()).filter((name) => OURS.test(name)).map((name) => caches.delete(name)),
      );
      await listKept(list);
    });
  }
}
