import { projectTarget } from '../../src/capacity/project';
import { ceilingFamilies } from '../../src/capacity/registry';
import type { EventContext } from '../../src/judging/context';
import { isJudgedIn } from '../../src/judging/rule';
import type { ArtifactId, Artifacts } from '../../src/model/artifacts';
import type { Ceiling } from '../../src/model/ceiling';
import type { Inventory } from '../../src/model/inventory';
import { GLOBAL } from '../../src/model/target';
import type { EventPlan } from '../../src/plan/schema';
import { aContext } from './check';

/** Artifacts that AWS refused, by the action it refused. */
export type Denied = Partial<Record<ArtifactId, string>>;

/** An inventory of 111122223333/us-east-1 three weeks before the event. */
export const anInventory = (
  artifacts: Partial<Artifacts> = {},
  denied: Denied = {},
  overrides: Partial<Inventory> = {},
): Inventory => ({
  target: { account: '111122223333', region: 'us-east-1' },
  collectedAt: '2026-11-22T00:00:00Z',
  artifacts: {
    ...Object.fromEntries(
      Object.entries(artifacts).flatMap(([id, data]) =>
        data === undefined ? [] : [[id, { ok: true, data }]],
      ),
    ),
    ...Object.fromEntries(
      Object.entries(denied).map(([id, action]) => [
        id,
        { ok: false, code: 'AccessDenied', message: `Not allowed: ${action}`, action },
      ]),
    ),
  },
  cost: { requests: 0, metricsBought: 0 },
  ...overrides,
});

/**
 * Tests of one family are about its arithmetic, not about what leads traffic to a resource: the plan says that all of it
 * carries traffic, but for instances without a group, unless the test has the plan say otherwise.
 */
const PLACED = [
  { match: { service: 'ec2' }, factor: 0 },
  { match: { resource: '*' }, factor: 1 },
] satisfies EventPlan['traffic']['elasticity'];

/** The ceilings of one family, as a run would project them. */
export function ceilingsOf(
  family: string,
  artifacts: Partial<Artifacts>,
  context: Partial<EventContext> = {},
  denied: Denied = {},
): Ceiling[] {
  const families = ceilingFamilies.filter(({ id }) => id === family);
  if (families.length === 0) throw new Error(`There is no ceiling family ${family}.`);
  const { plan, ...others } = aContext(context);
  const elasticity = [...plan.traffic.elasticity, ...PLACED];
  const traffic = { ...plan.traffic, elasticity };
  const ofAccount = { account: '111122223333', region: GLOBAL };
  const isOfAccount = families.every((one) => isJudgedIn(ofAccount, one));
  const inventory = anInventory(artifacts, denied, isOfAccount ? { target: ofAccount } : {});
  return projectTarget(families, inventory, { ...others, plan: { ...plan, traffic } });
}

/** For a test about one ceiling: there must be exactly one. */
export function onlyCeiling(...args: Parameters<typeof ceilingsOf>): Ceiling {
  const [ceiling, ...others] = ceilingsOf(...args);
  if (!ceiling || others.length > 0)
    throw new Error(`Expected one ceiling, got ${others.length + (ceiling ? 1 : 0)}.`);
  return ceiling;
}
