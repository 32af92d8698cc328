import { launchTypes } from '../../capacity/compute';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { judgeCarryingGroups } from '../auto-scaling';
import { defineCheck, pass, unknown, warn } from '../check';
import { distinct, listed } from '../words';

export const burstableInstances = defineCheck({
  id: 'burstable-instances',
  title: 'Auto Scaling groups launch instances of constant performance',
  failureTitle: 'Auto Scaling group launches burstable instances',
  why: 'New burstable instances begin with few CPU credits: they slow down to their baseline, or run up a bill, when the peak lasts.',
  docs: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/burstable-performance-instances.html',
  workbook: '12 Performance',
  needs: ['autoScalingGroups', 'launchTemplates', 'launchConfigurations', 'ec2InstanceTypes'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate({ autoScalingGroups, ec2InstanceTypes, launchTemplates, launchConfigurations }, context) {
    const launch = { launchTemplates, launchConfigurations };
    return judgeCarryingGroups(autoScalingGroups, context, (group, resource) => {
      const running = group.instances.map((instance) => instance.instanceType);
      const told = running.filter((type) => type !== null);
      const types = distinct([...launchTypes(group, launch), ...told]);
      if (types.length === 0) return unknown(resource, 'Its instance type cannot be told from its settings.');
      const burstable = types.filter((type) => ec2InstanceTypes[type]?.burstable);
      if (burstable.length > 0) {
        return warn(resource, `Burstable: ${listed(burstable)}.`, {
          action:
            'Use a type of constant performance (M, C, R) for the event, or unlimited mode and its price, and load-test for as long as the peak lasts.',
          lead: 'rebuild',
        });
      }
      const unfamiliar = types.filter((type) => ec2InstanceTypes[type] === undefined);
      if (unfamiliar.length > 0) return unknown(resource, `AWS did not describe ${listed(unfamiliar)}.`);
      if (told.length < running.length) {
        return unknown(resource, 'AWS does not say the type of an instance that it runs.');
      }
      return pass(resource, `Launches ${listed(types)}.`);
    });
  },
});
