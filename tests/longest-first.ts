import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest when nothing is known of a former run: begun last, one of them would keep a core alone. */
const LONGEST = [
  'desk/pages',
  'types',
  'site/sample-layout',
  'commands/disk-faults',
  'soak/mutants',
  'audit/flip',
  'reports/conformance/conformance',
  'site/browser',
  'site/user-paths',
  'commands/same-bytes',
  'commands/build',
  'desk/prose-page',
  'site/venue',
  'site/pages',
  'reports/sample-reports',
  'commands/build-shards',
  'register/killed',
  'pack/package',
  'commands/invites-life',
  'commands/invites-replies',
  'commands/schedule',
  'commands/nothing-deleted',
  'site/reuse',
  'site/withdrawn',
  'site/sample-pages',
  'commands/invites-send',
  'desk/board-deeds',
  'load/load-workspace',
  'commands/audit',
  'schedule/prover/prove',
  'rules/prose-safe',
  'desk/killed',
  'soak/killed',
  'schedule/requests/read-requests',
  'desk/prose',
  'commands/json',
  'load/bounds',
  'commands/check',
  'commands/doctor',
  'load/hidden-text',
  'reports/any-blocks',
  'rules/many-requests',
  'edit/edit-yaml',
  'schedule/repair/replan',
  'schedule/finder/find',
  'desk/tracker-import',
  'help/tutorials',
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
