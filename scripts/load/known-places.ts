import type { Position } from '#diagnostics/diagnostic.ts';
import type { YamlSource } from './yaml-source.ts';

/** Where fields of a YAML file stand; what was asked before is known without parsing it. */
export type KnownPlaces = Pick<YamlSource, 'locate'> & { readonly known: Map<string, Position> };

/** The places of a source that is parsed when one is asked which nobody has asked before. */
export function knownPlaces(
  sourceOf: () => YamlSource,
  known: Map<string, Position> = new Map(),
): KnownPlaces {
  let source: YamlSource | undefined;
  return {
    known,
    locate: (path, word) => {
      const key = JSON.stringify([path, word]);
      const told = known.get(key);
      if (told) return told;
      source ??= sourceOf();
      const found = source.locate(path, word);
      known.set(key, found);
      return found;
    },
  };
}
