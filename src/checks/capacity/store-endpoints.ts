import { awsCommand } from '../../judging/aws-command';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import type { Artifacts, NatGateway, StoreEndpoint } from '../../model/artifacts';
import type { Target } from '../../model/target';
import {
  defineCheck,
  type JudgedResource,
  type Judgement,
  notApplicable,
  pass,
  unknown,
  warn,
} from '../check';
import { judgeServingGateways } from '../nat-gateways';
import { distinct, listed } from '../words';

const STORES = { s3: 'S3', dynamodb: 'DynamoDB' } as const;
type Store = StoreEndpoint['store'];

export const storeEndpoints = defineCheck({
  id: 'store-endpoints',
  title: 'S3 and DynamoDB are reached through VPC endpoints, and not through NAT gateways',
  failureTitle: 'What goes to S3 or DynamoDB passes a NAT gateway',
  why: 'Images, logs and items that pass a NAT gateway take its bandwidth and its ports; a gateway endpoint has no such limits, and costs nothing.',
  docs: 'https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html',
  workbook: '12 Performance',
  needs: ['natGateways', 'natRoutes', 'storeEndpoints', 'dynamodbTables'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate(artifacts, context) {
    return judgeServingGateways(artifacts, context, (gateway, resource) =>
      judgeGateway(gateway, resource, artifacts, context.target),
    );
  },
});

function judgeGateway(
  { natGatewayId, vpcId, connectivityType }: NatGateway,
  resource: JudgedResource,
  artifacts: Pick<Artifacts, 'natRoutes' | 'storeEndpoints' | 'dynamodbTables'>,
  target: Target,
): Judgement {
  const tables = artifacts.natRoutes.filter(
    (route) => route.natGatewayId === natGatewayId && route.subnetIds.length > 0,
  );
  if (tables.length === 0) return notApplicable('No subnet leaves through it.', resource);
  if (connectivityType === 'private') {
    return notApplicable('It is private: it does not lead to public addresses of AWS.', resource);
  }
  // DynamoDB is of use to who has tables; nearly everything reads something from S3.
  const stores: readonly Store[] = artifacts.dynamodbTables.length > 0 ? ['s3', 'dynamodb'] : ['s3'];
  const endpoints = artifacts.storeEndpoints.filter((endpoint) => endpoint.vpcId === vpcId);
  const isPending = endpoints.some(({ state }) => state === 'pending');
  const lacking = stores.flatMap((store) => {
    const own = endpoints.filter((one) => one.store === store && one.state === 'available');
    const isByName = own.some(({ isGateway, hasPrivateDns }) => !isGateway && hasPrivateDns);
    const led = new Set(own.flatMap(({ routeTableIds }) => routeTableIds));
    const without = distinct(
      tables.map(({ routeTableId }) => routeTableId).filter((routeTableId) => !led.has(routeTableId)),
    );
    if (isByName || without.length === 0) return [];
    return { store, without, gateway: own.find(({ isGateway }) => isGateway) };
  });
  if (lacking.length === 0) {
    return pass(
      resource,
      `What leaves through it reaches ${listed(stores.map((store) => STORES[store]))} through VPC endpoints.`,
    );
  }
  if (isPending) return unknown(resource, 'An endpoint of its VPC is still being created.');
  const [first, ...others] = lacking.map(({ store, without, gateway }) =>
    gateway === undefined
      ? awsCommand(target, 'ec2', 'create-vpc-endpoint', {
          'vpc-id': vpcId,
          'service-name': `com.amazonaws.${target.region}.${store}`,
          'route-table-ids': without,
        })
      : awsCommand(target, 'ec2', 'modify-vpc-endpoint', {
          'vpc-endpoint-id': gateway.vpcEndpointId,
          'add-route-table-ids': without,
        }),
  );
  const words = lacking.map(
    ({ store, without }) => `${listed(without)} lead to no endpoint of ${STORES[store]}`,
  );
  return warn(
    resource,
    `Of the route tables that lead to it, ${words.join(', and ')}: what goes there passes the NAT gateway. How much that is was not measured.`,
    {
      action: `Lead ${vpcId} to ${lacking.map(({ store }) => STORES[store]).join(' and ')} through gateway endpoints. Open connections break for a moment, and policies that name public addresses no longer match: do it in a quiet hour.`,
      ...(first && { command: [first, ...others] as const }),
      lead: 'networking',
    },
  );
}
