import type {
  Artifacts,
  CallRate,
  QuotaIncreaseRequest,
  QuotaUse,
  ServiceQuota,
} from '../../../src/model/artifacts';
import { aPeak, WINDOW } from './fields';

export const aServiceQuota = (overrides: Partial<ServiceQuota> = {}): ServiceQuota => ({
  serviceCode: 'ec2',
  quotaCode: 'L-1216C47A',
  quotaName: 'Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances',
  value: 400,
  adjustable: true,
  applied: true,
  ...overrides,
});

/** What Fargate may run, On-Demand and Spot. */
export const someFargateQuotas = (): ServiceQuota[] =>
  ['L-3032A538', 'L-36FBB829'].map((quotaCode) =>
    aServiceQuota({ serviceCode: 'fargate', quotaCode, quotaName: quotaCode }),
  );

/** How many shards provisioned streams may have. */
export const aShardQuota = (value = 1000): ServiceQuota =>
  aServiceQuota({ serviceCode: 'kinesis', quotaCode: 'L-0918CF54', quotaName: 'Shards per Region', value });

/** How many streams of Data Firehose there may be. */
export const aFirehoseQuota = (value = 50): ServiceQuota =>
  aServiceQuota({ serviceCode: 'firehose', quotaCode: 'L-14BB0BE7', quotaName: 'Delivery streams', value });

/** How many nodes of DAX there may be. */
export const aDaxQuota = (value = 50): ServiceQuota =>
  aServiceQuota({ serviceCode: 'dax', quotaCode: 'L-AB139030', quotaName: 'Total number of nodes', value });

/** How many file systems of EFS there may be. */
export const aFileSystemQuota = (value = 1000): ServiceQuota =>
  aServiceQuota({
    ...{ serviceCode: 'elasticfilesystem', quotaCode: 'L-848C634D', quotaName: 'File systems per account' },
    value,
  });
/** How many brokers of MSK there may be, and in a cluster with ZooKeeper and without; what AWS gives by default. */
export const someBrokerQuotas = (brokers = 90): ServiceQuota[] =>
  (
    [
      ['L-EDD31C36', 'Number of brokers per account', brokers],
      ['L-FAB9E493', 'Number of brokers per cluster', 30],
      ['L-03FD6822', 'Number of brokers per KRaft cluster', 60],
    ] as const
  ).map(([quotaCode, quotaName, value]) =>
    aServiceQuota({ serviceCode: 'kafka', quotaCode, quotaName, value }),
  );

/** Of OpenSearch Service: domains, and instances in one; what AWS gives by default. */
export const someSearchQuotas = (instances = 80): ServiceQuota[] =>
  (
    [
      ['L-076D529E', 'Domains per Region', 100],
      ['L-6408ABDE', 'Instances per domain', instances],
    ] as const
  ).map(([quotaCode, quotaName, value]) => aServiceQuota({ serviceCode: 'es', quotaCode, quotaName, value }));

/** Of EKS: clusters, node groups in one, and nodes in one of these; what AWS gives by default. */
export const someEksQuotas = (): ServiceQuota[] =>
  (
    [
      ['L-1194D53C', 'Clusters', 100],
      ['L-6D54EA21', 'Managed node groups per cluster', 30],
      ['L-BD136A63', 'Nodes per managed node group', 450],
    ] as const
  ).map(([quotaCode, quotaName, value]) =>
    aServiceQuota({ serviceCode: 'eks', quotaCode, quotaName, value }),
  );

/** How many stacks a region may have; what AWS gives by default. */
export const aStackQuota = (value = 2000): ServiceQuota =>
  aServiceQuota({ serviceCode: 'cloudformation', quotaCode: 'L-0485CB21', quotaName: 'Stack count', value });

/** Of the network: interfaces, and addresses of a NAT gateway. */
export const someVpcQuotas = (): ServiceQuota[] =>
  (
    [
      ['L-DF5E4CA3', 5000],
      ['L-5F53652F', 2],
      ['L-DFA99DE7', 8],
    ] as const
  ).map(([quotaCode, value]) =>
    aServiceQuota({ serviceCode: 'vpc', quotaCode, quotaName: quotaCode, value }),
  );

/** How many mails SES may send: recipients in 24 hours, and a second. */
export const someSesQuotas = (daily = 5_000_000, rate = 1000): ServiceQuota[] =>
  (
    [
      ['L-804C8AE8', 'Sending quota', daily],
      ['L-CDEF9B6B', 'Sending rate', rate],
    ] as const
  ).map(([quotaCode, quotaName, value]) =>
    aServiceQuota({ serviceCode: 'ses', quotaCode, quotaName, value }),
  );

/** How many messages may be published to SNS a second. */
export const aPublishQuota = (value = 30_000): ServiceQuota =>
  aServiceQuota({
    ...{ serviceCode: 'sns', quotaCode: 'L-F8E2BA85', quotaName: 'Messages Published per Second', value },
  });

