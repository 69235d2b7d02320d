import { join } from 'node:path';
import type { Filling } from './run-calc.ts';

/** Where what LibreOffice saved is kept, for machines that have none. */
export const SHEETS = join(import.meta.dirname, '../../refs/sheets');
export const KINDS = ['xlsx', 'ods', 'csv'] as const;
export const EXPORTED_ON = '2025-06-15T09:00+08:00';

/** What stands in the register when the sheets go out. */
export const BEFORE: readonly (readonly string[])[] = [
  ['assign', 'joint-visit', '--to', '林小明'],
  ['update', 'joint-visit', '--due', '2025-09-30', '--note', 'asked, "in writing"'],
  ['update', 'share-notes', '--priority', 'low', '--look-again', '2025-12-31'],
];

/** What a director fills in, in the English sheet. */
export const FILLINGS: readonly Filling[] = [
  { id: '2024-alpha/joint-visit', heading: 'Status', text: 'In progress' },
  { id: '2024-alpha/joint-visit', heading: 'New date', day: '2025-10-31' },
  { id: '2024-alpha/joint-visit', heading: 'Note', text: '對方已同意; dates to follow' },
  { id: '2024-alpha/share-notes', heading: 'Assignee', text: '業務組' },
  { id: '2024-alpha/share-notes', heading: 'Priority', text: 'High' },
  { id: '2024-alpha/share-notes', heading: 'Look again', text: '' },
  { id: '2026-beta/notes-continued', heading: 'Status', text: 'Done' },
  { id: '2026-beta/notes-continued', heading: 'Evidence (link)', text: 'https://example.org/a?b=1&c=2' },
];
