import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, parseDocument } from 'yaml';
import { DATA_FORMAT } from '#model/format.ts';

export const SETTINGS_FILE = 'data/workspace.yaml';

/**
 * `data/workspace.yaml` saying this format, with every other character as it was; `undefined` where it says
 * so already, or cannot be read (of which `check` tells).
 * @example settingsInThisFormat(root) // 'format: 2\nhome:\n …'
 */
export function settingsInThisFormat(root: string): string | undefined {
  if (!existsSync(join(root, SETTINGS_FILE))) return undefined;
  const text = readFileSync(join(root, SETTINGS_FILE), 'utf8');
  const document = parseDocument(text);
  if (document.errors.length > 0 || !isMap(document.contents)) return undefined;
  const format: unknown = document.get('format');
  if (format === DATA_FORMAT) return undefined;
  const line = `format: ${DATA_FORMAT}`;
  if (typeof format === 'number') return text.replace(/^format:\s*\d+/m, line);
  const start = document.contents.range?.[0] ?? 0;
  return `${text.slice(0, start)}${line}\n${text.slice(start)}`;
}
