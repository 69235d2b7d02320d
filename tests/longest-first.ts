import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest when nothing is known of a former run: begun last, one of them would keep a core alone. */
const LONGEST = [
  'types',
  'desk/pages',
  'site/sample-layout',
  'register/killed',
  'commands/disk-faults',
  'audit/flip',
  'reports/conformance/conformance',
  'commands/nothing-deleted',
  'site/withdrawn',
  'site/browser',
  'desk/prose-page',
  'site/user-paths',
  'commands/same-bytes',
  'commands/build-shards',
  'commands/invites-life',
  'commands/invites-send',
  'pack/package',
  'commands/build',
  'commands/schedule',
  'site/reuse',
  'desk/board-deeds',
  'site/venue',
  'schedule/repair/replan',
  'rules/prose-safe',
  'reports/any-blocks',
  'site/pages',
  'commands/invites-replies',
  'schedule/prover/prove',
  'schedule/finder/find',
  'soak/made',
  'soak/killed',
  'invites/process-zone',
  'commands/audit',
  'desk/killed',
  'desk/tracker-import',
  'reports/sample-reports',
  'help/tutorials',
  'soak/mutants',
  'commands/check',
  'commands/invites',
  'commands/json',
  'load/bounds',
  'load/load-workspace',
  'register/event-log',
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
