import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { jsonSchemas } from '#load/json-schemas.ts';

const FOLDER = fileURLToPath(new URL('../../data/schemas/', import.meta.url));

test('the schemas that editors read are those of the model (else: npm run attache -- schemas)', () => {
  const written = new Map(
    readdirSync(FOLDER).map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')]),
  );
  expect(Object.fromEntries(written)).toEqual(Object.fromEntries(jsonSchemas()));
});

test('a schema refuses unknown fields and describes the known ones', () => {
  const schema = JSON.parse(jsonSchemas().get('mission.schema.json') ?? '') as {
    additionalProperties: boolean;
    properties: Record<string, { description?: string }>;
  };
  expect([schema.additionalProperties, schema.properties['places']?.description]).toEqual([
    false,
    'The first gives the mission its time zone.',
  ]);
});
