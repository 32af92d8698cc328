import { describe, expect, it } from '@jest/globals';
import { lambdaFunctionZones } from '../../../src/checks/architecture/lambda-function-zones';
import type { LambdaFunction } from '../../../src/model/artifacts';
import { aFunctionVpc, aLambdaFunction, aSubnet } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

const subnets = [
  aSubnet({ subnetId: 'subnet-a', availabilityZone: 'us-east-1a' }),
  aSubnet({ subnetId: 'subnet-b', availabilityZone: 'us-east-1b' }),
  aSubnet({ subnetId: 'subnet-a2', availabilityZone: 'us-east-1a' }),
];

const judge = (vpc: LambdaFunction['vpc'], context: object = CARRYING) =>
  runCheck(lambdaFunctionZones, { lambdaFunctions: [aLambdaFunction({ vpc })], subnets }, context);

describe('lambda-function-zones', () => {
  it.each<[string, LambdaFunction['vpc'], string, string]>([
    ['two zones', aFunctionVpc(), 'pass', '2 zones: us-east-1a, us-east-1b'],
    ['two subnets of one zone', aFunctionVpc('subnet-a', 'subnet-a2'), 'fail', '1 zone: us-east-1a'],
    ['no VPC', null, 'pass', 'in no VPC'],
    ['a subnet that was not listed', aFunctionVpc('subnet-a', 'subnet-x'), 'unknown', 'subnet-x'],
    ['two zones, and such a subnet', aFunctionVpc('subnet-a', 'subnet-b', 'subnet-x'), 'pass', '2 zones'],
    ['no subnets that are known', aFunctionVpc('subnet-x'), 'unknown', 'not known'],
    ['an inventory of an earlier version', undefined, 'unknown', 'not read'],
  ])('%s', (_, vpc, status, detail) => {
    expect(judge(vpc)).toMatchObject([
      { status, resource: { name: 'checkout' }, detail: expect.stringContaining(detail) },
    ]);
  });

  it('asks nothing of a function off the path of traffic', () => {
    const off = { placed: () => ({ placement: 'off', because: 'So it is.' }) };
    expect(judge(aFunctionVpc('subnet-a'), off)).toMatchObject([{ status: 'notApplicable' }]);
  });
});
