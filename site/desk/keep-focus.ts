const REACHED =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary, [tabindex="0"]';

/** What deeds of a page do about the focus by themselves has been done by then. */
const AFTER_MS = 150;

type Place = { readonly parent: Element; readonly index: number };

let around: readonly Place[] = [];
let own: Element | undefined;
/** Where somebody was before they closed what had been told. */
let before: HTMLElement | undefined;
let isByKeys = false;

/**
 * Whoever works by keys stands somewhere: where what had the focus goes from the page, or cannot be pressed any
 * more, what stands at its place has it; else what stands nearest.
 */
export function keepFocus(): void {
  addEventListener('keydown', () => (isByKeys = true), true);
  addEventListener('pointerdown', () => (isByKeys = false), true);
  addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement)) return;
    own = target;
    around = placesOf(target);
    if (!isTold(target)) before = target;
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  new MutationObserver(() => {
    if (!isByKeys || !isLost()) return;
    clearTimeout(timer);
    timer = setTimeout(() => isLost() && nearest()?.focus(), AFTER_MS);
  }).observe(document.body, { subtree: true, childList: true, attributeFilter: ['disabled', 'hidden'] });
}

const isTold = (element: Element): boolean => element.closest('.desk-told') !== null;

function placesOf(element: Element): readonly Place[] {
  const places: Place[] = [];
  for (let at = element; at.parentElement && at !== document.body; at = at.parentElement)
    places.push({ parent: at.parentElement, index: [...at.parentElement.children].indexOf(at) });
  return places;
}

/** Nobody has it though somebody had: it went with what had it. */
function isLost(): boolean {
  const { activeElement, body } = document;
  if (own === undefined) return false;
  return activeElement === null || activeElement === body || activeElement.matches(':disabled');
}

function nearest(): HTMLElement | undefined {
  const wasTold = around.some(({ parent }) => parent.classList.contains('desk-told'));
  if (wasTold && before?.isConnected && isReached(before)) return before;
  for (const { parent, index } of around) {
    if (!parent.isConnected) continue;
    const children = [...parent.children];
    const found = [...children.slice(index), ...children.slice(0, index).toReversed()]
      .map(reachedIn)
      .find((each) => each !== undefined);
    if (found) return found;
  }
  return undefined;
}

function reachedIn(element: Element): HTMLElement | undefined {
  const all = [element, ...element.querySelectorAll(REACHED)];
  return all.find((each): each is HTMLElement => each instanceof HTMLElement && isReached(each));
}

const isReached = (element: HTMLElement): boolean => element.matches(REACHED) && element.checkVisibility();
