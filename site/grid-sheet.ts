import type { Plugin } from 'vite';
import { gridRules } from './lib/grid-classes.ts';

const NAME = 'virtual:grid.css';

/** The sheet behind `gridClass`, for the components that use it: `import 'virtual:grid.css'`. */
export function gridSheet(): Plugin {
  return {
    name: 'attache:grid-sheet',
    resolveId: (source) => (source === NAME ? `\0${NAME}` : null),
    load: (id) => (id === `\0${NAME}` ? gridRules() : null),
  };
}
