import { execFileSync } from 'node:child_process';

/** A bill of materials as CycloneDX has it, as far as it is read here. */
type Bill = {
  readonly serialNumber?: string;
  readonly metadata: { readonly timestamp?: string; readonly component: { readonly name: string } };
  readonly components: readonly unknown[];
};

/**
 * The bill of materials of the package (CycloneDX): every package that is in it or comes with it, by name,
 * version, licence and hash, as `package-lock.json` has them. The same lock gives the same text: npm's own
 * time, number and name of the folder are left out.
 * @example billOfMaterials({ root: '.', name: 'attache' })
 */
export function billOfMaterials({ root, name }: { readonly root: string; readonly name: string }): string {
  const asked = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', '--omit', 'dev'];
  const text = execFileSync('npm', asked, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const { serialNumber: _, metadata, ...bill } = JSON.parse(text) as Bill;
  const { timestamp: __, component, ...rest } = metadata;
  const own = { ...bill, metadata: { ...rest, component: { ...component, name } } };
  return `${JSON.stringify(own, undefined, 1)}\n`;
}
