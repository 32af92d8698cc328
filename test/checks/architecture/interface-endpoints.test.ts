import { describe, expect, it } from '@jest/globals';
import { interfaceEndpointState } from '../../../src/checks/architecture/interface-endpoint-state';
import { interfaceEndpointZones } from '../../../src/checks/architecture/interface-endpoint-zones';
import type { AnyTargetCheck, TargetContext } from '../../../src/checks/check';
import type { InterfaceEndpoint } from '../../../src/model/artifacts';
import {
  aFunctionVpc,
  aLambdaFunction,
  anAutoScalingGroup,
  anEc2Instance,
  anEcsService,
  anInterfaceEndpoint,
  aSubnet,
} from '../../builders/artifacts';
import { runCheck } from '../../builders/check';

const subnets = [
  aSubnet({ subnetId: 'subnet-a', availabilityZone: 'us-east-1a' }),
  aSubnet({ subnetId: 'subnet-b', availabilityZone: 'us-east-1b' }),
  aSubnet({ subnetId: 'subnet-a2', availabilityZone: 'us-east-1a' }),
  aSubnet({ subnetId: 'subnet-hub', vpcId: 'vpc-hub' }),
];
const placedBy =
  (placement: 'on' | 'off'): TargetContext['placed'] =>
  () => ({ placement, because: 'The test says so.' });
const ON = { placed: placedBy('on') };

const judgeAll = (
  check: AnyTargetCheck,
  endpoints: readonly Partial<InterfaceEndpoint>[],
  context: Partial<TargetContext> = ON,
  others: Parameters<typeof runCheck>[1] = { autoScalingGroups: [anAutoScalingGroup()] },
) =>
  runCheck(
    check,
    { interfaceEndpoints: endpoints.map((one) => anInterfaceEndpoint(one)), subnets, ...others },
    context,
  );

describe('interface-endpoint-zones', () => {
  const inA = { subnetIds: ['subnet-a'] };
  it.each<[string, readonly Partial<InterfaceEndpoint>[], readonly string[]]>([
    ['two zones', [{}], ['pass']],
    ['two subnets of one zone', [{ subnetIds: ['subnet-a', 'subnet-a2'] }], ['warn']],
    ['a subnet that was not listed', [{ subnetIds: ['subnet-a', 'subnet-x'] }], ['unknown']],
    ['none', [{ subnetIds: [] }], ['unknown']],
    ['one that failed', [{ ...inA, state: 'failed' }], ['notApplicable']],
    ['two of one service', [inA, { vpcEndpointId: 'vpce-2', subnetIds: ['subnet-b'] }], ['pass', 'pass']],
    [
      'two, of which one failed',
      [inA, { subnetIds: ['subnet-b'], state: 'failed' }],
      ['warn', 'notApplicable'],
    ],
    ['two of two services', [inA, { reaches: 'com.amazonaws.us-east-1.sqs' }], ['warn', 'pass']],
    ['two in two VPCs', [inA, { vpcId: 'vpc-2' }], ['warn', 'pass']],
  ])('%s', (_, endpoints, statuses) => {
    expect(judgeAll(interfaceEndpointZones, endpoints).map(({ status }) => status)).toEqual(statuses);
  });

  it('names the service, the VPC and the zone', () => {
    expect(judgeAll(interfaceEndpointZones, [inA])).toMatchObject([
      {
        resource: { name: 'secretsmanager in vpc-1 (vpce-secrets)' },
        detail: 'It is in 1 zone: us-east-1a.',
        fix: { action: expect.stringContaining('the endpoint of secretsmanager in vpc-1 a subnet') },
      },
    ]);
  });
});

describe('interface-endpoint-state', () => {
  it.each([
    ['available', 'pass', 'available'],
    ['failed', 'fail', 'EC2 could not create it'],
    ['rejected', 'fail', 'rejected it'],
    ['expired', 'fail', 'in time'],
    ['pendingacceptance', 'fail', 'has not accepted it'],
    ['pending', 'warn', 'still being created'],
    ['partial', 'warn', 'not in service in all'],
    ['deleting', 'warn', 'being deleted'],
    ['resting', 'unknown', 'What that means is not known.'],
  ])('%s', (state, status, detail) => {
    expect(judgeAll(interfaceEndpointState, [{ state }])).toMatchObject([
      { status, detail: expect.stringContaining(detail) },
    ]);
  });

  it('lets be one beside another of its service and VPC that is available', () => {
    const failed = { state: 'failed', vpcEndpointId: 'vpce-old' };
    const statuses = (other: Partial<InterfaceEndpoint>) =>
      judgeAll(interfaceEndpointState, [failed, other]).map(({ status }) => status);
    expect(statuses({})).toEqual(['notApplicable', 'pass']);
    expect(statuses({ vpcId: 'vpc-2' })).toEqual(['fail', 'pass']);
    expect(statuses({ reaches: 'com.amazonaws.us-east-1.sqs' })).toEqual(['fail', 'pass']);
  });

  it('stands where what runs in its VPC does', () => {
    const statusWith = (
      others: Parameters<typeof runCheck>[1],
      placement: 'on' | 'off' = 'on',
      vpcId = 'vpc-1',
    ) =>
      judgeAll(
        interfaceEndpointState,
        [{ state: 'failed', vpcId }],
        { placed: placedBy(placement) },
        others,
      )[0]?.status;
    const runners: Parameters<typeof runCheck>[1][] = [
      { autoScalingGroups: [anAutoScalingGroup()] },
      { ecsServices: [anEcsService()] },
      { ec2Instances: [anEc2Instance({ autoScalingGroupName: null })] },
      { lambdaFunctions: [aLambdaFunction({ vpc: aFunctionVpc() })] },
    ];
    expect(runners.map((one) => statusWith(one))).toEqual(['fail', 'fail', 'fail', 'fail']);
    expect(runners.map((one) => statusWith(one, 'off'))).toEqual(Array(4).fill('notApplicable'));
    // Nothing that was read runs there: others may reach it from their VPCs.
    expect(runners.map((one) => statusWith(one, 'on', 'vpc-hub'))).toEqual(Array(4).fill('warn'));
    expect(statusWith({ lambdaFunctions: [aLambdaFunction({ vpc: null })] })).toBe('warn');
  });

  it.each([
    ['com.amazonaws.us-east-1.ecr.api', 'ecr.api'],
    ['cn.com.amazonaws.cn-north-1.sqs', 'sqs'],
    ['com.amazonaws.vpce.us-east-1.vpce-svc-1', 'com.amazonaws.vpce.us-east-1.vpce-svc-1'],
  ])('calls %s by its name', (reaches, name) => {
    expect(judgeAll(interfaceEndpointState, [{ reaches }])[0]?.resource.name).toBe(
      `${name} in vpc-1 (vpce-secrets)`,
    );
  });
});
