import { serving } from '../../judging/distributions';
import { plainHost } from '../../judging/endpoints';
import { hostsOf, isInDomain, isUnder } from '../../judging/hosts';
import type { Artifacts, CloudFrontDistribution, DnsRecord } from '../../model/artifacts';
import type { EventPlan } from '../../plan/schema';
import {
  type CollectedTarget,
  defineEventCheck,
  type Judgement,
  notApplicable,
  pass,
  unknown,
  warn,
} from '../check';
import { distinct, listed } from '../words';

export const endpointCdn = defineEventCheck({
  id: 'endpoint-cdn',
  title: 'Sites of the event are behind a content delivery network',
  failureTitle: 'The name of a site leads past content delivery networks',
  why: 'At the edge a flood is absorbed over hundreds of sites; a name that leads to a region lets it compete with customers there.',
  docs: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-to-cloudfront-distribution.html',
  workbook: '12 Performance',
  needs: ['cloudFrontDistributions'],
  uses: ['hostedZoneRecords'],
  wholeAccount: true,
  evaluate(targets, { plan }) {
    const known = readEdge(targets);
    const sites = hostsOf(plan).filter(({ kind, host }) => kind === 'site' && isInDomain(host));
    return sites.length === 0
      ? [notApplicable('No endpoint of the plan is a site in a domain.')]
      : sites.map(({ host }) => judge(host, known, plan));
  },
});

/** What stands at the edge, and where names lead, in all accounts that were read. */
interface Edge {
  readonly distributions: readonly CloudFrontDistribution[];
  readonly records: ReadonlyMap<string, readonly DnsRecord[]>;
}

function readEdge(targets: readonly CollectedTarget<'cloudFrontDistributions'>[]): Edge {
  const records = targets.flatMap(({ artifacts }) =>
    ((artifacts as Partial<Artifacts>).hostedZoneRecords ?? []).flatMap((zone) => zone.records),
  );
  return {
    distributions: targets.flatMap(({ artifacts }) => serving(artifacts.cloudFrontDistributions)),
    records: Map.groupBy(records, ({ recordName }) => recordName),
  };
}

/** Whether a distribution answers to a name; a wildcard stands for all names below its domain. */
const hasAlias =
  (host: string) =>
  ({ aliases }: CloudFrontDistribution): boolean =>
    aliases
      .map(plainHost)
      .some((alias) =>
        alias.startsWith('*.') ? host !== alias.slice(2) && isUnder(host, alias.slice(2)) : alias === host,
      );

/**
 * The names that a host leads to in the end, over records that were read; an empty text stands for addresses. Null where no record of it
 * was read: of records that are the only one of a name and give addresses, nothing is read.
 */
function endsOf(
  host: string,
  edge: Pick<Edge, 'records'>,
  passed: readonly string[] = [],
): readonly string[] | null {
  const own = edge.records.get(host);
  if (own === undefined || passed.includes(host)) return null;
  return distinct(
    own.flatMap(({ targets }) =>
      targets.length === 0
        ? ['']
        : targets.flatMap((target) => endsOf(target, edge, [...passed, host]) ?? [target]),
    ),
  );
}

const OF_CLOUDFRONT = /\.cloudfront\.(net|cn)$/;

/** Names that other content delivery networks give to those who use them, as their manuals have it. */
const OF_OTHERS = /\.(edgekey|edgesuite|akamaized|akamaiedge|fastly|fastlylb|cdn\.cloudflare)\.net$/;

const isEdge = (host: string): boolean => OF_CLOUDFRONT.test(host) || OF_OTHERS.test(host);

/** Names of AWS beside those of CloudFront: nothing at the edge that keeps answers stands there. */
const isPast = (host: string): boolean => host === '' || (!isEdge(host) && !isInDomain(host));

const inWords = (hosts: readonly string[]): string =>
  listed(hosts.map((host) => (host === '' ? 'addresses' : host)));

function judge(host: string, edge: Edge, { checklist }: EventPlan): Judgement {
  const resource = { name: host };
  const ends = endsOf(host, edge);
  const holder = edge.distributions.find(hasAlias(host));
  const past = (ends ?? []).filter(isPast);
  if (past.length > 0) {
    const held =
      holder === undefined ? 'no distribution has it' : `distribution ${holder.distributionId} has it`;
    return warn(resource, `The name leads to ${inWords(past)}, and ${held}.`, {
      action:
        'Put CloudFront or another CDN before it, give a distribution the name and a certificate for it, and let the record lead there.',
      lead: 'networking',
    });
  }
  if (
    holder !== undefined &&
    ends !== null &&
    ends.length > 0 &&
    ends.every((end) => OF_CLOUDFRONT.test(end))
  ) {
    return pass(resource, `Distribution ${holder.distributionId} has the name.`);
  }
  const own = edge.distributions.find(({ domainName }) => (ends ?? []).includes(plainHost(domainName)));
  if (own !== undefined) {
    return warn(
      resource,
      `The name leads to distribution ${own.distributionId}, which does not have it and refuses what is asked for it.`,
      { action: 'Give the distribution the name, and a certificate for it.', lead: 'configuration' },
    );
  }
  if (ends !== null && ends.length > 0 && ends.every((end) => OF_OTHERS.test(end))) {
    return pass(resource, `The name leads to another CDN: ${inWords(ends)}.`);
  }
  const answer = checklist['performance-cdn'];
  if (answer?.status === 'green') {
    // What people say is judged where they are asked: repeated here, it would look like what the accounts show.
    return notApplicable(
      `Nothing that was read shows what stands before it. Answered: ${answer.answer}`,
      resource,
    );
  }
  const isRead = ends !== null && ends.length > 0;
  const held =
    holder === undefined
      ? 'no distribution has the name'
      : `distribution ${holder.distributionId} has the name`;
  return unknown(
    resource,
    `${isRead ? `It leads to ${inWords(ends)}, of which nothing was read` : `No record of it was read, and ${held}`}. Say in the plan (checklist.performance-cdn) which CDN stands before it.`,
  );
}
