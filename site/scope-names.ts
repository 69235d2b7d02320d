import { createHash } from 'node:crypto';
import { relative, sep } from 'node:path';
import type { Plugin } from 'vite';

/** A component's own styles, and the component: `/…/site/components/Card.astro?astro&type=style&index=0&lang.css`. */
const COMPONENT = /^(.*\.astro)(?:\?astro&type=style.*)?$/;
const SCOPE = /\bastro-[a-z0-9]{8}\b/g;

/**
 * Astro names the scope of a component's styles by where its file lies on this machine. The site of the same facts
 * is the same bytes everywhere, and parts that several machines make are joined: scopes go by the place within `root`.
 */
export function scopeNames(root: string): Plugin {
  return {
    name: 'attache:scope-names',
    transform(code, id) {
      const file = COMPONENT.exec(id)?.[1];
      const place = file === undefined ? '..' : relative(root, file).split(sep).join('/');
      if (place.startsWith('..')) return undefined;
      // Lines keep their places: a name of the same length.
      return { code: code.replace(SCOPE, `astro-${nameOf(place)}`), map: null };
    },
  };
}

const nameOf = (place: string): string => createHash('sha256').update(place).digest('hex').slice(0, 8);
