import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DECLARATIONS, helpWordsFile } from '#load/declarations.ts';
import { bundle } from './bundle.ts';
import { declarations, helpWords } from './declarations.ts';
import { bundleDesk } from './desk-client.ts';
import { bundlePreview } from './desk-preview.ts';
import { packFonts } from './fonts.ts';
import { gatherLicences } from './licences.ts';
import { type Manifest, nodeVersion, packageManifest } from './manifest.ts';
import { billOfMaterials } from './sbom.ts';

export const ROOT = resolve(import.meta.dirname, '..');
export const CACHE = join(ROOT, '.cache');

/** How the package is made: with a Node of its own or without; how hard fonts are packed (zstd, 1 to 19). */
export type Staging = { readonly withNode: boolean; readonly fontLevel: number };

/**
 * Everything that goes into the package, as it will lie in `node_modules/attache`.
 * @example await stagePackage('.cache/package', { withNode: false, fontLevel: 19 })
 */
export async function stagePackage(folder: string, { withNode, fontLevel }: Staging): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const own = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Manifest;
  const { bundled, rooms } = await bundle({ root: ROOT, out: join(folder, 'lib') });
  writeFileSync(join(folder, DECLARATIONS), await declarations());
  mkdirSync(join(folder, dirname(helpWordsFile(''))));
  for (const [language, words] of Object.entries(helpWords()))
    writeFileSync(join(folder, helpWordsFile(language)), words);
  mkdirSync(join(folder, 'lib', 'desk-client'));
  const desk = await bundleDesk(ROOT);
  for (const [name, code] of Object.entries(desk.files))
    writeFileSync(join(folder, 'lib', 'desk-client', name), code);
  writeFileSync(join(folder, 'lib', 'desk-preview.js'), await bundlePreview(ROOT));
  writeFileSync(join(folder, 'LICENCES-OF-OTHERS.txt'), gatherLicences([...bundled, ...desk.bundled]));
  writeFileSync(join(folder, 'sbom.cdx.json'), billOfMaterials({ root: ROOT, name: own.name }));
  const manifest = packageManifest(own, { root: ROOT, rooms, withNode });
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  packFonts({ out: join(folder, 'fonts'), kept: join(CACHE, 'fonts'), level: fontLevel });
  for (const name of ['site', 'templates', 'LICENSE']) {
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  }
  cpSync(join(ROOT, 'pack', 'README.md'), join(folder, 'README.md'));
  cpSync(join(ROOT, 'pack', 'bin'), join(folder, 'bin'), { recursive: true });
  const ownNode = readFileSync(join(ROOT, 'scripts', 'own-node.js'), 'utf8');
  writeFileSync(join(folder, 'bin', 'own-node.js'), ownNode.replace('__NODE_VERSION__', nodeVersion(own)));
}
