import type { Diagnostic } from '#diagnostics/diagnostic.ts';

/** What could not be read: whole missions, and the files in which the faults stand. */
export type Unread = { readonly missions: ReadonlySet<string>; readonly files: ReadonlySet<string> };

type Told = Pick<Diagnostic, 'code' | 'parameters'> & { readonly file: string };

/**
 * True for what the rules find only because something could not be read: it is there, and its own fault
 * is told already. Advice to take out or rename what such a finding names would do harm.
 * @example followsFromUnread({ code: 'abbreviation-unused', … }, unread) // true while any file is unread
 */
export function followsFromUnread({ code, parameters, file }: Told, { missions, files }: Unread): boolean {
  switch (code) {
    case 'abbreviation-unused':
      return files.size > 0;
    case 'unknown-commitment':
    case 'unknown-commitment-suggest':
      return missions.has(String(parameters['id']).split('/')[0] ?? '');
    case 'ignore-unused':
      return missions.has(/^(?:data|content)\/missions\/([^/]+)\//.exec(file)?.[1] ?? '');
    case 'prose-missing-language':
      return files.has(
        file.replace(/^(content\/missions\/[^/]+\/)[^/]+/, `$1${parameters['language'] ?? ''}`),
      );
    default:
      return false;
  }
}
