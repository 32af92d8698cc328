import { endpointOf } from '../../judging/endpoints';
import type { CloudFrontDistribution } from '../../model/artifacts';
import { hasSeveralRegions, survives } from '../../plan/survive';
import {
  defineCheck,
  type JudgedResource,
  type Judgement,
  notApplicable,
  pass,
  unknown,
  warn,
} from '../check';
import { judgeDistributions } from '../distributions';
import { listed } from '../words';

export const cloudFrontOriginFailover = defineCheck({
  id: 'cloudfront-origin-failover',
  title: 'CloudFront distributions reach another origin when a region is lost',
  failureTitle: 'CloudFront distribution sends requests to one region alone',
  why: 'The plan has the event survive the loss of a region, but a distribution whose origin is in it answers with errors all the same.',
  docs: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html',
  workbook: '12 Resilience',
  needs: ['cloudFrontDistributions'],
  evaluate(artifacts, context) {
    const { plan } = context;
    const mustSurvive = survives(plan) === 'region' && hasSeveralRegions(plan);
    return judgeDistributions(artifacts, context, (distribution, resource) => {
      const judgement = judge(distribution, resource);
      return mustSurvive || judgement.status === 'pass'
        ? judgement
        : notApplicable('The event need not survive the loss of a region.', resource);
    });
  },
});

function judge(
  { targetOriginIds, originGroups, origins }: CloudFrontDistribution,
  resource: JudgedResource,
): Judgement {
  const groups = new Set(originGroups.map(({ originGroupId }) => originGroupId));
  const alone = origins.filter(({ originId }) => targetOriginIds.includes(originId) && !groups.has(originId));
  const inRegion = alone.filter(({ domainName }) => endpointOf(domainName) !== null);
  if (inRegion.length > 0) {
    return warn(
      resource,
      `These origins are in one region, with none to take over: ${listed(inRegion.map(({ domainName }) => domainName))}.`,
      {
        action:
          'Put each into an origin group with its counterpart of the other region (which takes over for GET, HEAD and OPTIONS alone), or give the origin a name that Route 53 moves to the other region.',
        lead: 'networking',
      },
    );
  }
  return alone.length > 0
    ? unknown(
        resource,
        `Whether another region takes over is decided by DNS behind these names: ${listed(alone.map(({ domainName }) => domainName))}.`,
      )
    : pass(
        resource,
        'All that its behaviors lead to are origin groups, which take over for GET, HEAD and OPTIONS; where their origins are is not compared.',
      );
}
