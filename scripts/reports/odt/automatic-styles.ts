import { type Attributes, element } from './element.ts';

type Family = 'text' | 'paragraph' | 'table' | 'table-column' | 'table-row' | 'table-cell' | 'graphic';

/** What differs from a named style at one place: the look a writer would set by hand. */
export type AutomaticStyle = {
  readonly family: Family;
  readonly parent?: string;
  readonly attributes?: Attributes;
  /** By the name of their element: `style:text-properties`. */
  readonly properties?: Readonly<Record<string, Attributes>>;
};

/** Collects looks while the text is written; the same look has one name. */
export type AutomaticStyles = {
  readonly nameOf: (style: AutomaticStyle) => string;
  /** The styles that were named, in the order they came up. */
  readonly written: () => string;
};

export function openAutomaticStyles(): AutomaticStyles {
  const names = new Map<string, string>();
  return {
    nameOf: (style) => {
      const body = bodyOf(style);
      const name = names.get(body) ?? `A${names.size + 1}`;
      names.set(body, name);
      return name;
    },
    written: () =>
      [...names]
        .map(([body, name]) => body.replace('<style:style', `<style:style style:name="${name}"`))
        .join(''),
  };
}

function bodyOf({ family, parent, attributes, properties = {} }: AutomaticStyle): string {
  return element(
    'style:style',
    { 'style:family': family, 'style:parent-style-name': parent, ...attributes },
    ...Object.entries(properties).map(([name, values]) => element(name, values)),
  );
}
