import { createTwoFilesPatch } from 'diff';

const CONTEXT_LINES = 2;

/**
 * What changes in a file, as `diff -u` and git write it. A file that is new has no `before`.
 * @example unifiedDiff('data/people.yaml', { before, after })
 */
export function unifiedDiff(
  file: string,
  { before, after }: { readonly before: string | undefined; readonly after: string },
): string {
  if (before === after) return '';
  const from = before === undefined ? '/dev/null' : `a/${file}`;
  const patch = createTwoFilesPatch(from, `b/${file}`, before ?? '', after, undefined, undefined, {
    context: CONTEXT_LINES,
  });
  return patch.replace(/^=+\n/, '').replace(/^(---|\+\+\+) (.*)\t$/gm, '$1 $2');
}
