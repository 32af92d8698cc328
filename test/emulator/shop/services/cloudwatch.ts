import { CloudWatchClient, PutMetricAlarmCommand, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { GLOBAL } from '../../../../src/model/target';
import type { ShopRegion } from '../account';
import { publish } from '../metrics';
import type { Site } from '../site';
import { shopService } from './service';

const STANDARD = 'Standard/OnDemand';

const TOPIC = 'arn:aws:sns:ap-southeast-1:111122223333:on-call';

const MUTE_RULE = 'arn:aws:cloudwatch:ap-southeast-1:111122223333:alarm-mute-rule:shop-maintenance';

/** As many as the instances of the groups have; see `auto-scaling.ts`. */
const VCPUS: Readonly<Record<ShopRegion, number>> = {
  'ap-southeast-1': 4 * 2 + 6 * 4 + 2 * 2 + 10 * 2 + 2 * 2 + 1 * 2,
  'us-east-1': 3 * 2 + 3 * 4,
};

/** Of the metrics of what is planted see the service that they are of. */
export const cloudwatch = shopService({
  // EC2 publishes every five minutes what it counts.
  plant: async (site: Site<ShopRegion>) => {
    const data = Array.from({ length: 13 }, (_, index) => ({
      MetricName: 'ResourceCount',
      // In the order of their names, by which moto is asked.
      Dimensions: [
        { Name: 'Class', Value: STANDARD },
        { Name: 'Resource', Value: 'vCPU' },
        { Name: 'Service', Value: 'EC2' },
        { Name: 'Type', Value: 'Resource' },
      ],
      Timestamp: new Date(site.now.getTime() - index * 300_000),
      Value: VCPUS[site.region],
    }));
    await publish(site, [{ namespace: 'AWS/Usage', data }]);
    if (site.region !== 'ap-southeast-1') return;
    await new CloudWatchClient(site.config).send(
      new PutMetricAlarmCommand({
        AlarmName: 'shop-web-cpu',
        AlarmActions: [TOPIC],
        Namespace: 'AWS/EC2',
        MetricName: 'CPUUtilization',
        Dimensions: [{ Name: 'AutoScalingGroupName', Value: 'shop-web' }],
        Statistic: 'Average',
        Period: 60,
        EvaluationPeriods: 3,
        ComparisonOperator: 'GreaterThanThreshold',
        Threshold: 80,
      }),
    );
  },
  answers: () => [
    {
      op: 'cloudwatch:ListAlarmMuteRules',
      region: 'ap-southeast-1',
      reply: { AlarmMuteRuleSummaries: [{ AlarmMuteRuleArn: MUTE_RULE }] },
    },
    { op: 'cloudwatch:ListAlarmMuteRules', reply: { AlarmMuteRuleSummaries: [] } },
    {
      op: 'cloudwatch:GetAlarmMuteRule',
      reply: {
        Rule: { Schedule: { Expression: 'cron(0 2 * * SUN)', Duration: 'PT4H', Timezone: 'Asia/Singapore' } },
        MuteTargets: { AlarmNames: ['shop-reports'] },
      },
    },
  ],
  collected: () => ({
    alarmMuteRules: {
      'ap-southeast-1': {
        'shop-maintenance': {
          alarmNames: ['shop-reports'],
          expression: 'cron(0 2 * * SUN)',
          duration: 'PT4H',
          timeZone: 'Asia/Singapore',
          startDate: null,
          expireDate: null,
        },
      },
    },
    cloudWatchAlarms: {
      'ap-southeast-1': {
        'shop-web-cpu': {
          actionsEnabled: true,
          alarmActions: [TOPIC],
          stateValue: 'OK',
          comparison: 'GreaterThanThreshold',
          metrics: [
            {
              namespace: 'AWS/EC2',
              metricName: 'CPUUtilization',
              dimensions: { AutoScalingGroupName: 'shop-web' },
            },
          ],
          alarmRule: null,
        },
      },
    },
    metricNamespaces: { 'ap-southeast-1': { isComplete: true }, 'us-east-1': { isComplete: true } },
    vcpuUsage: {
      'ap-southeast-1': { [STANDARD]: { vCpus: VCPUS['ap-southeast-1'] } },
      'us-east-1': { [STANDARD]: { vCpus: VCPUS['us-east-1'] } },
    },
    regionsInUse: { [GLOBAL]: { used: [{ region: 'ap-southeast-1' }, { region: 'us-east-1' }], unread: [] } },
    globalMetricNamespaces: { [GLOBAL]: { namespaces: [], unread: [] } },
  }),
  rarities: {
    actions: [],
    plant: async ({ config, now }) => {
      await new CloudWatchClient(config).send(
        new PutMetricDataCommand({
          Namespace: 'AWS/DynamoDB',
          MetricData: [
            {
              MetricName: 'ConsumedReadCapacityUnits',
              Dimensions: [{ Name: 'TableName', Value: 'carts' }],
              Timestamp: now,
              Value: 1,
            },
          ],
        }),
      );
    },
  },
});
