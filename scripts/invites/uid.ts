import { hash } from 'node:crypto';
import type { Workspace } from '#model/workspace.ts';

/**
 * The UID of an entry from the identifiers of what it stands for: the same on every build, with or
 * without the register. Identifiers outside ASCII are digested, because some servers mangle them.
 * @example uidOf(workspace, ['2014-c-tpat', 'bilateral', 'us']) // '2014-c-tpat.bilateral.us@attache.example.org'
 */
export function uidOf(workspace: Workspace, parts: readonly string[]): string {
  return `${parts.map(asciiPart).join('.')}@${new URL(workspace.settings.site.address).hostname}`;
}

function asciiPart(identifier: string): string {
  return /^[A-Za-z0-9-]+$/.test(identifier) ? identifier : `x${shortName(identifier)}`;
}

const LENGTH = 20;

/** An ASCII name for any text, for use in UIDs. It must never change: subscribers know their entries by it. */
export function shortName(text: string): string {
  return hash('sha256', text).slice(0, LENGTH);
}
