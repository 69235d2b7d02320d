import { fileURLToPath } from 'node:url';

/** The toolkit's own folder: its templates serve every workspace. */
export const TOOLKIT_ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const TEMPLATES = fileURLToPath(new URL('../../templates/', import.meta.url));
