import { isMapValue } from '#edit/change.ts';
import type { FormNode } from './form-node.ts';

type Path = readonly (string | number)[];
export type Reference = { readonly to: string; readonly id: string; readonly path: Path };

/**
 * Every reference that a value holds, by the form of its file: whom a meeting names, which room a session has.
 * @example referencesIn(value, formOf(BilateralsFile)) // [{ to: 'partner', id: 'US', path: ['bilaterals', 0, 'partners', 0] }]
 */
export function referencesIn(value: unknown, node: FormNode, path: Path = []): readonly Reference[] {
  switch (node.kind) {
    case 'reference':
      return typeof value === 'string' ? [{ to: node.to, id: value, path }] : [];
    case 'record':
      return isMapValue(value)
        ? node.fields.flatMap((field) => referencesIn(value[field.name], field.node, [...path, field.name]))
        : [];
    case 'list':
      return Array.isArray(value)
        ? value.flatMap((each, index) => referencesIn(each, node.of, [...path, index]))
        : [];
    case 'by-key':
      return isMapValue(value)
        ? Object.entries(value).flatMap(([key, each]) => referencesIn(each, node.of, [...path, key]))
        : [];
    case 'forms':
      return node.forms.flatMap((form) => referencesIn(value, form, path));
    default:
      return [];
  }
}
