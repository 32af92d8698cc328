import { describe, expect, it } from '@jest/globals';
import { beginChanges, changeText, parseChange, writeChange } from '../../src/capacity/changes';
import type { Inventory } from '../../src/model/inventory';
import {
  aDbCluster,
  aDbInstance,
  aDbInstancePeak,
  aDynamodbIndex,
  aDynamodbTable,
  aKinesisStream,
  anApiStage,
  anAutoScalingGroup,
  anEcsService,
  anInstanceType,
  aReadTarget,
  aScalableTarget,
  aScheduledAction,
  aServerlessCluster,
  aServiceQuota,
  aSesAccount,
  aSubnet,
  someApiGatewayAccount,
  someDynamodbAccountLimits,
  someLambdaAccountSettings,
  someSesQuotas,
} from '../builders/artifacts';
import { aPeak } from '../builders/artifacts/fields';
import { anInventory } from '../builders/ceiling';

const artifacts = {
  autoScalingGroups: [anAutoScalingGroup({ autoScalingGroupName: 'web', maxSize: 10 })],
  scheduledActions: [aScheduledAction({ autoScalingGroupName: 'web', maxSize: 5 })],
  serviceQuotas: [aServiceQuota({ quotaCode: 'L-1216C47A', value: 100, applied: false })],
  dbInstances: [aDbInstance({ dbInstanceIdentifier: 'orders' })],
  subnets: [aSubnet({ subnetId: 'subnet-a', cidrBlock: '10.0.0.0/27', availableIpAddressCount: 20 })],
};
const here = anInventory(artifacts);
const there = anInventory(artifacts, {}, { target: { account: '111122223333', region: 'eu-west-1' } });

/** All of them changed, one by one. */
function change(inventories: readonly Inventory[], ...texts: readonly string[]): Inventory[] {
  const changing = beginChanges(texts.map(parseChange));
  const results = inventories.map(changing.applyTo);
  changing.conclude();
  return results;
}

const changed = (text: string) => change([here, there], text).map(({ artifacts }) => artifacts);

describe('changes of a table', () => {
  const scheduled = {
    ...{ scheduledActionName: 'sale', schedule: 'at(2026-12-11T15:00:00)', timeZone: null },
    ...{ minCapacity: 200, maxCapacity: 300 },
  };
  const tables = anInventory({
    dynamodbTables: [aDynamodbTable({ globalSecondaryIndexes: [aDynamodbIndex()] })],
    scalableTargets: [
      aReadTarget({ scheduledActions: [scheduled] }),
      aReadTarget({
        resourceId: 'table/carts/index/by-user',
        scalableDimension: 'dynamodb:index:ReadCapacityUnits',
      }),
    ],
    serviceQuotas: [aServiceQuota({ quotaCode: 'L-CF0CBE56', value: 40_000 })],
    dynamodbAccountLimits: someDynamodbAccountLimits(),
  });
  const made = (text: string) => change([tables], text)[0]?.artifacts;

  it.each([
    ['table/carts.readCapacityUnits=500', { readCapacityUnits: 500, writeCapacityUnits: 0 }],
    ['table/carts.writeCapacityUnits=500', { readCapacityUnits: 0, writeCapacityUnits: 500 }],
    ['table/carts.maxWriteUnits=500', { maxReadRequestUnits: null, maxWriteRequestUnits: 500 }],
  ])('makes %s, and leaves its index as it is', (text, fields) => {
    expect(made(text)?.dynamodbTables).toMatchObject({
      data: [{ ...fields, globalSecondaryIndexes: [aDynamodbIndex()] }],
    });
  });

  it('makes that of an index alone', () => {
    expect(made('table/carts/index/by-user.readCapacityUnits=500')?.dynamodbTables).toMatchObject({
      data: [{ readCapacityUnits: 0, globalSecondaryIndexes: [{ readCapacityUnits: 500 }] }],
    });
  });

  it('sets the maximum of its target too, whatever is scheduled', () => {
    const artifacts = made('table/carts.maxReadUnits=5000');
    expect(artifacts?.scalableTargets).toMatchObject({
      data: [
        { maxCapacity: 5000, scheduledActions: [{ minCapacity: 200, maxCapacity: null }] },
        { maxCapacity: 1200 },
      ],
    });
    expect(artifacts?.dynamodbTables).toMatchObject({ data: [{ maxReadRequestUnits: 5000 }] });
  });

  it('sets what DynamoDB enforces with the quota', () => {
    expect(made('quota/L-CF0CBE56=90000')?.dynamodbAccountLimits).toMatchObject({
      data: { tableMaxReadCapacityUnits: 90_000, tableMaxWriteCapacityUnits: 40_000 },
    });
  });
});

