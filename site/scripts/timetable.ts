/** One's own in the timetable, and what is on at this moment. */
const MINUTE_MS = 60_000;
const table = document.querySelector<HTMLElement>('#timetable');

function start(root: HTMLElement): void {
  const label = root.querySelector<HTMLElement>('.now-me');
  const me = label?.querySelector('select');
  if (label && me) {
    const key = `attache-me-${label.dataset['mission']}`;
    label.hidden = false;
    me.value = localStorage.getItem(key) ?? '';
    if (me.selectedIndex === -1) me.value = '';
    me.addEventListener('change', () => {
      localStorage.setItem(key, me.value);
      draw(root, me.value);
    });
  }
  draw(root, me?.value ?? '');
  setInterval(() => draw(root, me?.value ?? ''), MINUTE_MS);
}

function draw(root: HTMLElement, me: string): void {
  const now = Date.now();
  for (const entry of root.querySelectorAll<HTMLElement>('.timetable-entry')) {
    const people = (entry.dataset['people'] ?? '').split(' ').filter((person) => person !== '');
    entry.toggleAttribute('data-other', me !== '' && people.length > 0 && !people.includes(me));
    entry.toggleAttribute('data-mine', me !== '' && people.includes(me));
    entry.toggleAttribute(
      'data-running',
      Number(entry.dataset['start']) <= now && now < Number(entry.dataset['end']),
    );
  }
}

if (table) start(table);
