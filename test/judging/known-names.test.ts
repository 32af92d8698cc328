import { describe, expect, it } from '@jest/globals';
import { isLeftOut, knownNames, type Mention } from '../../src/judging/known-names';
import type { Artifacts } from '../../src/model/artifacts';
import {
  aDbInstance,
  anAutoScalingGroup,
  anEc2Instance,
  aVolume,
  healthyAccount,
} from '../builders/artifacts';
import { anInventory } from '../builders/ceiling';
import { aPlan } from '../builders/plan';

const ACCOUNT = '111122223333';
const US = { account: ACCOUNT, region: 'us-east-1' };

const planOf = (scope: object, ...others: readonly object[]) =>
  aPlan({
    accounts: [{ id: ACCOUNT, regions: [{ name: 'us-east-1', scope }, ...(others as { name: string }[])] }],
  });
const rds = (name: string): Mention => ({ name, kinds: ['rds'] });
const groupNamed = (name: string): Mention => ({ name, kinds: ['autoScalingGroup'] });

/** The event has the database `orders` and the group `web` with its instance; the rest is others'. */
const region: Partial<Artifacts> = {
  ...healthyAccount,
  autoScalingGroups: [
    anAutoScalingGroup({ targetGroupArns: [] }),
    anAutoScalingGroup({ autoScalingGroupName: 'batch', targetGroupArns: [] }),
  ],
  ec2Instances: [
    anEc2Instance({ instanceId: 'i-web', autoScalingGroupName: 'web' }),
    anEc2Instance({ instanceId: 'i-dev', autoScalingGroupName: null }),
  ],
  volumes: [
    aVolume({ volumeId: 'vol-web', instanceIds: ['i-web'] }),
    aVolume({ volumeId: 'vol-dev', instanceIds: ['i-dev'] }),
  ],
  dbInstances: [
    aDbInstance({ dbInstanceIdentifier: 'orders' }),
    aDbInstance({ dbInstanceIdentifier: 'dev', dbInstanceArn: 'arn:dev' }),
  ],
};
const scoped = planOf({ autoScalingGroups: ['web'], rds: ['orders'] });
const known = [knownNames(scoped, anInventory(region))];

describe('isLeftOut', () => {
  it.each<[string, Mention[], boolean]>([
    ['a database of others', [rds('dev')], true],
    ['the same in capitals, as RDS does not tell them apart', [rds('DEV')], true],
    ['its ARN', [{ name: 'arn:dev', kinds: ['loadBalancer', 'rds'] }], true],
    ['a volume of an instance of others', [{ name: 'vol-dev', kinds: ['volume'] }], true],
    ['a database of the event', [rds('orders')], false],
    ['a volume that comes along with the group', [{ name: 'vol-web', kinds: ['volume'] }], false],
    ['a database that nothing lists', [rds('reports')], false],
    ['a part of a name', [rds('de')], false],
    ['what has the name of another kind', [{ name: 'batch', kinds: ['rds'] }], false],
    ['one of others, with one of the event', [rds('dev'), rds('orders')], false],
    ['one of others, with one that nothing lists', [rds('dev'), rds('reports')], true],
    ['nothing', [], false],
  ])('%s: %p is %s', (_, mentions, expected) => {
    expect(isLeftOut(known, US, mentions)).toBe(expected);
  });

  it('knows nothing of another account or region', () => {
    expect(isLeftOut(known, { ...US, account: '444455556666' }, [rds('dev')])).toBe(false);
    expect(isLeftOut(known, { ...US, region: 'eu-west-1' }, [rds('dev')])).toBe(false);
  });

  it('looks in all regions where none is said, and leaves out only what none of them selects', () => {
    const eu = anInventory(region, {}, { target: { account: ACCOUNT, region: 'eu-west-1' } });
    const nowhere = { ...US, region: null };
    const both = (scope: object) => {
      const plan = planOf({ autoScalingGroups: ['web'] }, { name: 'eu-west-1', scope });
      return [knownNames(plan, anInventory(region)), knownNames(plan, eu)];
    };
    expect(isLeftOut(both({ rds: ['orders'] }), nowhere, [groupNamed('batch')])).toBe(true);
    expect(isLeftOut(both({ autoScalingGroups: ['batch'] }), nowhere, [groupNamed('batch')])).toBe(false);
    // Without a scope all of the region belongs to the event.
    expect(isLeftOut(both({}), nowhere, [groupNamed('batch')])).toBe(false);
  });

  it.each<[string, Parameters<typeof anInventory>]>([
    ['what shows the way of traffic was denied', [region, { targetHealth: 'elasticloadbalancing:Describe' }]],
    ['it was not collected', [{ dbInstances: region.dbInstances ?? [] }]],
  ])('knows nothing where %s', (_, inventory) => {
    expect(isLeftOut([knownNames(scoped, anInventory(...inventory))], US, [rds('dev')])).toBe(false);
  });
});
