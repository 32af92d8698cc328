import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { defineCheck, pass, warn } from '../check';
import { judgeDomains } from '../opensearch';
import { distinct } from '../words';

const isBurstable = (type: string): boolean => /^t\d/.test(type);

export const burstableOpenSearchNodes = defineCheck({
  id: 'burstable-opensearch-nodes',
  title: 'Search domains run on node types of constant performance',
  failureTitle: 'Search domain runs on burstable nodes',
  why: 'A node that has spent its CPU credits falls to a fraction of a vCPU at the peak; a master that does so loses the domain.',
  docs: 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/bp.html',
  workbook: '12 Performance',
  needs: ['openSearchDomains'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) =>
    judgeDomains(artifacts, context, ({ domain: { instanceType, dedicatedMasterType }, resource }) => {
      const types = distinct([instanceType, ...(dedicatedMasterType === null ? [] : [dedicatedMasterType])]);
      const detail = `Node types ${types.join(', ')}.`;
      return types.some(isBurstable)
        ? warn(resource, detail, {
            action:
              'Choose a memory-optimised or general-purpose type, and change to it before the load test: OpenSearch Service makes new nodes for that.',
            lead: 'rebuild',
          })
        : pass(resource, detail);
    }),
});
