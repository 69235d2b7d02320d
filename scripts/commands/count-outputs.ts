/** What a build made, by what it is for. */
export type OutputCount = { readonly kind: OutputKind; readonly count: number; readonly example: string };
export type OutputKind = 'site' | 'report' | 'brief' | 'invites' | 'exports';

const KINDS: readonly (readonly [OutputKind, RegExp])[] = [
  ['site', /\.html$/],
  ['brief', /(?:brief|pocket|day-sheets|review)[^/]*\.pdf$/],
  ['report', /\.(?:pdf|docx|odt)$/],
  ['invites', /\.ics$/],
  ['exports', /(?:^|\/)(?:missions|actions)\/.*\.(?:csv|json|xlsx|ods|xml)$/],
];

/**
 * Counts files by what they are for, leaving out what only serves a page (styles, scripts, pictures).
 * @example countOutputs(['index.html', 'actions/actions.ics']) // site 1, invites 1
 */
export function countOutputs(files: readonly string[]): readonly OutputCount[] {
  return KINDS.flatMap(([kind], index) => {
    const own = files.filter((file) => KINDS.findIndex(([, pattern]) => pattern.test(file)) === index);
    const example =
      own.find((file) => file === 'index.html') ?? own.find((file) => !file.includes('/actions/')) ?? own[0];
    return example === undefined ? [] : [{ kind, count: own.length, example }];
  });
}
