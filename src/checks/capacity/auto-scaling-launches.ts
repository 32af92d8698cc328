import { launchesByGroup } from '../../capacity/scaling-speed';
import type { FixDraft } from '../../judging/fix';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import type { Target } from '../../model/target';
import { judgeCarryingGroups, listActivities } from '../auto-scaling';
import { defineCheck, fail, notApplicable, pass, warn } from '../check';
import { count } from '../words';

export const autoScalingLaunches = defineCheck({
  id: 'auto-scaling-launches',
  title: 'The launches of Auto Scaling groups succeed',
  failureTitle: 'Launches of an Auto Scaling group fail',
  why: 'What stops a launch on a normal day, be it a key, a role, a start script or capacity that AWS lacks, stops all those that the event needs.',
  docs: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/CHAP_Troubleshooting.html',
  workbook: 'Step 10',
  needs: ['autoScalingGroups', 'autoScalingLaunches'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate({ autoScalingGroups, autoScalingLaunches: launches }, context) {
    return judgeCarryingGroups(autoScalingGroups, context, (group, resource) => {
      const [own] = launchesByGroup(launches, group.autoScalingGroupName);
      if (own === undefined) return notApplicable('It launched nothing in the last week.', resource);
      const { lastSuccess, lastFailure, failures } = own;
      if (lastFailure === null) {
        return lastSuccess === null
          ? notApplicable('None of its launches of the last week has ended.', resource)
          : pass(resource, 'What it launched in the last week came into service.');
      }
      const failed = `${count(failures, 'launch', 'launches')} failed in the last week, at ${lastFailure.at} for the last time: “${lastFailure.message}”.`;
      const fix = mendLaunches(own.autoScalingGroupName, lastFailure.message, context.target);
      return lastSuccess !== null && lastSuccess > lastFailure.at
        ? warn(resource, `${failed} Later ones succeeded.`, fix)
        : fail(resource, `${failed} None succeeded since.`, fix);
    });
  },
});

/** AWS had none of the type in the zone, or no Spot capacity: nothing is wrong with what the group is to launch. */
const LACKS_CAPACITY = /Insufficient\w*Capacity|UnfulfillableCapacity|do(es)? not have sufficient/;

const mendLaunches = (name: string, message: string, target: Target): FixDraft => ({
  action: LACKS_CAPACITY.test(message)
    ? `Give ${name} more instance types and zones to choose from, or reserve capacity for the event: AWS lacked what it asked for.`
    : `Mend what stops ${name}, and let it launch an instance that comes into service.`,
  command: listActivities(name, target),
  lead: 'repair',
});
