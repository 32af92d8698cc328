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
import { distinct, listed } from '../words';

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
  const hosts = new Map(origins.map(({ originId, domainName }) => [originId, domainName]));
  const used = originGroups
    .filter(({ originGroupId }) => targetOriginIds.includes(originGroupId))
    .map(({ originIds }) => originIds.map((id) => hosts.get(id) ?? id));
  const together = used.filter((names) => regionsOf(names).size === 1 && !regionsOf(names).has(null));
  if (inRegion.length > 0 || together.length > 0) {
    return warn(
      resource,
      [
        inRegion.length > 0
          ? `These origins are in one region, with none to take over: ${listed(inRegion.map(({ domainName }) => domainName))}.`
          : '',
        ...together.map((names) => `All origins of a group are in one region: ${listed(names)}.`),
      ]
        .filter((sentence) => sentence !== '')
        .join(' '),
      {
        action:
          'Put each into an origin group with its counterpart of the other region (which takes over for GET, HEAD and OPTIONS alone), or give the origin a name that Route 53 moves to the other region.',
        lead: 'networking',
      },
    );
  }
  const open = [
    ...alone.map(({ domainName }) => domainName),
    ...used.filter((names) => regionsOf(names).has(null)).flatMap((names) => names.filter(isUntold)),
  ];
  return open.length > 0
    ? unknown(
        resource,
        `Whether another region takes over is not told by these names: ${listed(distinct(open))}.`,
      )
    : pass(
        resource,
        'All that its behaviors lead to are origin groups in several regions, which take over for GET, HEAD and OPTIONS.',
      );
}

const regionOf = (host: string): string | null => endpointOf(host)?.region ?? null;

const isUntold = (host: string): boolean => regionOf(host) === null;

/** The regions of some origins; null among them: of one the name does not tell it. */
const regionsOf = (hosts: readonly string[]): ReadonlySet<string | null> => new Set(hosts.map(regionOf));
