import { originHostsOf, serving } from '../../judging/distributions';
import { scopeOf } from '../../judging/scope';
import { ARTIFACTS, type CloudFrontDistribution } from '../../model/artifacts';
import { GLOBAL } from '../../model/target';
import { defineEventCheck, type Judgement, notApplicable, pass, unknown, warn } from '../check';
import { distributionResource } from '../distributions';
import { knownEndpoints, type LookedUp, lookUpHost } from '../endpoints';

export const cloudFrontOrigins = defineEventCheck({
  id: 'cloudfront-origins',
  title: 'Load balancers, APIs and buckets behind CloudFront distributions are in accounts of the plan',
  failureTitle: 'CloudFront distribution sends requests to what no account of the plan has',
  why: 'What a cache does not have comes from the origin: one that is gone answers with errors, and one that the plan does not name is judged by nothing.',
  docs: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistS3AndCustomOrigins.html',
  workbook: '6 Resources',
  needs: ['cloudFrontDistributions', 'loadBalancers', 'classicLoadBalancers', 'apis'],
  uses: ['s3BucketNames'],
  wholeAccount: true,
  evaluate(targets, { plan }) {
    const known = knownEndpoints(targets, plan);
    const byAccount = Map.groupBy(targets, ({ target }) => target.account);
    const judged = [...byAccount].flatMap(([account, [first]]) => {
      const scope = scopeOf(plan, { account, region: GLOBAL });
      return serving(first?.artifacts.cloudFrontDistributions ?? [])
        .filter((one) => scope.includes(ARTIFACTS.cloudFrontDistributions.owner(one)))
        .map((one) => judge(one, (host) => lookUpHost(host, known)));
    });
    return judged.length > 0 ? judged : [notApplicable('No distribution of CloudFront is in the scope.')];
  },
});

function judge(distribution: CloudFrontDistribution, lookUp: (host: string) => LookedUp): Judgement {
  const resource = distributionResource(distribution);
  const hosts = originHostsOf(distribution).map((host) => ({ host, ...lookUp(host) }));
  const said = hosts.map(({ words }) => words).join(' ');
  if (hosts.some(({ outcome }) => outcome === 'missing')) {
    return warn(resource, said, {
      action:
        'Correct the origin if what it names is gone; else add the account that has it to the plan, so that it is judged.',
      lead: 'repair',
    });
  }
  return hosts.length > 0 && hosts.every(({ outcome }) => outcome === 'found' || outcome === 'unread')
    ? pass(resource, said)
    : unknown(resource, said);
}
