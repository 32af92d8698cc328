import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { defineCheck, fail, pass, unknown } from '../check';
import { judgeFunctions } from '../functions';
import { count, distinct, listed } from '../words';

export const lambdaFunctionZones = defineCheck({
  id: 'lambda-function-zones',
  title: 'Functions reach their VPC from at least two Availability Zones',
  failureTitle: 'Function is cut off from its VPC with one Availability Zone',
  why: 'A function with a VPC runs only in the zones of its subnets: where these are one, its calls fail as long as that zone does.',
  docs: 'https://docs.aws.amazon.com/lambda/latest/dg/security-resilience.html',
  workbook: '12 Resilience',
  needs: ['lambdaFunctions', 'subnets'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate({ lambdaFunctions, subnets }, context) {
    const zoneOf = new Map(subnets.map(({ subnetId, availabilityZone }) => [subnetId, availabilityZone]));
    return judgeFunctions(lambdaFunctions, context, ({ functionName, vpc }, resource) => {
      if (vpc === undefined) return unknown(resource, 'Its subnets were not read.');
      if (vpc === null)
        return pass(resource, 'It is in no VPC of the account: Lambda runs it in several zones.');
      const unread = vpc.subnetIds.filter((id) => !zoneOf.has(id));
      const zones = distinct(vpc.subnetIds.flatMap((id) => zoneOf.get(id) ?? []));
      const words = `Its subnets are in ${count(zones.length, 'zone')}: ${listed(zones)}.`;
      if (zones.length >= 2) return pass(resource, words);
      if (zones.length === 0 || unread.length > 0) {
        return unknown(resource, `The zones of its subnets are not known: ${listed(vpc.subnetIds)}.`);
      }
      return fail(resource, words, {
        action: `Give ${functionName} a subnet in at least one more Availability Zone.`,
        lead: 'redundancy',
      });
    });
  },
});
