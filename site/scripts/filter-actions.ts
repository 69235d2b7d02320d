/** Filters the tracker's rows by the form above them; the address keeps the choice, so that it can be sent on. */
const FIELDS = ['partner', 'owner', 'status', 'mission'] as const;
const LIVE = ['open', 'in-progress'];

function startFilter(): void {
  const form = document.querySelector<HTMLFormElement>('#action-filter');
  if (!form) return;
  restore(form);
  form.hidden = false;
  form.addEventListener('input', () => apply(form));
  form.addEventListener('submit', (event) => event.preventDefault());
  // The event comes before the fields are cleared.
  form.addEventListener('reset', () => setTimeout(() => apply(form)));
  apply(form);
}

function restore(form: HTMLFormElement): void {
  for (const [name, value] of new URLSearchParams(location.search)) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLSelectElement || field instanceof HTMLInputElement) field.value = value;
  }
}

function apply(form: HTMLFormElement): void {
  const wanted = new FormData(form);
  const rows = [...document.querySelectorAll<HTMLTableRowElement>('table.actions tbody tr')];
  let shown = 0;
  for (const row of rows) {
    row.hidden = !matches(row, wanted);
    if (!row.hidden) shown += 1;
  }
  const count = form.querySelector('[data-count]');
  if (count) count.textContent = String(shown);
  remember(wanted);
}

function matches(row: HTMLTableRowElement, wanted: FormData): boolean {
  const words = String(wanted.get('words') ?? '')
    .toLowerCase()
    .split(/\s+/);
  const text = row.textContent.toLowerCase();
  return (
    words.every((word) => text.includes(word)) &&
    FIELDS.every((name) => hasValue(row, name, String(wanted.get(name) ?? '')))
  );
}

function hasValue(row: HTMLTableRowElement, name: string, value: string): boolean {
  if (value === '') return true;
  const values = (row.dataset[name] ?? '').split(' ');
  return value === 'live' ? LIVE.some((each) => values.includes(each)) : values.includes(value);
}

function remember(wanted: FormData): void {
  const query = new URLSearchParams();
  for (const [name, value] of wanted) if (typeof value === 'string' && value !== '') query.set(name, value);
  const search = query.toString();
  history.replaceState(null, '', `${location.pathname}${search && `?${search}`}${location.hash}`);
}

startFilter();
