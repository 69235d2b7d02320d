import { clockOf } from './clock.ts';
import { bindNotes } from './notes.ts';

/** What is next, on the clock of the device: instants are compared, so that its zone does not matter. */
const page = document.querySelector<HTMLElement>('#now');
const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;
const DAY_MINUTES = 1440;

function start(root: HTMLElement): void {
  const me = root.querySelector<HTMLSelectElement>('[data-me] select');
  const key = `attache-me-${root.dataset['mission']}`;
  if (me) {
    me.value = localStorage.getItem(key) ?? '';
    // Someone who is no longer of the delegation sees everybody's.
    if (me.selectedIndex === -1) me.value = '';
    me.addEventListener('change', () => {
      localStorage.setItem(key, me.value);
      draw(root, me.value);
    });
  }
  for (const hidden of root.querySelectorAll<HTMLElement>(
    '[data-me], [data-clocks], [data-notes], [data-note]',
  ))
    hidden.hidden = false;
  bindNotes(root);
  draw(root, me?.value ?? '');
  setInterval(() => draw(root, me?.value ?? ''), MINUTE_MS / 4);
  root.dataset['ready'] = '';
}

function draw(root: HTMLElement, me: string): void {
  const now = Date.now();
  const entries = [...root.querySelectorAll<HTMLElement>('.day [data-entry]')];
  for (const entry of entries) {
    entry.hidden = !isFor(entry, me);
    entry.dataset['state'] = stateOf(entry, now);
  }
  const coming = entries.filter((entry) => !entry.hidden && entry.dataset['state'] !== 'past');
  const [next, ...others] = coming;
  const after = others.find((entry) => next && startOf(entry) >= startOf(next));
  const section = root.querySelector<HTMLElement>('[data-next]');
  if (section) section.hidden = next === undefined;
  put(root, 'next', next, now);
  put(root, 'after', after, now);
  const heading = root.querySelector<HTMLElement>('.now-after');
  if (heading) heading.hidden = after === undefined;
  tellTime(root, now);
  const today = new Intl.DateTimeFormat('sv', { timeZone: root.dataset['zone'] }).format(now);
  for (const day of root.querySelectorAll<HTMLElement>('[data-day]'))
    day.toggleAttribute('data-today', day.dataset['day'] === today);
}

/** What nobody is recorded for is everybody's. */
const isFor = ({ dataset }: HTMLElement, me: string): boolean => {
  const people = (dataset['people'] ?? '').split(' ').filter((person) => person !== '');
  return me === '' || people.length === 0 || people.includes(me);
};

const startOf = ({ dataset }: HTMLElement): number => Number(dataset['start']);
const endOf = ({ dataset }: HTMLElement): number => Number(dataset['end']);

function stateOf(entry: HTMLElement, now: number): 'past' | 'running' | 'later' {
  if (endOf(entry) <= now) return 'past';
  return startOf(entry) <= now ? 'running' : 'later';
}

/** A copy of an entry stands at the top; it is drawn anew only when another takes its place. */
function put(root: HTMLElement, slot: 'next' | 'after', entry: HTMLElement | undefined, now: number): void {
  const list = root.querySelector<HTMLElement>(`[data-slot=${slot}]`);
  if (!list) return;
  const shown = list.querySelector<HTMLElement>('[data-entry]');
  if (shown?.dataset['entry'] !== entry?.dataset['entry'])
    list.replaceChildren(...(entry ? [copyOf(entry, slot)] : []));
  const count = list.querySelector<HTMLElement>('[data-countdown]');
  if (entry && count) count.textContent = sayWhen(root, entry, now);
}

function copyOf(entry: HTMLElement, slot: 'next' | 'after'): HTMLElement {
  const copy = entry.cloneNode(true) as HTMLElement;
  copy.querySelector('[data-note]')?.remove();
  if (slot === 'next') {
    copy.querySelector('details')?.setAttribute('open', '');
    raiseTitle(copy);
  }
  return copy;
}

/** What is next stands right below the heading of its part: no level is left out. */
function raiseTitle(copy: HTMLElement): void {
  const title = copy.querySelector('h4');
  if (!title) return;
  const raised = document.createElement('h3');
  raised.className = title.className;
  raised.append(...title.childNodes);
  title.replaceWith(raised);
}

function sayWhen(root: HTMLElement, entry: HTMLElement, now: number): string {
  if (startOf(entry) <= now) return root.dataset['running'] ?? '';
  const minutes = Math.ceil((startOf(entry) - now) / MINUTE_MS);
  const say = new Intl.RelativeTimeFormat(root.dataset['lang'], { numeric: 'always' });
  if (minutes < HOUR_MINUTES * 2) return say.format(minutes, 'minute');
  if (minutes < DAY_MINUTES * 2) return say.format(Math.round(minutes / HOUR_MINUTES), 'hour');
  return say.format(Math.round(minutes / DAY_MINUTES), 'day');
}

function tellTime(root: HTMLElement, now: number): void {
  for (const [clock, zone] of [
    ['here', root.dataset['zone']],
    ['home', root.dataset['homeZone']],
  ] as const) {
    const shown = root.querySelector<HTMLElement>(`[data-clock=${clock}]`);
    const format = new Intl.DateTimeFormat(root.dataset['lang'], {
      timeZone: zone,
      ...clockOf(root.dataset['lang']),
      weekday: 'short',
    });
    if (shown) shown.textContent = format.format(now);
  }
}

if (page) start(page);
