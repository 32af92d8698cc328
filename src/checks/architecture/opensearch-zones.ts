import type { FixDraft } from '../../judging/fix';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { round } from '../../lib/round';
import { defineCheck, fail, type Judgement, pass, unknown, warn } from '../check';
import { judgeDomains, type MeasuredDomain } from '../opensearch';
import { count } from '../words';

export const openSearchZones = defineCheck({
  id: 'opensearch-zones',
  title: 'Search domains survive the loss of a zone: each index has a copy elsewhere',
  failureTitle: 'Search domain may be lost with a zone, or an index of it',
  why: 'What is lost of an index is missing in every search until it is restored from a snapshot, which takes hours.',
  docs: 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-multiaz.html',
  workbook: '12 Resilience',
  needs: ['openSearchDomains', 'openSearchDomainPeaks'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) => judgeDomains(artifacts, context, judgeZones),
});

function judgeZones({ domain, peaks, resource }: MeasuredDomain): Judgement {
  const { domainName, instanceCount, zoneCount, multiAzWithStandby } = domain;
  const detail = `${count(instanceCount, 'data node')} in ${count(zoneCount, 'zone')}.`;
  const standBy: FixDraft = {
    action: `Spread ${domainName} over three zones with Multi-AZ with Standby, which takes three dedicated masters, data nodes in multiples of three and two replicas of each index, and test the loss of a node.`,
    lead: 'rebuild',
  };
  if (instanceCount < 2 || zoneCount < 2) return fail(resource, detail, standBy);
  if (multiAzWithStandby)
    return pass(resource, `${detail} Multi-AZ with Standby sees to it that each index has its copies.`);
  const copies = peaks?.latest?.copies ?? null;
  if (copies === null) return unknown(resource, `${detail} Whether its indexes have replicas is not known.`);
  if (copies < 2 && (domain.warmCount > 0 || peaks?.latest?.status !== 'green')) {
    return unknown(
      resource,
      `${detail} Each shard has ${round(copies)} copies on average: of UltraWarm, which needs none, or of replicas that have no place now, so that nothing tells whether every index has one.`,
    );
  }
  if (copies < 2) {
    return fail(
      resource,
      `${detail} Each shard has ${round(copies)} copies on average, so that some index has no replica.`,
      {
        action: `Find the indexes of ${domainName} without a replica (_cat/indices?h=index,rep) and give them one, also in their templates.`,
        lead: 'redundancy',
      },
    );
  }
  const uneven = instanceCount % zoneCount === 0 ? '' : ' They are not spread evenly.';
  return warn(
    resource,
    `${detail}${uneven} Each shard has ${round(copies)} copies on average. Whether every index has a replica, AWS does not say; only Multi-AZ with Standby sees to it.`,
    {
      action: `See that every index of ${domainName} has a replica (_cat/indices?h=index,rep), and data nodes are in multiples of ${zoneCount}; or turn on Multi-AZ with Standby.`,
      lead: 'redundancy',
    },
  );
}
