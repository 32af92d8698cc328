import { describe, expect, it } from '@jest/globals';
import { storeEndpoints } from '../../../src/checks/capacity/store-endpoints';
import type { Artifacts } from '../../../src/model/artifacts';
import { aDynamodbTable, aNatGateway, aNatRoute, aStoreEndpoint } from '../../builders/artifacts';
import { CARRYING, runCheck, statusesOf } from '../../builders/check';

const dynamodb = aStoreEndpoint({ vpcEndpointId: 'vpce-ddb', store: 'dynamodb' });

const artifacts = (overrides: Partial<Artifacts> = {}): Partial<Artifacts> => ({
  natGateways: [aNatGateway()],
  natRoutes: [aNatRoute()],
  storeEndpoints: [aStoreEndpoint(), dynamodb],
  dynamodbTables: [aDynamodbTable()],
  ...overrides,
});

describe('store-endpoints', () => {
  it.each<[string, Partial<Artifacts>, string]>([
    ['both endpoints', {}, 'pass'],
    ['none for S3', { storeEndpoints: [dynamodb] }, 'warn'],
    ['none for DynamoDB', { storeEndpoints: [aStoreEndpoint()] }, 'warn'],
    ['none for DynamoDB without tables', { storeEndpoints: [aStoreEndpoint()], dynamodbTables: [] }, 'pass'],
    ['one of another VPC', { storeEndpoints: [aStoreEndpoint({ vpcId: 'vpc-2' }), dynamodb] }, 'warn'],
    ['one that is rejected', { storeEndpoints: [aStoreEndpoint({ state: 'rejected' }), dynamodb] }, 'warn'],
    [
      'one that is being created',
      { storeEndpoints: [aStoreEndpoint({ state: 'pending' }), dynamodb] },
      'unknown',
    ],
    [
      'one that another route table leads to',
      { storeEndpoints: [aStoreEndpoint({ routeTableIds: ['rtb-b'] }), dynamodb] },
      'warn',
    ],
    [
      'one with addresses that the name leads to',
      {
        storeEndpoints: [
          aStoreEndpoint({ isGateway: false, hasPrivateDns: true, routeTableIds: [] }),
          dynamodb,
        ],
      },
      'pass',
    ],
    [
      'one with addresses that the name does not lead to',
      { storeEndpoints: [aStoreEndpoint({ isGateway: false, routeTableIds: [] }), dynamodb] },
      'warn',
    ],
    ['no subnets', { natRoutes: [aNatRoute({ subnetIds: [] })], storeEndpoints: [] }, 'notApplicable'],
    [
      'a private gateway',
      { natGateways: [aNatGateway({ connectivityType: 'private' })], storeEndpoints: [] },
      'notApplicable',
    ],
  ])('judges %s', (_, overrides, status) => {
    expect(statusesOf(storeEndpoints, artifacts(overrides), CARRYING)).toEqual([status]);
  });

  it('creates what is not there, and leads other route tables to what is', () => {
    const natRoutes = [aNatRoute(), aNatRoute({ routeTableId: 'rtb-c' })];
    const [judgement] = runCheck(
      storeEndpoints,
      artifacts({ natRoutes, storeEndpoints: [dynamodb] }),
      CARRYING,
    );
    expect(judgement).toMatchObject({
      detail: expect.stringContaining(
        'rtb-a, rtb-c lead to no endpoint of S3, and rtb-c lead to no endpoint of DynamoDB',
      ),
    });
    const commands = [judgement && 'fix' in judgement ? judgement.fix.command : []].flat();
    expect(commands.map((command) => command?.words.slice(5).join(' '))).toEqual([
      '--vpc-id vpc-1 --service-name com.amazonaws.us-east-1.s3 --route-table-ids rtb-a rtb-c',
      '--vpc-endpoint-id vpce-ddb --add-route-table-ids rtb-c',
    ]);
  });
});
