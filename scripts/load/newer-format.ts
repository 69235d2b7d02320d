import { isMap, isScalar, parseDocument } from 'yaml';
import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { DATA_FORMAT } from '#model/format.ts';
import { readText } from './read-text.ts';

const FILE = 'data/workspace.yaml';

/**
 * The fault of data that a newer Attaché has written: what it says may be whole and right, so nothing else
 * of it is judged. `undefined` for what this one knows, and for what cannot be read at all.
 */
export function newerFormat(root: string): Diagnostic | undefined {
  const read = readText(root, FILE);
  if ('fault' in read) return undefined;
  const { contents } = parseDocument(read.text);
  if (!isMap(contents)) return undefined;
  const pair = contents.items.find(({ key }) => isScalar(key) && key.value === 'format');
  const format = pair && isScalar(pair.value) ? pair.value.value : undefined;
  if (typeof format !== 'number' || format <= DATA_FORMAT) return undefined;
  const line = read.text.slice(0, (isScalar(pair?.key) && pair.key.range?.[0]) || 0).split('\n').length;
  return {
    code: 'data-newer',
    severity: 'error',
    position: { file: FILE, line, column: 1 },
    parameters: { format, known: DATA_FORMAT },
  };
}
