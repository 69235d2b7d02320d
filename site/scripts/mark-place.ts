/** How far down the window a chapter begins to be the one that is read. */
const READING_LINE = 0.3;

type Chapter = { readonly link: HTMLAnchorElement; readonly heading: HTMLElement };

const topOf = ({ heading }: Chapter): number => heading.getBoundingClientRect().top;
const hasBegun = (chapter: Chapter): boolean => topOf(chapter) < 0;
/** Of several short ones that begin here the first is read. */
const beginsHere = (chapter: Chapter): boolean =>
  topOf(chapter) >= 0 && topOf(chapter) <= innerHeight * READING_LINE;

/** Which chapter of a report is being read, in the contents beside it. */
function markPlace(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.contents-beside a[href^="#"]')];
  const chapters = links.flatMap((link) => {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return heading ? [{ link, heading }] : [];
  });
  let marked: HTMLAnchorElement | undefined;
  const mark = () => {
    const current = (chapters.find(beginsHere) ?? chapters.findLast(hasBegun))?.link;
    if (current === marked) return;
    marked?.removeAttribute('aria-current');
    current?.setAttribute('aria-current', 'location');
    if (current) bringIntoView(current);
    marked = current;
  };
  // One observation a chapter that crosses the line costs nothing between them.
  const observer = new IntersectionObserver(mark, {
    rootMargin: `0px 0px -${(1 - READING_LINE) * 100}% 0px`,
  });
  for (const { heading } of chapters) observer.observe(heading);
}

/** Within the contents alone: the page stays where the reader has put it. */
function bringIntoView(link: HTMLAnchorElement): void {
  const list = link.closest<HTMLElement>('.contents');
  if (!list) return;
  const [own, room] = [link.getBoundingClientRect(), list.getBoundingClientRect()];
  list.scrollTop += Math.max(0, own.bottom - room.bottom) + Math.min(0, own.top - room.top);
}

markPlace();
