import { neededMultiplier } from '../../src/capacity/multiplier';
import type { AnyEventCheck, AnyTargetCheck, TargetContext } from '../../src/checks/check';
import { followOwners, scopeOf } from '../../src/judging/scope';
import { trafficGraph } from '../../src/judging/traffic-graph';
import type { Artifacts } from '../../src/model/artifacts';
import { eventWindow } from '../../src/plan/calendar';
import { aPlan } from './plan';

/** A context in which nothing special happens: us-east-1, three weeks before the event, 10× traffic. */
export const aContext = (overrides: Partial<TargetContext> = {}): TargetContext => {
  const plan = overrides.plan ?? aPlan();
  const { multiplier = neededMultiplier(plan, []).value } = overrides;
  return {
    plan,
    target: { account: '111122223333', region: 'us-east-1' },
    asOf: '2026-11-22T00:00:00Z',
    window: eventWindow(plan),
    multiplier,
    plannedMultiplier: multiplier,
    highMultiplier: multiplier,
    placed: () => ({ placement: 'on', because: 'The test says so.' }),
    ...overrides,
  };
};

/** Runs one target check on artifacts, as the runner would. */
export const runCheck = (
  check: AnyTargetCheck,
  artifacts: Partial<Artifacts>,
  overrides: Partial<TargetContext> = {},
) => {
  const context = aContext(overrides);
  const { target, plan } = context;
  const placed: TargetContext['placed'] = (resource) => {
    const scope = followOwners(scopeOf(plan, target), artifacts);
    return trafficGraph(plan, target, scope, artifacts).placed(resource);
  };
  return check.evaluate(artifacts, { ...context, placed, ...overrides });
};

/** For checks of what matters only where the event's traffic goes: it goes everywhere. */
export const CARRYING: Pick<TargetContext, 'placed'> = {
  placed: () => ({ placement: 'on', because: 'Traffic reaches it.' }),
};

/** Runs one event check over the artifacts of one target. */
export const runEventCheck = (
  check: AnyEventCheck,
  artifacts: Partial<Artifacts> = {},
  context: Partial<TargetContext> = {},
) => {
  const { target, ...rest } = aContext(context);
  return check.evaluate([{ target, artifacts }], rest);
};

/** The statuses a target check comes to, in the order of its judgements. */
export const statusesOf = (...run: Parameters<typeof runCheck>): string[] =>
  runCheck(...run).map((judgement) => judgement.status);

/** The statuses an event check comes to for a plan. */
export const planStatuses = (check: AnyEventCheck, plan: Parameters<typeof aPlan>[0]): string[] =>
  runEventCheck(check, {}, { plan: aPlan(plan) }).map((judgement) => judgement.status);