/** How many calls of PutEvents and invocations of targets there may be a second. */
export const someEventsQuotas = (puts = 10_000, invocations = 18_750): ServiceQuota[] =>
  (
    [
      ['L-9B653E91', 'PutEvents throttle limit in transactions per second', puts],
      ['L-5540C5E3', 'Invocations throttle limit in transactions per second', invocations],
    ] as const
  ).map(([quotaCode, quotaName, value]) =>
    aServiceQuota({ serviceCode: 'events', quotaCode, quotaName, value }),
  );

/** How fast standard executions may be started and enter states, and how many may be open. */
export const someStatesQuotas = (starts = 300, transitions = 5_000, open = 1_000_000): ServiceQuota[] =>
  (
    [
      ['L-1B55A735', 'StartExecution throttle token refill rate per second', starts],
      ['L-AD9B4E93', 'StateTransition throttle token refill rate per second', transitions],
      ['L-B8A5B662', 'Open executions', open],
    ] as const
  ).map(([quotaCode, quotaName, value]) =>
    aServiceQuota({ serviceCode: 'states', quotaCode, quotaName, value }),
  );

/** How many requests a second user pools get, of those who sign in and up. */
export const someCognitoQuotas = (signIns = 120, signUps = 50): ServiceQuota[] =>
  (
    [
      ['L-026ADBA3', 'Rate of UserAuthentication requests', signIns],
      ['L-5987B8A0', 'Rate of UserCreation requests', signUps],
    ] as const
  ).map(([quotaCode, quotaName, value]) =>
    aServiceQuota({ serviceCode: 'cognito-idp', quotaCode, quotaName, value }),
  );

/** What KMS decrypts and makes keys for, of 50,000 a second; null: CloudWatch gave no complete data. */
export const aCallRate = (perSecond: number | null = 400, overrides: Partial<CallRate> = {}): CallRate => ({
  ...aServiceQuota({
    ...{ serviceCode: 'kms', quotaCode: 'L-6E3AF000', value: 50_000 },
    quotaName: 'Cryptographic operations (symmetric) request rate',
  }),
  calls: 'CryptographicOperationsSymmetric',
  inSeconds: 1,
  callsPerSecond: perSecond === null ? null : aPeak(perSecond),
  ...overrides,
});

/** Of an account that calls nothing that has a quota of calls. */
export const noCalls = { callRates: { window: WINDOW, rates: [] } } satisfies Partial<Artifacts>;

/** Listeners of a Network Load Balancer: 10 of 50. */
export const aQuotaUse = (overrides: Partial<QuotaUse> = {}): QuotaUse => ({
  ...{
    serviceCode: 'elasticloadbalancing',
    quotaCode: 'L-57A373D6',
    quotaName: 'Listeners per Network Load Balancer',
  },
  ...{ value: 50, adjustable: true, used: 10 },
  metric: {
    namespace: 'AWS/Usage',
    metricName: 'ResourceCount',
    dimensions: {
      Service: 'Elastic Load Balancing',
      Type: 'Resource',
      Resource: 'ListenersPerNetworkLoadBalancer',
      Class: 'None',
    },
  },
  ...overrides,
});

/** A request that AWS granted. */
export const aQuotaRequest = (overrides: Partial<QuotaIncreaseRequest> = {}): QuotaIncreaseRequest => ({
  ...{ serviceCode: 'ec2', quotaCode: 'L-1216C47A', quotaName: 'Running On-Demand Standard instances' },
  ...{ of: null, status: 'APPROVED', desiredValue: 10, caseId: null },
  createdAt: '2026-11-20T00:00:00Z',
  ...overrides,
});

export const healthyServiceQuotas = {
  callRates: { window: WINDOW, rates: [aCallRate(40)] },
  quotaUses: [aQuotaUse()],
  globalQuotaUses: [aQuotaUse({ serviceCode: 'cloudfront', quotaCode: 'L-24B04930' })],
  quotaIncreaseRequests: [aQuotaRequest()],
  globalQuotaIncreaseRequests: [aQuotaRequest({ serviceCode: 'cloudfront', quotaCode: 'L-A2C80159' })],
  serviceQuotas: [
    ...[aServiceQuota(), ...someFargateQuotas(), aShardQuota(), aPublishQuota(), aStackQuota()],
    ...[...someVpcQuotas(), ...someSesQuotas(), ...someStatesQuotas(), ...someEventsQuotas()],
    ...[...someCognitoQuotas(), aFileSystemQuota(), ...someBrokerQuotas(), aDaxQuota()],
    ...[aServiceQuota(), ...someFargateQuotas(), aShardQuota()],
    ...[...someEksQuotas(), ...someVpcQuotas(), ...someSesQuotas()],
  ],
} satisfies Partial<Artifacts>;
