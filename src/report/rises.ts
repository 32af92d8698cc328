import type { RampMinute } from '../capacity/ramp';
import { findEnough, type GroupRise, pickWorstRises } from '../capacity/rises';
import { autoScalingScheduledScaleOut } from '../checks/capacity/auto-scaling-scheduled-scale-out';
import { stableId } from '../lib/stable-id';
import type { Rise } from '../model/rise';

/** The worst rises of all targets together, as the document tells them. */
export const describeRises = (ofTargets: readonly (readonly GroupRise[])[]): Rise[] =>
  pickWorstRises(ofTargets.flat()).map(describeRise);

function describeRise(rise: GroupRise): Rise {
  const { group, target, ramp, rising, units, shortfall, requests, assumptions } = rise;
  const { account, region } = target;
  const name = group.autoScalingGroupName;
  const minutes = dropUnchanged(rise.minutes, ramp.minutes);
  return {
    id: stableId('rise', account, region, name),
    finding: stableId(autoScalingScheduledScaleOut.id, account, region, name),
    account,
    region,
    resource: name,
    minutes: ramp.minutes,
    needed: minutes.map(({ needed }) => Math.ceil((needed / rising.carries) * 100 - DUST) / 100),
    inService: minutes.map(({ serving }) => serving),
    shortfall: shortfall && {
      ...shortfall,
      requests: requests === null ? null : Math.round(Number(requests.toPrecision(3))),
    },
    start: rising.start * units,
    enough: findEnough(rise),
    assumptions,
  };
}

/** Floating-point dust is not rounded up. */
const DUST = 1e-6;

/** Leaves out the minutes at the end in which nothing changes any more. */
function dropUnchanged(minutes: readonly RampMinute[], risen: number): readonly RampMinute[] {
  const last = minutes.at(-1);
  const changed = minutes.findLastIndex(({ serving }) => serving !== last?.serving);
  return minutes.slice(0, Math.max(changed + 1, Math.ceil(risen)) + 1);
}
