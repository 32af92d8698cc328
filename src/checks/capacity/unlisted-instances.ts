import { compareCounted, MARKETS, type Market, nameOfQuota, usageOf } from '../../capacity/vcpus';
import type { FixDraft } from '../../judging/fix';
import { VCPU_QUOTAS } from '../../quotas/catalogue';
import { defineCheck, pass, unknown, warn } from '../check';

export const unlistedInstances = defineCheck({
  id: 'unlisted-instances',
  title: 'EC2 lists all instances that it counts against vCPU quotas',
  failureTitle: 'EC2 counts instances that it does not list',
  why: 'What is not listed may grow with the traffic, and takes addresses and volumes that nothing here foresees.',
  docs: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/amazon-ec2-managed-instances.html',
  workbook: '6 Resources',
  wholeAccount: true,
  needs: ['vcpuUsage', 'ec2Instances', 'capacityReservations', 'ec2InstanceTypes'],
  evaluate(artifacts, context) {
    return VCPU_QUOTAS.flatMap((quota) =>
      MARKETS.filter((market) => usageOf(quota, market, artifacts) !== undefined).map((market) => {
        const resource = { name: nameOfQuota(quota, market) };
        const counted = compareCounted(quota, market, artifacts, context);
        if (counted === null) return unknown(resource, 'The vCPUs of an instance type are not known.');
        const { inWords, unlisted } = counted;
        if (unlisted === 0) return pass(resource, inWords);
        return warn(
          resource,
          `${inWords} The other ${unlisted} are of instances that run and are not listed, so how they grow is not known.`,
          nameThem(market),
        );
      }),
    );
  },
});

const nameThem = (market: Market): FixDraft => ({
  action: `Look for EKS Auto Mode, ECS Managed Instances and Lambda Managed Instances in the account${market === 'spot' ? '' : ', and for other accounts’ instances in Capacity Reservations that it shares'}. Say in the plan how many vCPUs the peak takes with them: demand, with ceiling ${market}-vcpu.`,
  lead: 'people',
});
