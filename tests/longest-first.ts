import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest when nothing is known of a former run: begun last, one of them would keep a core alone. */
const LONGEST = [
  'desk/pages',
  'site/sample-layout',
  'audit/flip',
  'commands/disk-faults',
  'site/user-paths',
  'commands/same-bytes',
  'commands/build-shards',
  'pack/package',
  'commands/build',
  'site/withdrawn',
  'site/pages',
  'site/browser',
  'help/tutorials',
  'soak/killed',
  'soak/made',
  'soak/mutants',
  'commands/audit',
  'site/reuse',
].map((name) => `/tests/${name}.test.ts`);

/** The longest files first, so that all cores end together; the others as Vitest orders them. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.findIndex((name) => moduleId.endsWith(name));
      return at === -1 ? LONGEST.length : at;
    };
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}
