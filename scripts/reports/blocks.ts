import { type Block, type Cell, captionOf, type Note, PAGE_TO_COME, type Row, type Run } from './block.ts';

/** The same blocks with every run of text changed. */
export function mapRuns(blocks: readonly Block[], change: (run: Run) => readonly Run[]): readonly Block[] {
  const runs = (list: readonly Run[]): readonly Run[] =>
    list.flatMap((run) => change(run.note ? { ...run, note: inNote(run.note) } : run));
  const inNote = (note: Note): Note => ({ ...note, blocks: mapRuns(note.blocks, change) });
  const inRow = (row: Row): Row =>
    row.map((cell): Cell => ({ ...cell, blocks: mapRuns(cell.blocks, change) }));
  return blocks.map((block): Block => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
      case 'contents-line':
        return { ...block, runs: runs(block.runs) };
      case 'figure':
        return {
          ...block,
          caption: runs(block.caption),
          ...(block.absent && { absent: runs(block.absent) }),
        };
      case 'quote':
        return { ...block, blocks: mapRuns(block.blocks, change) };
      case 'list':
        return {
          ...block,
          items: block.items.map((item) => ({ ...item, blocks: mapRuns(item.blocks, change) })),
        };
      case 'table':
        return {
          ...block,
          rows: block.rows.map(inRow),
          ...(block.header && { header: inRow(block.header) }),
          ...(block.title && { title: runs(block.title) }),
        };
      default:
        return block;
    }
  });
}

/** The same blocks with the pages of cross-references. */
export function tellPages(blocks: readonly Block[], pageOf: (anchor: string) => string): readonly Block[] {
  return mapRuns(blocks, (run) => {
    if (run.pageOf === undefined) return [run];
    const page = pageOf(run.pageOf);
    if (page === PAGE_TO_COME) return [run];
    return page === '' ? [] : [{ ...run, text: run.text.replace(PAGE_TO_COME, page) }];
  });
}

/** True where a cross-reference waits for its page. */
export function awaitsPages(blocks: readonly Block[], language: string): boolean {
  return runsIn(blocks, language).some(({ run }) => run.pageOf !== undefined);
}

/** A run's text with the family of letters it is set in. */
export type RunInPlace = { readonly run: Run; readonly family: 'body' | 'heading' };

/** Every run of text in blocks, in reading order, labels of headings and lists included. */
export function runsIn(blocks: readonly Block[], language: string): readonly RunInPlace[] {
  const found: RunInPlace[] = [];
  const add = (runs: readonly Run[], family: RunInPlace['family'] = 'body'): void => {
    for (const run of runs) {
      found.push({ run, family });
      if (run.note) walk(run.note.blocks);
    }
  };
  const label = (text: string, family: RunInPlace['family'] = 'body'): void =>
    add(text === '' ? [] : [{ text, language }], family);
  const walk = (list: readonly Block[]): void => {
    for (const block of list) {
      if (block.kind === 'heading') {
        label(block.label, 'heading');
        add(block.runs, 'heading');
      } else if (block.kind === 'paragraph') add(block.runs);
      else if (block.kind === 'contents-line') add(block.runs);
      else if (block.kind === 'figure') {
        label(block.label);
        add(captionOf(block));
      } else if (block.kind === 'quote') walk(block.blocks);
      else if (block.kind === 'list') {
        for (const item of block.items) {
          label(item.label);
          walk(item.blocks);
        }
      } else if (block.kind === 'table') {
        add(block.title ?? []);
        for (const row of [block.header ?? [], ...block.rows]) for (const cell of row) walk(cell.blocks);
      }
    }
  };
  walk(blocks);
  return found;
}
