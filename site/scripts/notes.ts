/** Notes stay on the device: nothing is sent. Each can be saved as a file, a meeting's as the readout that it becomes. */
export function bindNotes(root: HTMLElement): void {
  const notes = [...root.querySelectorAll<HTMLElement>('.day [data-note]')];
  for (const note of notes) {
    const area = note.querySelector('textarea');
    const button = note.querySelector('button');
    if (!area || !button) continue;
    const key = keyOf(root, note);
    area.value = localStorage.getItem(key) ?? '';
    note.toggleAttribute('open', area.value !== '');
    area.addEventListener('input', () => {
      if (area.value === '') localStorage.removeItem(key);
      else localStorage.setItem(key, area.value);
    });
    button.addEventListener('click', () => save(button.dataset['file'] ?? 'note.md', toMdx(area.value)));
  }
  root.querySelector('[data-save-all]')?.addEventListener('click', () => save('notes.md', allOf(notes)));
}

const keyOf = (root: HTMLElement, note: HTMLElement): string =>
  `attache-note-${root.dataset['mission']}-${note.closest<HTMLElement>('[data-entry]')?.dataset['entry']}`;

/** A note with a heading each, in order of time. */
function allOf(notes: readonly HTMLElement[]): string {
  return notes
    .flatMap((note) => {
      const words = note.querySelector('textarea')?.value.trim() ?? '';
      const entry = note.closest('[data-entry]');
      const title = entry?.querySelector('.now-title')?.textContent.trim() ?? '';
      const when = entry?.querySelector('time')?.dateTime.replace('T', ' ') ?? '';
      return words === '' ? [] : [`## ${toMdx(title)}\n\n${when}\n\n${toMdx(words)}\n`];
    })
    .join('\n');
}

/** Text that prose takes as it stands: what would open markup is escaped. */
const toMdx = (text: string): string => text.replace(/[\\<{*_`[\]#>]/g, '\\$&');

function save(name: string, text: string): void {
  const href = URL.createObjectURL(new Blob([text], { type: 'text/markdown' }));
  Object.assign(document.createElement('a'), { href, download: name }).click();
  // The browser has it by then; kept longer, it would stay in memory.
  setTimeout(() => URL.revokeObjectURL(href), MINUTE_MS);
}

const MINUTE_MS = 60_000;
