/** The contents fold away once a chapter is chosen, and a note is shown where it is called. */
function openReport(): void {
  for (const folded of document.querySelectorAll<HTMLDetailsElement>('.contents-folded'))
    folded.addEventListener('click', ({ target }) => {
      if (target instanceof Element && target.closest('a')) folded.open = false;
    });
  if (!('popover' in HTMLElement.prototype)) return;
  for (const call of document.querySelectorAll<HTMLAnchorElement>('a[data-footnote-ref]'))
    call.addEventListener('click', (event) => {
      if (showNote(call)) event.preventDefault();
    });
}

/** A copy of the note in a sheet at the foot of the window: true where there is such a note. */
function showNote(call: HTMLAnchorElement): boolean {
  const note = document.getElementById(decodeURIComponent(call.hash.slice(1)));
  if (!note) return false;
  const sheet = document.createElement('aside');
  sheet.className = 'note-sheet';
  sheet.popover = 'auto';
  sheet.setAttribute('aria-label', call.getAttribute('aria-label') ?? call.textContent ?? '');
  sheet.append(...[...note.cloneNode(true).childNodes]);
  for (const back of sheet.querySelectorAll('[data-footnote-backref]')) back.remove();
  for (const named of sheet.querySelectorAll('[id]')) named.removeAttribute('id');
  sheet.addEventListener('toggle', () => sheet.matches(':popover-open') || sheet.remove());
  call.after(sheet);
  sheet.showPopover();
  return true;
}

openReport();
