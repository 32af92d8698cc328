import { awsCommand } from '../../judging/aws-command';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { defineCheck, pass, warn } from '../check';
import { judgeClusters } from '../eks';

export const eksPrivateEndpoint = defineCheck({
  id: 'eks-private-endpoint',
  title: 'Nodes reach the API server of their EKS cluster within the VPC',
  failureTitle: 'Nodes of an EKS cluster reach its API server only by its public address',
  why: 'Each node that joins, and each pod that starts, asks the API server: by its public address that takes a NAT gateway, or addresses that are let in.',
  docs: 'https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html',
  workbook: '12 Resilience',
  needs: ['eksClusters'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: ({ eksClusters }, context) =>
    judgeClusters(eksClusters, context, ({ clusterName, endpointPrivateAccess }, resource) =>
      endpointPrivateAccess
        ? pass(resource, 'Its endpoint is in the VPC.')
        : warn(resource, 'It has no endpoint in the VPC.', {
            action: `Give the API server of ${clusterName} a private endpoint.`,
            command: awsCommand(context.target, 'eks', 'update-cluster-config', {
              name: clusterName,
              'resources-vpc-config': 'endpointPrivateAccess=true',
            }),
            lead: 'configuration',
          }),
    ),
});
