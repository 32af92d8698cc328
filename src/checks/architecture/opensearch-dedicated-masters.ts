import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { defineCheck, fail, pass, warn } from '../check';
import { judgeDomains } from '../opensearch';
import { count } from '../words';

/** "We recommend three": with two, or after one of two is lost, no majority elects a master ("Dedicated master nodes"). */
const FEWEST = 3;

export const openSearchDedicatedMasters = defineCheck({
  id: 'opensearch-dedicated-masters',
  title: 'Search domains have three dedicated masters',
  failureTitle: 'Search domain has no majority of dedicated masters',
  why: 'A master that also answers searches is late when they are many: nodes are then taken for lost, and the domain becomes red.',
  docs: 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-dedicatedmasternodes.html',
  workbook: '12 Resilience',
  needs: ['openSearchDomains'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) =>
    judgeDomains(
      artifacts,
      context,
      ({ domain: { domainName, dedicatedMasterCount: masters }, resource }) => {
        const fix = {
          action: `Give ${domainName} three dedicated masters, of the size that AWS advises for its nodes and shards.`,
          lead: 'redundancy',
        } as const;
        const detail = `${count(masters, 'dedicated master')}.`;
        if (masters === 0) return warn(resource, 'Its data nodes are its masters.', fix);
        if (masters < FEWEST) return fail(resource, `${detail} Without one, there is no majority.`, fix);
        return masters % 2 === 1
          ? pass(resource, detail)
          : warn(resource, `${detail} Of an even number one is of no use.`, fix);
      },
    ),
});