describe('changes of an ECS service', () => {
  const scheduled = {
    ...{ scheduledActionName: 'night', schedule: 'cron(0 22 * * ? *)', timeZone: null },
    ...{ minCapacity: 2, maxCapacity: 16 },
  };
  const ofService = (name: string) =>
    aScalableTarget({
      serviceNamespace: 'ecs',
      resourceId: `service/shop/${name}`,
      scalableDimension: 'ecs:service:DesiredCount',
      isScaleOutSuspended: true,
      ...{ minCapacity: 10, maxCapacity: 80, scheduledActions: [scheduled] },
    });
  const containers = anInventory({
    ecsServices: [anEcsService(), anEcsService({ serviceName: 'basket' })],
    scalableTargets: [ofService('web'), ofService('basket')],
  });
  const made = (text: string) => change([containers], text)[0]?.artifacts;

  it('let it scale to so many, whatever schedules set or suspends it', () => {
    const artifacts = made('ecs/shop/web.maxTasks=200');
    expect(artifacts?.scalableTargets).toEqual({
      ok: true,
      data: [
        {
          ...ofService('web'),
          maxCapacity: 200,
          isScaleOutSuspended: false,
          scheduledActions: [{ ...scheduled, maxCapacity: null }],
        },
        ofService('basket'),
      ],
    });
    expect(artifacts?.ecsServices).toEqual(containers.artifacts.ecsServices);
  });

  it('have it run so many', () => {
    const artifacts = made('ecs/shop/basket.tasks=30');
    expect(artifacts?.ecsServices).toMatchObject({
      data: [{ desiredCount: 10 }, { desiredCount: 30, runningCount: 30 }],
    });
    expect(artifacts?.scalableTargets).toMatchObject({
      data: [
        { minCapacity: 10, maxCapacity: 80 },
        { minCapacity: 30, maxCapacity: 30, scheduledActions: [{ minCapacity: null, maxCapacity: null }] },
      ],
    });
  });

  it('do without what scales it where that could not be read', () => {
    const unread = anInventory({ ecsServices: [anEcsService()] });
    expect(change([unread], 'ecs/shop/web.tasks=30')[0]?.artifacts).toEqual({
      ecsServices: { ok: true, data: [anEcsService({ desiredCount: 30, runningCount: 30 })] },
    });
  });
});

