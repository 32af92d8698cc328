import { DescribeRegionsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { afterAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { createClients } from '../../src/aws/clients';
import { explainRegion } from '../../src/collect/region-state';
import type { CollectFailure, Inventory } from '../../src/model/inventory';
import type { Target } from '../../src/model/target';
import { aVolume } from '../builders/artifacts';
import { awsError } from '../builders/aws';

const ec2 = mockClient(EC2Client);
beforeEach(() => {
  ec2.reset();
});
afterAll(() => ec2.restore());

const failed = (code: string): CollectFailure => ({ ok: false, code, message: 'no', action: null });

const inventory = (region: string, artifacts: Inventory['artifacts']): Inventory => ({
  target: { account: '111122223333', region },
  collectedAt: '2026-11-22T00:00:00.000Z',
  artifacts,
  cost: { requests: 2, metricsBought: 0 },
});
const OFF = {
  // AWS offers no SES in ap-east-1, which takes no call to know.
  sesAccount: { ok: true as const, data: { account: null } },
  subnets: failed('AuthFailure'),
  dbInstances: failed('InvalidClientTokenId'),
  serviceQuotas: failed('UnrecognizedClientException'),
  dbParameters: failed('NeedsFailed'),
  // A service that the region does not have says nothing of the region.
  taggedResources: failed('UnknownOperationException'),
  volumes: failed('Unreachable'),
  lambdaFunctions: failed('Unparsable'),
  // Nothing on a list is no sign that the region is enabled.
  secrets: { ok: true as const, data: [] },
};

const connect = jest.fn((target: Target) =>
  createClients({ ...target, credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'x' } }),
);
const explain = (of: Inventory) => explainRegion(of, connect, new AbortController().signal);
const messages = ({ artifacts }: Inventory) => [
  ...new Set(Object.values(artifacts).map((result) => (result.ok ? 'ok' : result.message))),
];

describe('a region in which nothing accepts the credentials', () => {
  it.each([
    [
      'not-opted-in',
      /^The region ap-east-1 is not enabled in account 111122223333: enable it, or take it out of the plan\.$/,
    ],
    [
      'opted-in',
      /^The region ap-east-1 is enabled in account 111122223333, but refuses these credentials: .*AWS_STS_REGIONAL_ENDPOINTS=regional/,
    ],
  ])('is %s, as a region that is on says, in one sentence for all', async (OptInStatus, expected) => {
    ec2.on(DescribeRegionsCommand).resolves({ Regions: [{ RegionName: 'ap-east-1', OptInStatus }] });
    const explained = await explain(inventory('ap-east-1', OFF));
    expect(messages(explained)).toEqual([expect.stringMatching(expected)]);
    expect(Object.keys(explained.artifacts)).toEqual(Object.keys(OFF));
    expect(connect).toHaveBeenLastCalledWith({ account: '111122223333', region: 'global' });
    expect(ec2.commandCalls(DescribeRegionsCommand)[0]?.args[0].input).toEqual({
      RegionNames: ['ap-east-1'],
      AllRegions: true,
    });
  });

  it.each([
    ['is refused', () => ec2.on(DescribeRegionsCommand).rejects(awsError('UnauthorizedOperation'))],
    ['names it not', () => ec2.on(DescribeRegionsCommand).resolves({ Regions: [] })],
  ])('seems to be off where the question %s', async (_, answer) => {
    answer();
    expect(messages(await explain(inventory('ap-east-1', OFF)))).toEqual([
      expect.stringMatching(
        /^The region ap-east-1 is not enabled .*, it seems, .*: enable it, or take it out of the plan\.$/,
      ),
    ]);
  });
});

it.each<[string, string, Inventory['artifacts']]>([
  ['a region that every account has', 'us-east-1', OFF],
  ['one answer', 'ap-east-1', { ...OFF, volumes: { ok: true, data: [aVolume()] } }],
  ['another failure', 'ap-east-1', { ...OFF, volumes: failed('Timeout') }],
  ['nothing asked', 'ap-east-1', {}],
  ['what only needs what failed', 'ap-east-1', { dbParameters: failed('NeedsFailed') }],
])('leaves the failures as they are for %s', async (_, region, artifacts) => {
  const given = inventory(region, artifacts);
  expect(await explain(given)).toBe(given);
  expect(ec2.calls()).toEqual([]);
});
