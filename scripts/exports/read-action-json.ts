import { parseYaml } from '#load/yaml-source.ts';
import { EDITABLE_FIELDS, type EditedAction } from '#model/edited-action.ts';
import { type EditedActions, malformed, withoutColumn } from './edited-actions.ts';

/**
 * Reads an edited `actions.json`: `{ "actions": [{ "id": …, "status": …, "note": …, "dueDate": … }] }`;
 * other fields are left aside. Positions are lines and columns of the file.
 * Diagnostics: `import-malformed`, `import-no-column`.
 */
export function readActionJson(text: string, file: string): EditedActions {
  // JSON is YAML too, and the YAML parser knows where each field stands.
  const source = parseYaml(file, text);
  const fault = source.faults[0];
  if (fault) return malformed(fault.position);
  const actions = isMap(source.value) ? source.value['actions'] : undefined;
  if (!Array.isArray(actions)) return withoutColumn('actions', source.locate([]));
  const rows = actions.map((action: unknown, index): EditedAction => {
    const fields = isMap(action) ? action : {};
    const written = EDITABLE_FIELDS.map((name) => [name, textOf(fields[name])] as const).filter(
      ([, value]) => value !== '',
    );
    return {
      id: textOf(fields['id']),
      fields: Object.fromEntries(written),
      placeOf: (field) => source.locate(['actions', index, field]),
    };
  });
  return { rows, diagnostics: [] };
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value.trim() : JSON.stringify(value);
}
