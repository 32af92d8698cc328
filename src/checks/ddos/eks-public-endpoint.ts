import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { defineCheck, pass, warn } from '../check';
import { judgeClusters } from '../eks';
import { listed } from '../words';

/** All addresses there are. */
const EVERYBODY = /^(0\.0\.0\.0\/0|::\/0)$/;

export const eksPublicEndpoint = defineCheck({
  id: 'eks-public-endpoint',
  title: 'The API servers of EKS clusters are not open to everybody',
  failureTitle: 'API server of an EKS cluster is open to everybody',
  why: 'Who floods the API server keeps the cluster from starting the pods and nodes of the peak.',
  docs: 'https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html',
  workbook: '12 Security',
  needs: ['eksClusters'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: ({ eksClusters }, context) =>
    judgeClusters(eksClusters, context, ({ endpointPublicAccess, publicAccessCidrs }, resource) => {
      if (!endpointPublicAccess) return pass(resource, 'It is reached only from within its VPC.');
      // AWS lets in everybody where no range is set.
      return publicAccessCidrs.length === 0 || publicAccessCidrs.some((range) => EVERYBODY.test(range))
        ? warn(resource, 'It is reached from all addresses; IAM decides who gets an answer.', {
            action:
              'Let in the addresses of those who administer it, and of nodes that have no private endpoint; or turn the public endpoint off.',
            lead: 'security',
          })
        : pass(resource, `It is reached from ${listed(publicAccessCidrs)}.`);
    }),
});
