import type { FieldPlace, Finding } from '#diagnostics/diagnostic.ts';
import type { Mission } from '#model/workspace.ts';
import { findCircles, type Step } from './circles.ts';
import { error, inMission } from './places.ts';
import type { Rule } from './rule.ts';

/** What comes before what does not run in a circle. */
export const requestOrder: Rule = {
  name: 'request-order',
  codes: ['order-circular'],
  example: { wrong: 'us: { after: [jp] }, jp: { after: [us] }', right: 'us: { after: [jp] }' },
  find: (workspace) => workspace.missions.flatMap(circlesOf),
};

function circlesOf(mission: Mission): readonly Finding[] {
  return findCircles(stepsOf(mission)).map(({ at: { at }, names }) =>
    error('order-circular', at, { circle: names.join(' → ') }),
  );
}

type OrderStep = Step & { readonly at: FieldPlace };

function stepsOf(mission: Mission): readonly OrderStep[] {
  return mission.bilaterals.flatMap(({ id, request }, index) => {
    const at = (field: string, i: number) =>
      inMission(mission, 'bilaterals', ['bilaterals', index, 'request', field, i]);
    return [
      ...(request?.after ?? []).map((first, i) => ({ from: first, to: id, at: at('after', i) })),
      ...(request?.before ?? []).map((second, i) => ({ from: id, to: second, at: at('before', i) })),
    ];
  });
}
