import { expect, test } from 'vitest';
import { z } from 'zod';
import { GlossaryFile } from '#model/abbreviation.ts';
import { declaredAudience, forAll, forUs } from '#model/audience.ts';
import { BilateralsFile } from '#model/bilateral.ts';
import { AgendaFile } from '#model/event.ts';
import { Localized } from '#model/localized.ts';
import { MissionFile } from '#model/mission.ts';
import { PartnersFile } from '#model/partners-file.ts';
import { PeopleFile } from '#model/person.ts';
import { ProseHead } from '#model/prose.ts';
import { GONE, visiblePart } from '#model/visible-part.ts';
import { WorkspaceSettings } from '#model/workspace-settings.ts';

const FILES = {
  WorkspaceSettings,
  PartnersFile,
  PeopleFile,
  GlossaryFile,
  MissionFile,
  AgendaFile,
  BilateralsFile,
  ProseHead,
};
const SIGHT = { unseen: {}, note: () => {} };

type Definition = { readonly shape?: Record<string, z.ZodType>; readonly options?: readonly z.ZodType[] } & {
  readonly [Key in 'element' | 'innerType' | 'in' | 'valueType']?: z.ZodType;
};

/** Every field below a schema by its path, with what it declares. */
function fieldsOf(schema: z.ZodType, path: string): readonly (readonly [string, string | undefined])[] {
  const { shape, options, element, innerType, valueType, in: input } = schema.def as unknown as Definition;
  const fields = Object.entries(shape ?? {}).flatMap(([key, field]) => [
    [`${path}.${key}`, declaredAudience(field)] as const,
    ...fieldsOf(field, `${path}.${key}`),
  ]);
  const within = [element, innerType, valueType, input, ...(options ?? [])];
  return [...fields, ...within.flatMap((each) => (each ? fieldsOf(each, path) : []))];
}

test('each field of the model declares who may read it: forAll(…) or forUs(…), last of all', () => {
  const undeclared = Object.entries(FILES).flatMap(([name, schema]) =>
    fieldsOf(schema, name).flatMap(([path, audience]) => (audience ? [] : [path])),
  );
  expect(undeclared).toEqual([]);
});

test('a field that declares nothing stays in the office', () => {
  const see = visiblePart(z.strictObject({ shown: Localized.meta(forAll()), secret: Localized }));
  expect(see({ shown: { en: 'a' }, secret: { en: 'b' }, unknown: 'c' }, SIGHT)).toEqual({
    shown: { en: 'a' },
  });
});

test('a declaration is of one field, not of its type', () => {
  Localized.meta(forAll());
  expect(declaredAudience(Localized)).toBe(undefined);
});

test('an internal field with a default stands at its default', () => {
  const see = visiblePart(z.strictObject({ open: z.array(z.string()).default([]).meta(forUs()) }));
  expect(see({ open: ['mornings'] }, SIGHT)).toEqual({ open: [] });
});

test('of a thing that may take several forms, each form speaks for itself', () => {
  const Named = z.strictObject({
    person: z.string().meta(forAll()),
    phone: z.string().optional().meta(forUs()),
  });
  const Unnamed = z.strictObject({ unnamed: z.string().meta(forUs()) });
  const see = visiblePart(z.array(z.union([Named, Unnamed, z.string()])));
  expect(see([{ person: 'a', phone: '1' }, { unnamed: 'b' }, 'c', { other: 1 }], SIGHT)).toEqual([
    { person: 'a' },
    {},
    'c',
  ]);
});

test('a record of unknown fields cannot be let through', () => {
  expect(() => visiblePart(z.unknown())).toThrow();
  expect(() => visiblePart(z.strictObject({ a: z.string() }).transform((value) => value))).toThrow();
});

test('a thing that is internal is gone', () => {
  const see = visiblePart(z.strictObject({ a: z.string().meta(forAll()) }));
  expect(see({ a: 'x', audience: 'internal' }, SIGHT)).toBe(GONE);
});