describe('changes', () => {
  it('give a stream shards, and no other', () => {
    const streams = anInventory({
      kinesisStreams: [aKinesisStream(), aKinesisStream({ streamName: 'views' })],
    });
    expect(change([streams], 'stream/clicks.shards=96')[0]?.artifacts.kinesisStreams).toMatchObject({
      data: [{ openShardCount: 96 }, { openShardCount: 64 }],
    });
  });

  it('set the maximum of a group, against its scheduled actions too', () => {
    for (const { autoScalingGroups, scheduledActions } of changed('asg/web.maxSize=40')) {
      expect(autoScalingGroups).toMatchObject({ data: [{ maxSize: 40, minSize: 2 }] });
      expect(scheduledActions).toMatchObject({ data: [{ maxSize: null }] });
    }
  });

  it('set a quota in one region only', () => {
    const [first, second] = changed('quota/L-1216C47A@us-east-1=2000');
    expect(first?.serviceQuotas).toMatchObject({ data: [{ value: 2000, applied: true }] });
    expect(second).toEqual(there.artifacts);
  });

  it('set what a database accepts', () => {
    const [first] = changed('rds/orders.maxConnections=5000');
    expect(first?.dbParameters).toMatchObject({
      data: [{ parameterName: 'max_connections', parameterValue: '5000' }],
    });
  });

  it('set the range of a serverless cluster, whose members are rebooted and whose maximum rises with its minimum', () => {
    const member = {
      dbInstanceIdentifier: 'sessions-1',
      isWriter: true,
      isPendingReboot: true,
      promotionTier: 1,
    };
    const serverless = anInventory({
      dbClusters: [aServerlessCluster({ members: [member] }), aDbCluster({ members: [member] })],
    });
    const rangeAfter = (text: string) => change([serverless], text)[0]?.artifacts.dbClusters;
    expect(rangeAfter('cluster/sessions.maxCapacity=80.5')).toMatchObject({
      data: [
        {
          serverlessV2Scaling: { minCapacity: 16, maxCapacity: 80.5 },
          members: [{ isPendingReboot: false }],
        },
        { serverlessV2Scaling: null, members: [{ isPendingReboot: true }] },
      ],
    });
    expect(rangeAfter('cluster/sessions.minCapacity=100')).toMatchObject({
      data: [{ serverlessV2Scaling: { minCapacity: 100, maxCapacity: 100 } }, {}],
    });
    expect(rangeAfter('cluster/catalog.maxCapacity=80')).toMatchObject({
      data: [{ serverlessV2Scaling: { maxCapacity: 64 } }, { serverlessV2Scaling: null }],
    });
  });

  it('grow a subnet by the addresses its block gains', () => {
    expect(changed('subnet/subnet-a.cidrBlock=10.0.0.0/24')[0]?.subnets).toMatchObject({
      data: [{ cidrBlock: '10.0.0.0/24', availableIpAddressCount: 20 + 256 - 32 }],
    });
  });

  it('change the type of a group, the Multi-AZ and the storage of a database', () => {
    expect(changed('asg/web.instanceType=m6i.4xlarge')[0]?.launchTemplates).toMatchObject({
      data: [{ instanceType: 'm6i.4xlarge' }],
    });
    expect(changed('rds/orders.multiAz=true')[0]?.dbInstances).toMatchObject({ data: [{ multiAz: true }] });
    expect(changed('rds/orders.maxAllocatedStorage=500')[0]?.dbInstances).toMatchObject({
      data: [{ maxAllocatedStorage: 500 }],
    });
  });

  it('are made one after the other', () => {
    const texts = ['asg/web.maxSize=50', 'asg/web.minSize=6'];
    expect(change([here], ...texts)[0]?.artifacts.autoScalingGroups).toMatchObject({
      data: [{ maxSize: 50, minSize: 6 }],
    });
  });

  it('are refused where two set the same, of which one would be lost', () => {
    const twice = 'asg/web.maxSize is set twice, to 40 and to 50: keep one.';
    expect(() => change([here], 'asg/web.maxSize=40', 'asg/web.maxSize=50')).toThrow(twice);
    expect(() => change([here, there], 'asg/web.maxSize=40', 'asg/web@us-east-1.maxSize=50')).toThrow(twice);
    expect(() => change([here, there], 'asg/web@us-east-1.maxSize=40', 'asg/web.maxSize=50')).toThrow(twice);
    expect(() => change([here], 'quota/L-1216C47A=40', 'quota/L-1216C47A=40')).toThrow(
      'quota/L-1216C47A is set twice, to 40 and to 40: keep one.',
    );
  });

  it('may set the same to one value here and another there', () => {
    const texts = ['asg/web@us-east-1.maxSize=40', 'asg/web@eu-west-1.maxSize=50'];
    const sizes = change([here, there], ...texts).map(({ artifacts }) => artifacts.autoScalingGroups);
    expect(sizes).toMatchObject([{ data: [{ maxSize: 40 }] }, { data: [{ maxSize: 50 }] }]);
  });

  it('may set the same to one value in one account and another in the next', () => {
    const other = anInventory(artifacts, {}, { target: { account: '444455556666', region: 'us-east-1' } });
    const texts = [
      'asg/web@111122223333/us-east-1.maxSize=40',
      'asg/web@444455556666/us-east-1.maxSize=50',
      'quota/L-1216C47A@444455556666/us-east-1=200',
    ];
    const changed = change([here, other], ...texts).map(({ artifacts }) => artifacts);
    expect(changed.map(({ autoScalingGroups }) => autoScalingGroups)).toMatchObject([
      { data: [{ maxSize: 40 }] },
      { data: [{ maxSize: 50 }] },
    ]);
    expect(changed.map(({ serviceQuotas }) => serviceQuotas)).toMatchObject([
      { data: [{ value: 100 }] },
      { data: [{ value: 200 }] },
    ]);
    expect(() => change([here, other], texts[0] ?? '', 'asg/web@us-east-1.maxSize=50')).toThrow('set twice');
  });

  it('of a quota move what the service itself says it enforces', () => {
    const lambdaAccountSettings = {
      ...someLambdaAccountSettings(),
      concurrentExecutions: 1000,
      unreservedConcurrentExecutions: 900,
    };
    const of = (code: string) => ({ serviceQuotas: [aServiceQuota({ quotaCode: code })] });
    // 100 stay reserved of 5,000.
    const [lambda] = change(
      [anInventory({ ...of('L-B99A9384'), lambdaAccountSettings })],
      'quota/L-B99A9384=5000',
    );
    expect(lambda?.artifacts.lambdaAccountSettings).toMatchObject({
      data: { concurrentExecutions: 5000, unreservedConcurrentExecutions: 4900 },
    });
    const [gateway] = change(
      [anInventory({ ...of('L-8A5B8E43'), apiGatewayAccount: someApiGatewayAccount() })],
      'quota/L-8A5B8E43=40000',
    );
    expect(gateway?.artifacts.apiGatewayAccount).toMatchObject({
      data: { throttle: { rateLimit: 40_000, burstLimit: 5000 } },
    });
    const inventory = anInventory({
      serviceQuotas: someSesQuotas(),
      sesAccount: aSesAccount({ max24HourSend: null }),
    });
    const [mail] = change([inventory], 'quota/L-804C8AE8=70000', 'quota/L-CDEF9B6B=20');
    expect(mail?.artifacts.sesAccount).toMatchObject({
      data: { account: { max24HourSend: 70_000, maxSendRate: 20 } },
    });
    const rdsAccountAttributes = [
      { accountQuotaName: 'DBInstances', used: 38, max: 40 },
      { accountQuotaName: 'AllocatedStorage', used: 1, max: 2 },
    ];
    const [rds] = change([anInventory({ ...of('L-7B6409FD'), rdsAccountAttributes })], 'quota/L-7B6409FD=60');
    expect(rds?.artifacts.rdsAccountAttributes).toMatchObject({ data: [{ max: 60 }, { max: 2 }] });
  });

  it('set the throttle of one stage, and leave what its routes set', () => {
    const apiStages = [
      anApiStage({ routeThrottles: [{ route: 'GET /', rateLimit: 1, burstLimit: null }] }),
      anApiStage({ stageName: 'beta', throttle: { rateLimit: 10, burstLimit: 20 } }),
    ];
    const [changed] = change(
      [anInventory({ apiStages })],
      'api/orders1/prod.throttlingRateLimit=250',
      'api/orders1/beta.throttlingRateLimit=0.5',
    );
    expect(changed?.artifacts.apiStages).toMatchObject({
      data: [
        { throttle: { rateLimit: 250, burstLimit: null }, routeThrottles: [{ rateLimit: 1 }] },
        { throttle: { rateLimit: 0.5, burstLimit: 20 } },
      ],
    });
  });

  it('reserve for a function what others then lack', () => {
    const inventory = anInventory({
      lambdaReservations: [{ functionName: 'checkout', reservedConcurrentExecutions: 50 }],
      lambdaAccountSettings: {
        ...someLambdaAccountSettings(),
        concurrentExecutions: 1000,
        unreservedConcurrentExecutions: 950,
      },
    });
    const [changed] = change([inventory], 'lambda/checkout.reservedConcurrency=400');
    expect(changed?.artifacts.lambdaReservations).toMatchObject({
      data: [{ reservedConcurrentExecutions: 400 }],
    });
    expect(changed?.artifacts.lambdaAccountSettings).toMatchObject({
      data: { unreservedConcurrentExecutions: 600 },
    });
  });

  it('set a parameter of a group for all databases that have it', () => {
    const parameter = (parameterName: string) => ({
      scope: 'cluster' as const,
      parameterGroupName: 'shop',
      parameterName,
      parameterValue: '100',
      source: 'user',
      appliesAtOnce: false,
    });
    const dbParameters = [parameter('max_connections'), parameter('max_user_connections')];
    const [changed] = change([anInventory({ dbParameters })], 'parameters/shop.maxUserConnections=900');
    expect(changed?.artifacts.dbParameters).toMatchObject({
      data: [{ parameterValue: '100' }, { parameterValue: '900', appliesAtOnce: true }],
    });
  });

  it('of a class divide the CPU that is used by the vCPUs that are more', () => {
    const dbInstances = [aDbInstance({ dbInstanceIdentifier: 'orders', dbInstanceClass: 'db.r5.large' })];
    const dbInstancePeaks = [
      aDbInstancePeak({ dbInstanceIdentifier: 'orders', cpuUtilization: aPeak(60) }),
      aDbInstancePeak({ dbInstanceIdentifier: 'other', cpuUtilization: aPeak(60) }),
    ];
    const inventory = anInventory({ dbInstances, dbInstancePeaks });
    // 2 vCPUs become 16.
    const [changed] = change([inventory], 'rds/orders.dbInstanceClass=db.r5.4xlarge');
    expect(changed?.artifacts.dbInstancePeaks).toMatchObject({
      data: [
        // 4 GiB free of 16 GiB are 32 of 128.
        { cpuUtilization: { value: 7.5 }, freeableMemoryBytes: { value: 32 * 1024 ** 3 } },
        { cpuUtilization: { value: 60 }, freeableMemoryBytes: { value: 4 * 1024 ** 3 } },
      ],
    });
    // Nothing was measured on a class of which nobody knows how it compares.
    const strange = [aDbInstance({ dbInstanceIdentifier: 'orders', dbInstanceClass: 'db.serverless' })];
    const [unknown] = change(
      [anInventory({ dbInstances: strange, dbInstancePeaks })],
      'rds/orders.dbInstanceClass=db.r5.4xlarge',
    );
    expect(unknown?.artifacts.dbInstancePeaks).toMatchObject({
      data: [{ cpuUtilization: null, freeableMemoryBytes: null }, {}],
    });
  });

  it.each([
    ['gp2', 'gp3'],
    ['standard', 'gp3'],
    ['io1', 'io1'],
  ])('of the IOPS or the throughput of %s storage make it %s', (storageType, after) => {
    const dbInstances = [
      aDbInstance({ dbInstanceIdentifier: 'orders', storageType, iops: null }),
      aDbInstance({ dbInstanceIdentifier: 'other', storageType, iops: null }),
    ];
    const inventory = anInventory({ dbInstances });
    const [faster] = change([inventory], 'rds/orders.iops=12000');
    expect(faster?.artifacts.dbInstances).toMatchObject({
      data: [
        { storageType: after, iops: 12_000 },
        { storageType, iops: null },
      ],
    });
    const [wider] = change([inventory], 'rds/orders.storageThroughput=500');
    expect(wider?.artifacts.dbInstances).toMatchObject({
      data: [{ storageType: after, storageThroughput: 500 }, { storageType }],
    });
  });

  it('are written for fixes as they are read, or not at all', () => {
    const target = { account: '111122223333', region: 'us-east-1' };
    const { change } = writeChange(target, 'asg.maxSize', 'team/web@blue', 40);
    expect(change).toBe('asg/team/web@blue@111122223333/us-east-1.maxSize=40');
    expect(changeText(parseChange(change ?? ''))).toBe(change);
    expect(writeChange(target, 'quota', 'L-1216C47A', 2000)).toEqual({
      change: 'quota/L-1216C47A@111122223333/us-east-1=2000',
    });
    expect(writeChange(target, 'asg.maxSize', 'a=b', 40)).toEqual({});
  });

  it('leave the inventory they were given alone', () => {
    const copy = structuredClone(here);
    changed('asg/web.maxSize=40');
    expect(here).toEqual(copy);
  });

  it('take names with dots, slashes and at signs', () => {
    expect(parseChange('asg/team/web.v2@blue.maxSize=4')).toMatchObject({
      name: 'team/web.v2@blue',
      field: 'maxSize',
      region: null,
    });
    expect(parseChange('asg/web@ap-southeast-1.maxSize=4')).toMatchObject({
      name: 'web',
      region: 'ap-southeast-1',
    });
  });

  it.each([
    'asg/web.maxSize',
    'asg/web=40',
    'asg/web.colour=blue',
    'asg/web.constructor=1',
    'constructor/web.maxSize=1',
    'quota/L-1216C47A.value=3',
    '=',
    '',
  ])('refuse "%s", and list the forms there are', (text) => {
    expect(() => parseChange(text)).toThrow(/asg\/NAME\[@\[ACCOUNT\/\]REGION\]\.maxSize=VALUE/);
  });

  it.each([
    ['asg/web.maxSize=many', 'a number'],
    ['asg/web.maxSize=-1', 'a number'],
    ['asg/web.maxSize=1.5', 'a whole number'],
    ['rds/orders.multiAz=yes', 'true or false'],
    ['subnet/subnet-a.cidrBlock=10.0.0.0', 'a block'],
  ])('refuse %s', (text, reason) => {
    expect(() => changed(text)).toThrow(reason);
  });

  describe('to a type', () => {
    const ec2InstanceTypes = { 'm5.large': anInstanceType({ instanceType: 'm5.large', vCpus: 2 }) };
    const known = anInventory({ ...artifacts, ec2InstanceTypes });

    it.each(['asg/web.instanceType=c7g.24xlarge', 'rds/orders.dbInstanceClass=db.c7g.24xlarge'])(
      'are refused where nothing knows the type, with the nearest there is: %s',
      (text) => {
        expect(() => change([known], text)).toThrow(
          /^The instance type c7g.24xlarge is not known: did you mean [a-z0-9]+.24xlarge\?$/,
        );
      },
    );

    it.each(['asg/web.instanceType=c5.9xlarge', 'rds/orders.dbInstanceClass=db.c5.9xlarge'])(
      'bring what is shipped of one that the account does not run: %s',
      (text) => {
        const [after] = change([known], text);
        expect(after?.artifacts.ec2InstanceTypes).toMatchObject({
          ok: true,
          data: { ...ec2InstanceTypes, 'c5.9xlarge': { vCpus: 36, memoryMiB: 72 * 1024 } },
        });
      },
    );

    it('leave what AWS said of a type of the account', () => {
      const said = { 'c5.9xlarge': anInstanceType({ instanceType: 'c5.9xlarge', vCpus: 35 }) };
      const [after] = change(
        [anInventory({ ...artifacts, ec2InstanceTypes: said })],
        'asg/web.instanceType=c5.9xlarge',
      );
      expect(after?.artifacts.ec2InstanceTypes).toEqual({ ok: true, data: said });
    });

    it('take no types for read that could not be', () => {
      const denied = anInventory(artifacts, { ec2InstanceTypes: 'ec2:DescribeInstanceTypes' });
      const [after] = change([denied], 'asg/web.instanceType=c5.9xlarge');
      expect(after?.artifacts.ec2InstanceTypes).toMatchObject({ ok: false });
    });
  });

  it('say what could not be read where they may have found what they change', () => {
    const unread = anInventory({}, { autoScalingGroups: 'autoscaling:DescribeAutoScalingGroups' });
    const changing = beginChanges([parseChange('asg/web.maxSize=4')]);
    for (const inventory of [unread, unread, anInventory({})]) changing.applyTo(inventory);
    expect(changing.conclude).toThrow(
      'There is no asg web in the inventory, and autoScalingGroups could not be read in 2 targets.',
    );
  });

  it('must each find what they change somewhere, not everywhere', () => {
    const empty = anInventory({}, {}, { target: there.target });
    const changing = beginChanges([parseChange('asg/web.maxSize=4')]);
    expect(changing.applyTo(empty).artifacts).toEqual({});
    expect(changing.conclude).toThrow('There is no asg web in the inventory.');
    changing.applyTo(here);
    expect(changing.conclude).not.toThrow();
  });

  it.each([
    ['asg/wbe.maxSize=4', 'did you mean web?'],
    ['quota/L-1216C47B=4', 'did you mean L-1216C47A?'],
    ['asg/web@sa-east-1.maxSize=4', 'no asg web in sa-east-1 in the inventory.'],
  ])('say so when %s is nowhere', (text, reason) => {
    expect(() => changed(text)).toThrow(reason);
  });
});
