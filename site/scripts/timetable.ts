/** One's own in the timetable, and where in it this moment is. */
const MINUTE_MS = 60_000;
/** As `lib/timetable.ts` lays it out. */
const ROW_MS = 5 * MINUTE_MS;
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
  for (const day of root.querySelectorAll<HTMLElement>('.timetable-rows')) {
    const entries = [...day.querySelectorAll<HTMLElement>('.timetable-entry')];
    for (const entry of entries) {
      const people = (entry.dataset['people'] ?? '').split(' ').filter((person) => person !== '');
      entry.toggleAttribute('data-other', me !== '' && people.length > 0 && !people.includes(me));
      entry.toggleAttribute('data-mine', me !== '' && people.includes(me));
      entry.toggleAttribute('data-running', startOf(entry) <= now && now < endOf(entry));
    }
    drawNow(day, entries, now);
  }
}

/** A line across the grid; in a list, above what comes next. */
function drawNow(day: HTMLElement, entries: readonly HTMLElement[], now: number): void {
  const line = day.querySelector<HTMLElement>('.timetable-now');
  const [first] = entries.toSorted((a, b) => startOf(a) - startOf(b));
  if (!line || !first) return;
  const isToday = startOf(first) <= now && now < Math.max(...entries.map(endOf));
  line.hidden = !isToday;
  line.style.gridRow = String(Number(first.dataset['row']) + Math.floor((now - startOf(first)) / ROW_MS));
  const next = isToday ? entries.find((entry) => startOf(entry) > now) : undefined;
  for (const entry of entries) entry.toggleAttribute('data-next', entry === next);
}

const startOf = (entry: HTMLElement): number => Number(entry.dataset['start']);
const endOf = (entry: HTMLElement): number => Number(entry.dataset['end']);

if (table) start(table);
