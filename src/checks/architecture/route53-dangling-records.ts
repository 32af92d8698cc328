import { scopeOf } from '../../judging/scope';
import { ARTIFACTS } from '../../model/artifacts';
import { GLOBAL } from '../../model/target';
import { defineEventCheck, type Judgement, notApplicable, pass, unknown, warn } from '../check';
import { listNames, type NamedRecords } from '../dns';
import { knownEndpoints, type LookedUp, lookUpHost } from '../endpoints';
import { distinct } from '../words';

export const route53DanglingRecords = defineEventCheck({
  id: 'route53-dangling-records',
  title: 'Records lead to load balancers, APIs and buckets that are there',
  failureTitle: 'Record leads to a load balancer, API or bucket that no account of the plan has',
  why: 'A name that leads to what is gone answers nobody, and one that leads to an account beside the plan is judged by nothing.',
  docs: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-choosing-alias-non-alias.html',
  workbook: '6 Resources',
  needs: ['hostedZones', 'hostedZoneRecords', 'loadBalancers', 'classicLoadBalancers', 'apis'],
  uses: ['s3BucketNames'],
  wholeAccount: true,
  evaluate(targets, { plan }) {
    const known = knownEndpoints(targets, plan);
    const byAccount = Map.groupBy(targets, ({ target }) => target.account);
    const judged = [...byAccount].flatMap(([account, [first]]) => {
      const scope = scopeOf(plan, { account, region: GLOBAL });
      return first === undefined
        ? []
        : listNames(first.artifacts)
            .filter(({ zone }) => scope.includes(ARTIFACTS.hostedZones.owner(zone)))
            .map((named) => judge(named, (host) => lookUpHost(host, known)));
    });
    return judged.length > 0 ? judged : [notApplicable('No record in the scope leads to another name.')];
  },
});

function judge({ resource, records }: NamedRecords, lookUp: (host: string) => LookedUp): Judgement {
  const hosts = distinct(records.flatMap(({ targets }) => targets)).map(lookUp);
  const gone = hosts.filter(({ outcome }) => outcome === 'missing');
  if (gone.length > 0) {
    return warn(resource, gone.map(({ words }) => words).join(' '), {
      action:
        'Correct or delete the record if what it leads to is gone; else add the account that has it to the plan, so that it is judged.',
      lead: 'repair',
    });
  }
  const unread = hosts.filter(({ outcome }) => outcome === 'unread');
  if (unread.length > 0) {
    return unknown(
      resource,
      `${unread.map(({ words }) => words).join(' ')} Whoever makes a bucket in place of one that was deleted answers in its name.`,
    );
  }
  const found = hosts.filter(({ outcome }) => outcome === 'found');
  return hosts.length > 0 && found.length === hosts.length
    ? pass(resource, found.map(({ words }) => words).join(' '))
    : notApplicable('Not all that it leads to is known by its name.', resource);
}
