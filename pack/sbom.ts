import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { licenceOf } from './licence-of.ts';

type Component = {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly licenses?: readonly unknown[];
};

/** A bill of materials as CycloneDX has it, as far as it is read here. */
type Bill = {
  readonly serialNumber?: string;
  readonly metadata: { readonly timestamp?: string; readonly component: { readonly name: string } };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string }[];
};

/**
 * The bill of materials of the package (CycloneDX): every package that is in it or comes with it, by name,
 * version, licence and hash, as `package-lock.json` has them. The same lock gives the same text: npm's own
 * time, number and name of the folder are left out.
 * @example billOfMaterials({ root: '.', name: 'attache' })
 */
export function billOfMaterials({ root, name }: { readonly root: string; readonly name: string }): string {
  const text = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const { serialNumber: _, metadata, components, dependencies, ...bill } = JSON.parse(text) as Bill;
  const { timestamp: __, component, ...rest } = metadata;
  const forTests = packagesForTests(root);
  const own = {
    ...bill,
    metadata: { ...rest, component: { ...component, name } },
    components: components
      .filter((each) => !forTests.has(each['bom-ref']))
      .map((each) => withLicence(root, each)),
    dependencies: dependencies.filter(({ ref }) => !forTests.has(ref)),
  };
  return `${JSON.stringify(own, undefined, 1)}\n`;
}

/** Some packages say their licence in a file alone. */
function withLicence(root: string, component: Component): Component {
  if (component.licenses?.length) return component;
  const { id } = licenceOf(join(root, 'node_modules', component.name));
  return id === undefined ? component : { ...component, licenses: [{ license: { id } }] };
}

type Lock = {
  readonly packages: Readonly<Record<string, { readonly version?: string; readonly dev?: boolean }>>;
};

/**
 * Packages that tests and tools alone need, as `name@version`. npm's own `--omit dev` also leaves out such as
 * both kinds need.
 */
function packagesForTests(root: string): ReadonlySet<string> {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock;
  const named = Object.entries(packages).map(([path, { version, dev }]) => ({
    ref: `${path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)}@${version}`,
    isForTests: dev === true,
  }));
  const needed = new Set(named.filter(({ isForTests }) => !isForTests).map(({ ref }) => ref));
  return new Set(named.map(({ ref }) => ref).filter((ref) => !needed.has(ref)));
}
