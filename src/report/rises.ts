import { type PlayedRise, pickWorstRises } from '../capacity/played-rise';
import type { RampStep } from '../capacity/shortfall';
import { autoScalingScheduledScaleOut } from '../checks/capacity/auto-scaling-scheduled-scale-out';
import { lambdaScalingRate } from '../checks/capacity/lambda-scaling-rate';
import { loadBalancerPreWarming } from '../checks/load-balancers/load-balancer-pre-warming';
import { stableId } from '../lib/stable-id';
import { type Rise, type RiseUnit, STEP_SECONDS } from '../model/rise';

/** The check that says what to do about a rise. */
const CHECKS: Readonly<Record<RiseUnit, { readonly id: string }>> = {
  instances: autoScalingScheduledScaleOut,
  executions: lambdaScalingRate,
  LCUs: loadBalancerPreWarming,
};

/** The worst rises of all targets together, as the document tells them. */
export const describeRises = (ofTargets: readonly (readonly PlayedRise[])[]): Rise[] =>
  pickWorstRises(ofTargets.flat()).map(describeRise);

function describeRise(rise: PlayedRise): Rise {
  const { name, target, unit, ramp, carries, start, shortfall, requests, assumptions } = rise;
  const { account, region } = target;
  const stepSeconds = STEP_SECONDS[unit];
  const steps = dropUnchanged(rise.steps, (ramp.minutes * 60) / stepSeconds);
  return {
    id: stableId('rise', unit, account, region, name),
    finding: stableId(CHECKS[unit].id, account, region, name),
    account,
    region,
    resource: name,
    unit,
    stepSeconds,
    minutes: ramp.minutes,
    needed: steps.map(({ needed }) => Math.ceil((needed / carries) * 100 - DUST) / 100),
    inService: steps.map(({ serving }) => serving),
    shortfall: shortfall && {
      ...shortfall,
      requests: requests === null ? null : Math.round(Number(requests.toPrecision(3))),
    },
    start,
    enough: rise.findEnough(),
    assumptions,
  };
}

/** Floating-point dust is not rounded up. */
const DUST = 1e-6;

/** Leaves out the steps at the end in which nothing changes any more. */
function dropUnchanged(steps: readonly RampStep[], risen: number): readonly RampStep[] {
  const last = steps.at(-1);
  const changed = steps.findLastIndex(({ serving }) => serving !== last?.serving);
  return steps.slice(0, Math.max(changed + 1, Math.ceil(risen)) + 1);
}
