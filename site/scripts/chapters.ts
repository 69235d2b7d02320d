/** Kept with the entry of the history: who comes back finds open what was open. */
type Kept = { readonly unfolded?: readonly string[] };

/** Chapters that open one by one, where there is no room for all (`lib/fold-chapters.ts`). */
function openChapters(): void {
  const folds = [...document.querySelectorAll<HTMLDetailsElement>('.chapter-fold')];
  if (folds.length === 0) return;
  const idOf = (fold: HTMLDetailsElement) => fold.firstElementChild?.id ?? '';
  const kept = new Set((history.state as Kept | null)?.unfolded);
  for (const fold of folds) if (kept.has(idOf(fold))) fold.open = true;
  const keep = () => {
    const unfolded = folds.filter(({ open }) => open).map(idOf);
    // An entry that is written anew forgets how far down it was read.
    if (String(unfolded) !== String((history.state as Kept | null)?.unfolded ?? []))
      history.replaceState({ ...history.state, unfolded } satisfies Kept, '');
  };
  openTarget();
  addEventListener('hashchange', () => {
    openTarget();
    keep();
  });
  // A second time to the same place is no change.
  document.addEventListener('click', ({ target, defaultPrevented }) => {
    const link = target instanceof Element && target.closest<HTMLAnchorElement>('a[href^="#"]');
    if (link && !defaultPrevented && link.hash === location.hash) openTarget();
  });
  const all = document.querySelector<HTMLButtonElement>('.chapter-all button');
  const isAllOpen = () => folds.every(({ open }) => open);
  const label = () => {
    if (all) all.textContent = (isAllOpen() ? all.dataset['hide'] : all.dataset['show']) ?? '';
  };
  const openAll = (open: boolean) => {
    for (const fold of folds) fold.open = open;
  };
  all?.addEventListener('click', () => openAll(!isAllOpen()));
  for (const fold of folds)
    fold.addEventListener('toggle', () => {
      label();
      keep();
    });
  label();
  if (CSS.supports('selector(::details-content)')) return;
  // An older browser cannot be told by a style to show what is folded.
  addEventListener('beforeprint', () => openAll(true));
  if (matchMedia('(min-width: 62rem)').matches) openAll(true);
}

/** What an address leads to is opened: browsers open what it stands in, but not the text below a heading. */
function openTarget(): void {
  const target = targetOf(location.hash);
  const closed = foldsOf(target).filter(({ open }) => !open);
  for (const fold of closed) fold.open = true;
  // At once: what is opened moves the place to which the browser may still be on its way.
  if (closed.some((fold) => fold.firstElementChild?.checkVisibility()))
    target?.scrollIntoView({ behavior: 'instant' });
}

/** While a page is still being read, `:target` may be none yet. */
function targetOf(hash: string): HTMLElement | null {
  try {
    return document.getElementById(decodeURIComponent(hash.slice(1)));
  } catch {
    // A sign that is no letter's: such an address leads nowhere.
    return null;
  }
}

/** That of its own chapter, and of those around it. */
function foldsOf(element: Element | null): readonly HTMLDetailsElement[] {
  const chapter = element?.closest('.chapter');
  const fold = chapter?.querySelector<HTMLDetailsElement>(':scope > .chapter-fold');
  return chapter && fold ? [fold, ...foldsOf(chapter.parentElement)] : [];
}

openChapters();
