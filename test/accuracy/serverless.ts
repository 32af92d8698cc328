import * as build from '../builders/artifacts';
import { type Account, aPreparedPlan, fleet, shop, withLoadTest } from './accounts';

const pricing = fleet('pricing', 6);
const arn = build.loadBalancerArn('pricing', 'network');

const quota = (serviceCode: string, quotaCode: string, value: number) =>
  build.aServiceQuota({ serviceCode, quotaCode, quotaName: quotaCode, value });

/**
 * The shop with its checkout in functions, of which an HTTP API invokes one, 100 requests a second at the normal peak; with its carts in a
 * table on demand and its orders in one that policies scale, of each of which 60 units a second are read and 20 written; and with its
 * prices behind a Network Load Balancer that faces nobody: six m5.large, of
 * which each takes half of its CPU at the normal peak. Two customers a second sign in and one signs up: 1.5 × 22 × 2 = 66 of 120, and 33 of 50.
 */
export const serverless: Account = {
  plan: aPreparedPlan(),
  region: {
    ...shop.region,
    ec2Instances: [...shop.region.ec2Instances, ...pricing.ec2Instances],
    autoScalingGroups: [
      ...shop.region.autoScalingGroups,
      ...shop.region.autoScalingGroups.map((group) => ({
        ...group,
        ...build.anAutoScalingGroup({ autoScalingGroupName: 'pricing' }),
        maxSize: 400,
        desiredCapacity: 6,
        launchTemplate: null,
        mixedInstancesPolicy: group.mixedInstancesPolicy,
        targetGroupArns: [build.targetGroupArn('pricing')],
        instances: pricing.instances,
      })),
    ],
    scalingPolicies: [
      ...shop.region.scalingPolicies,
      // 50 % of CPU.
      build.aScalingPolicy({ autoScalingGroupName: 'pricing' }),
    ],
    scheduledActions: [
      ...shop.region.scheduledActions,
      build.aScheduledAction({
        autoScalingGroupName: 'pricing',
        minSize: 132,
        maxSize: 400,
        desiredCapacity: 132,
      }),
    ],
    autoScalingGroupPeaks: [
      ...shop.region.autoScalingGroupPeaks,
      build.anAutoScalingGroupPeak({
        autoScalingGroupName: 'pricing',
        load: {
          value: 3,
          at: '2026-11-14T12:00:00Z',
          instances: 6,
          cpuUtilization: 50,
          instancesFrom: 'GroupInServiceInstances',
          hoursWithData: 14 * 24,
        },
      }),
    ],
    loadBalancers: [
      ...shop.region.loadBalancers,
      build.aLoadBalancer({ loadBalancerName: 'pricing', type: 'network', scheme: 'internal' }),
    ],
    listeners: [
      ...shop.region.listeners,
      build.aListener({
        listenerArn: `${arn.replace(':loadbalancer/', ':listener/')}/1`,
        loadBalancerArn: arn,
        port: 8080,
        protocol: 'TCP',
        certificateArns: [],
        forwards: [{ targetGroupArn: build.targetGroupArn('pricing'), weight: 1 }],
      }),
    ],
    targetGroups: [
      ...shop.region.targetGroups,
      build.aTargetGroup({
        targetGroupName: 'pricing',
        protocol: 'TCP',
        loadBalancerArns: [arn],
      }),
    ],
    targetHealth: [
      ...shop.region.targetHealth,
      { targetGroupArn: build.targetGroupArn('pricing'), targets: pricing.targets },
    ],
    loadBalancerPeaks: [
      ...shop.region.loadBalancerPeaks,
      build.aLoadBalancerPeak({ loadBalancerArn: arn, requestsPerSecond: null, targetGroups: [] }),
    ],
    serviceQuotas: [
      ...shop.region.serviceQuotas,
      quota('elasticloadbalancing', 'L-69A177A2', 50),
      quota('elasticloadbalancing', 'L-EEF1AD04', 3000),
      quota('elasticloadbalancing', 'L-B211E961', 500),
      quota('lambda', 'L-B99A9384', 4000),
      quota('apigateway', 'L-8A5B8E43', 10_000),
      ...build.someCognitoQuotas(),
    ],
    ...build.healthyCognito,
    apis: [build.anApi()],
    apiStages: [build.anApiStage()],
    apiIntegrations: [build.someApiIntegrations()],
    apiPeaks: [build.anApiPeak({ requestsPerSecondByPeriod: withLoadTest(100) })],
    lambdaFunctions: [build.aLambdaFunction(), build.aLambdaFunction({ functionName: 'payments' })],
    lambdaReservations: [
      build.aLambdaReservation(),
      build.aLambdaReservation({ functionName: 'payments', reservedConcurrentExecutions: 500 }),
    ],
    lambdaFunctionPeaks: [
      build.aLambdaFunctionPeak(),
      build.aLambdaFunctionPeak({ functionName: 'payments', concurrentExecutions: build.aPeak(5) }),
    ],
    lambdaProvisionedConcurrency: ['checkout', 'payments'].map((functionName) => ({
      functionName,
      configurations: [],
    })),
    dynamodbTables: build.healthyAccount.dynamodbTables,
    dynamodbContinuousBackups: build.healthyAccount.dynamodbContinuousBackups,
    dynamodbPeaks: build.healthyAccount.dynamodbPeaks,
    scalableTargets: build.healthyAccount.scalableTargets,
    // 40 of checkout are not reserved.
    lambdaAccountSettings: build.someLambdaAccountSettings({
      concurrentExecutions: 4000,
      unreservedConcurrentExecutions: 3500,
      concurrentExecutionsPeak: build.aPeak(45),
      unreservedConcurrentExecutionsPeak: build.aPeak(40),
    }),
  },
};
