import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { statusAt } from '../../../src/capacity/status-steps';
import type { AutoScalingGroup, AutoScalingGroupPeak } from '../../../src/model/artifacts';
import {
  aLoadBalancer,
  aLoadBalancerPeak,
  anAutoScalingGroup,
  anAutoScalingGroupPeak,
  anAutoScalingInstance,
  anInstanceType,
  aPeak,
  aScalingPolicy,
  aServiceQuota,
  targetGroupArn,
} from '../../builders/artifacts';
import { ceilingsOf, onlyCeiling } from '../../builders/ceiling';
import { aPlan } from '../../builders/plan';

const FAMILY = 'auto-scaling-group-size';
const DAYS = 14;
const HOURS = DAYS * 24;
const dayOf = (hour: number): number => Math.floor(hour / 24);
/** 20, 40, … 480 requests per second over the hours of each day. */
const trafficAt = (hour: number): number => 20 * (1 + (hour % 24));
const FOUR = Array.from({ length: 4 }, () => anAutoScalingInstance());

interface Shown {
  /** Busy instances in an hour; by default 0.4 and 1 at the peak: four instances with 10 % CPU without traffic, and 35 % at the peak. */
  readonly loadAt?: (hour: number) => number | null;
  /** Percent of CPU of the four instances at the peak. */
  readonly cpu?: number;
  /** What the policy keeps, percent of CPU; null: no policy. */
  readonly target?: number | null;
  readonly group?: Partial<AutoScalingGroup>;
  readonly peak?: Partial<AutoScalingGroupPeak>;
  readonly entrances?: typeof PEAKS;
  readonly hours?: number;
}
const peaksOf = (traffic: (hour: number) => number) => [
  aLoadBalancerPeak({
    requestsPerSecondByPeriod: Array.from({ length: HOURS * 12 }, (_, i) => traffic(Math.floor(i / 12))),
  }),
];
const PEAKS = peaksOf(trafficAt);
const line = (hour: number): number => 0.4 + trafficAt(hour) / 480;

const shown = ({
  loadAt = line,
  cpu = 35,
  target = 50,
  group = {},
  peak = {},
  entrances = PEAKS,
  hours = HOURS,
}: Shown = {}) => {
  const measured = anAutoScalingGroupPeak();
  return {
    autoScalingGroups: [
      anAutoScalingGroup({ minSize: 0, desiredCapacity: 0, maxSize: 40, instances: FOUR, ...group }),
    ],
    scheduledActions: [],
    scalingAlarms: [],
    scalingPolicies:
      target === null
        ? []
        : [
            aScalingPolicy({
              targetTracking: {
                ...{ predefinedMetricType: 'ASGAverageCPUUtilization', resourceLabel: null },
                ...{ targetValue: target, disableScaleIn: false },
              },
            }),
          ],
    autoScalingGroupPeaks: [
      anAutoScalingGroupPeak({
        load: measured.load && { ...measured.load, value: (4 * cpu) / 100, cpuUtilization: cpu },
        cpuUtilization: aPeak(cpu),
        loadByHour: Array.from({ length: hours }, (_, hour) => loadAt(hour)),
        ...peak,
      }),
    ],
    loadBalancers: [aLoadBalancer({ scheme: 'internet-facing' })],
    loadBalancerPeaks: entrances,
  };
};
const judge = (artifacts: object = shown(), multiplier = 10, plan = aPlan({ traffic: { multiplier } })) =>
  onlyCeiling(FAMILY, artifacts, { multiplier, plan });
const words = (artifacts: object) =>
  judge(artifacts)
    .evidence.map(({ detail }) => detail)
    .join(' ');

/*
 * Of 1.4 busy instances 1 grows with traffic, and 0.4 are what four did without it: 0.1 each, of 0.5 that each is kept at. So an
 * instance carries 0.4 of traffic, and 1 × 0.5 ÷ 0.4 = 1.25 of 1.4 grow: 0.15 + 1.25 × m, of 40 × 0.5 = 20.
 */
const BREAKS = (20 - 0.15) / 1.25;
const PROPORTIONAL = 20 / 1.4;

describe('a group whose load was measured beside its traffic', () => {
  it.each([
    // (0.15 + 1.25 × 10) ÷ 0.5 = 25.3; in proportion 28.
    [10, 26, 'green'],
    // 32.8 is more than 80 % of 40.
    [13, 33, 'yellow'],
    // 37.8; in proportion 42, more than its maximum.
    [15, 38, 'yellow'],
    [15.8, 40, 'yellow'],
    [15.9, 41, 'red'],
  ])(
    'launches less than in proportion, and is green only where all of it may grow: %d×',
    (m, atPeak, status) => {
      const plan = aPlan({ traffic: { multiplier: m }, resilience: { survive: 'none' } });
      const ceiling = judge(shown(), m, plan);
      expect(ceiling).toMatchObject({ atPeak, status });
      expect(ceiling.breaksAt).toBeCloseTo(BREAKS, 4);
      expect(statusAt(ceiling.statusSteps ?? [], m)).toBe(status);
    },
  );

  it('is yellow where it holds with plenty of room only by what was measured', () => {
    // Of 1.4 busy instances at the peak, 1 is there without traffic.
    const flat = shown({ loadAt: (hour) => 1 + (0.4 * trafficAt(hour)) / 480 });
    const plan = aPlan({ traffic: { multiplier: 15 }, resilience: { survive: 'none' } });
    // 0.25 of 0.5 are idle: 0.4 × 0.5 ÷ 0.25 = 0.8 grow. (0.6 + 0.8 × 15) ÷ 0.5 = 25.2; in proportion 42.
    expect(judge(flat, 15, plan)).toMatchObject({ atPeak: 26, status: 'yellow' });
  });

  it('keeps what was measured at normal peak', () => {
    // 1.4 ÷ 0.5 = 2.8.
    expect(judge(shown(), 1)).toMatchObject({ atPeak: 3 });
  });

  it('shows the line, what comes with each instance, and how far it was seen', () => {
    expect(words(shown())).toContain(
      'Over 336 hours it was 0.4 + 0.002083 × requests per second (R² 1, 95 of 100 hours within 0), and 0.002083 on the steepest of 14 days: so 89.29 % of the peak are taken to grow with traffic, with what each instance that is launched does without it, as those at the peak did. Traffic was seen to 1×, so that 10× is 10 times beyond that. If all of it grew, it would break earlier: then it is yellow at best.',
    );
  });

  it('grows as on the steepest day', () => {
    const loadAt = (hour: number) => 0.4 + ((dayOf(hour) === 2 ? 1.05 : 1) * trafficAt(hour)) / 480;
    // Of 1.4, 1.05 come with traffic, so that 0.0875 of each instance do not: 1.05 × 0.5 ÷ 0.4125 = 1.2727 grow.
    const grows = (1.05 * 0.5) / 0.4125;
    expect(judge(shown({ loadAt })).breaksAt).toBeCloseTo((20 - 1.4 + grows) / grows, 3);
  });

  it('tells where it breaks by each day alone', () => {
    const loadAt = (hour: number) => 0.4 + ((dayOf(hour) === 2 ? 1.05 : 1) * trafficAt(hour)) / 480;
    const days = judge(shown({ loadAt })).byDay?.days.map(({ breaksAt }) => breaksAt) ?? [];
    expect(days).toHaveLength(DAYS);
    expect(days[0]).toBeCloseTo(BREAKS, 4);
    // That day alone has 0.1 in each without traffic, and 1.05 × 0.5 ÷ 0.4 = 1.3125 of its 1.45 grow.
    expect(days[2]).toBeCloseTo((20 - 0.1375) / 1.3125, 4);
  });

  it('counts a day in whole capacity units, as the group does', () => {
    const overrides = [{ instanceType: 'm5.large', weightedCapacity: 2 }];
    const mixed = { ...shown(), ec2InstanceTypes: { 'm5.large': anInstanceType() } };
    const [group] = mixed.autoScalingGroups;
    const weighted = {
      ...mixed,
      autoScalingGroups: [
        {
          ...group,
          mixedInstancesPolicy: {
            ...{ launchTemplate: null, onDemandBaseCapacity: 0, onDemandPercentageAboveBaseCapacity: 100 },
            overrides,
          },
        },
      ],
    };
    const { breaksAt, byDay } = judge(weighted);
    // 20 instances of 2 units: 10 busy ones at most.
    expect(breaksAt).toBeCloseTo((10 - 0.15) / 1.25, 4);
    expect(byDay?.days[0]?.breaksAt).toBeCloseTo((10 - 0.15) / 1.25, 4);
  });

  it('takes a bigger instance to do the same share without traffic', () => {
    const types = {
      'm5.large': anInstanceType(),
      'm5.xlarge': anInstanceType({ instanceType: 'm5.xlarge', vCpus: 4 }),
    };
    const launched = (instanceType: string, running: string, ratio: string) => ({
      ...shown({
        group: {
          instances: FOUR.map((one) => ({ ...one, instanceType: running })),
          launchConfigurationName: ratio,
        },
      }),
      ec2InstanceTypes: types,
      launchConfigurations: [
        { launchConfigurationName: ratio, instanceType, imageId: null, spotPrice: null },
      ],
    });
    // One carries twice as much, less a tenth of that: 40 × 1 busy instances, of which 0.15 + 1.25 × m are used.
    expect(judge(launched('m5.xlarge', 'm5.large', 'bigger')).breaksAt).toBeCloseTo((40 - 0.15) / 1.25, 4);
    // One carries half as much, less the same 0.1: 40 × 0.25, of which 1 × 0.25 ÷ 0.15 = 1.6667 grow: more than all.
    const smaller = judge(launched('m5.large', 'm5.xlarge', 'smaller'));
    expect(smaller.breaksAt).toBeCloseTo(10 / 1.4, 4);
    expect(smaller.evidence.map(({ detail }) => detail).join()).toContain(
      'At the peak its instances were as busy as they are kept',
    );
  });

  it.each<[string, Shown, string]>([
    ['is of too few hours', { hours: 71 }, '72 hours are needed'],
    [
      'bends upwards, as it does where waiting has begun',
      { loadAt: (hour) => line(hour) + Math.max(0, trafficAt(hour) - 240) / 960 },
      'it bends upwards, 1.5 times as steep in its upper half',
    ],
    [
      'knows too little of traffic',
      { entrances: peaksOf((hour) => 470 + (hour % 24)) },
      'traffic hardly changed',
    ],
    ['explains too little', { loadAt: (hour) => line(hour) + (hour % 2) * 0.6 }, 'it explains too little'],
    ['shows just that', { loadAt: (hour) => (1.4 * trafficAt(hour)) / 480 }, 'no less than all of it'],
  ])('grows in proportion where the line %s', (_, measured, why) => {
    const artifacts = shown(measured);
    expect(judge(artifacts).breaksAt).toBeCloseTo(PROPORTIONAL, 4);
    expect(words(artifacts)).toContain(why);
  });

  it('grows in proportion where its instances were as busy at the peak as they are kept', () => {
    // 4 × 35 % at a target of 35 %: what was launched had what comes with each of them.
    const artifacts = shown({ target: 35 });
    expect(judge(artifacts).breaksAt).toBeCloseTo((40 * 0.35) / 1.4, 4);
    expect(words(artifacts)).toContain('At the peak its instances were as busy as they are kept');
    expect(judge(shown({ target: 36 })).breaksAt).toBeGreaterThan((40 * 0.36) / 1.4);
  });

  describe('where its instances were busier at the peak than they are kept', () => {
    // Four at 90 %, 30 % of it without traffic, and kept at 50 %: 3.6 × m ÷ 0.5 = 7.2 × m in proportion. If each brings its 30 %, it has
    // 20 % for the 2.4 of traffic: 12 × m, 1.667 times as many.
    const busy = { cpu: 90, loadAt: (hour: number) => 1.2 + (2.4 * trafficAt(hour)) / 480 };
    const at = (multiplier: number, shownAs: Shown = busy) =>
      judge(
        shown({ ...shownAs, group: { maxSize: 60 } }),
        multiplier,
        aPlan({ traffic: { multiplier }, resilience: { survive: 'none' } }),
      );

    it.each([
      // 12 × 4 = 48 are 80 % of 60, 12 × 4.1 = 49.2 more than that; 12 × 5.1 more than 60.
      [4, 'green'],
      [4.1, 'yellow'],
      [5.1, 'yellow'],
      // 7.2 × 8.3 = 59.8; 7.2 × 8.4 = 60.5.
      [8.3, 'yellow'],
      [8.4, 'red'],
    ])('is yellow at best at %d× where more may be needed than it has: %s', (multiplier, status) => {
      expect(at(multiplier)).toMatchObject({ status, breaksAt: 8.33333 });
    });

    it('says so', () => {
      expect(words(shown({ ...busy, group: { maxSize: 60 } }))).toContain(
        'it takes 1.667 times as many as in proportion',
      );
    });

    it('is never sure where each is as busy without traffic as it is kept', () => {
      const idling = { cpu: 90, loadAt: (hour: number) => 2 + (1.6 * trafficAt(hour)) / 480 };
      expect(at(1, idling).status).toBe('yellow');
    });

    it('is judged in proportion where the line is not supported', () => {
      expect(at(5.1, { ...busy, hours: 71 }).status).toBe('green');
    });
  });

  it.each<[string, object]>([
    ['its load balancers could not be read', { loadBalancers: undefined }],
    ['the traffic could not be read', { loadBalancerPeaks: undefined }],
    [
      'nothing was kept by the hour',
      { autoScalingGroupPeaks: shown({ peak: { loadByHour: undefined } }).autoScalingGroupPeaks },
    ],
  ])('grows in proportion where %s, and says nothing of a line', (_, overrides) => {
    const artifacts = { ...shown(), ...overrides };
    const ceiling = judge(artifacts);
    expect(ceiling.breaksAt).toBeCloseTo(PROPORTIONAL, 4);
    expect(ceiling.byDay).toBeUndefined();
    expect(words(artifacts)).not.toContain('hours of it');
  });

  it('grows as the plan says, if it does', () => {
    const plan = aPlan({
      traffic: { multiplier: 10, elasticity: [{ match: { service: 'autoscaling' }, factor: 0.5 }] },
    });
    // 0.7 + 0.7 × m.
    expect(judge(shown(), 10, plan).breaksAt).toBeCloseTo(19.3 / 0.7, 4);
  });

  it('makes nothing less of too few data, which are red by what they show at least', () => {
    const { load } = anAutoScalingGroupPeak();
    const few = { load: load && { ...load, value: 1.4, cpuUtilization: 35, hoursWithData: 40 } };
    // 1.4 × 15 ÷ 0.5 = 42 of 40.
    expect(judge(shown({ peak: few }), 15).status).toBe('red');
  });

  it('has no line of requests, which are traffic themselves', () => {
    const policy = aScalingPolicy({
      targetTracking: {
        ...{ predefinedMetricType: 'ALBRequestCountPerTarget', resourceLabel: null },
        ...{ targetValue: 6000, disableScaleIn: false },
      },
    });
    const targetGroups = [{ targetGroupArn: targetGroupArn(), requestsPerSecond: aPeak(480) }];
    const artifacts = shown({ group: { targetGroupArns: [targetGroupArn()] } });
    const [peaks] = artifacts.loadBalancerPeaks;
    const byRequests = {
      ...artifacts,
      loadBalancerPeaks: [{ ...peaks, targetGroups }],
      scalingPolicies: [policy],
    };
    // 480 × m ÷ 100 of 40.
    expect(judge(byRequests).breaksAt).toBeCloseTo(4000 / 480, 4);
    expect(judge(byRequests).byDay).toBeUndefined();
  });

  it('launches no fewer than its requests ask for, where policies track both', () => {
    const tracking = (predefinedMetricType: string, targetValue: number) =>
      aScalingPolicy({
        policyName: predefinedMetricType,
        targetTracking: { predefinedMetricType, resourceLabel: null, targetValue, disableScaleIn: false },
      });
    const artifacts = shown({ group: { targetGroupArns: [targetGroupArn()] } });
    const [peaks] = artifacts.loadBalancerPeaks;
    const targetGroups = [{ targetGroupArn: targetGroupArn(), requestsPerSecond: aPeak(480) }];
    const withTarget = (perMinute: number) => ({
      ...artifacts,
      loadBalancerPeaks: [{ ...peaks, targetGroups }],
      scalingPolicies: [
        tracking('ASGAverageCPUUtilization', 50),
        tracking('ALBRequestCountPerTarget', perMinute),
      ],
    });
    // 480 ÷ 184.6 = 2.6 instances of 2.8: 13 ÷ 14 of 1.4 grow, 1.3.
    expect(judge(withTarget((480 / 2.6) * 60)).breaksAt).toBeCloseTo((20 - 0.1) / 1.3, 4);
    expect(words(withTarget((480 / 2.6) * 60))).toContain('ask for 92.86 % of these instances');
    // 480 ÷ 240 = 2 of 2.8 are less than what CPU asks for.
    expect(judge(withTarget(240 * 60)).breaksAt).toBeCloseTo(BREAKS, 4);
  });
});

describe('what follows from a group whose load was measured', () => {
  const launching = {
    ...shown(),
    ec2Instances: [],
    ec2InstanceTypes: { 'm5.large': anInstanceType() },
    capacityReservations: [],
    vcpuUsage: [],
    serviceQuotas: [aServiceQuota({ quotaCode: 'L-1216C47A', value: 80 })],
  };

  it('is as many vCPUs as it launches', () => {
    const [ceiling] = ceilingsOf('on-demand-vcpu', launching, {
      multiplier: 15,
      plan: aPlan({ traffic: { multiplier: 15 }, resilience: { survive: 'none' } }),
    });
    // 38 instances of 2 vCPUs; in proportion 84, more than 80.
    expect(ceiling).toMatchObject({ atPeak: 76, limit: 80, status: 'yellow' });
    expect(ceiling?.breaksAt).toBeCloseTo(BREAKS, 4);
    expect(ceiling?.evidence.map(({ detail }) => detail).join(' ')).toContain(
      'Of its load 89.29 % are taken to grow with traffic, as was measured: see the ceiling of the group.',
    );
  });
});

describe('a fit of a group', () => {
  const cases = fc.record({
    idle: fc.double({ min: 0, max: 1.3, noNaN: true }),
    target: fc.integer({ min: 20, max: 95 }),
    maxSize: fc.integer({ min: 1, max: 120 }),
    multiplier: fc.double({ min: 1, max: 40, noNaN: true }),
    survive: fc.constantFrom('none' as const, 'az' as const),
    noise: fc.double({ min: 0, max: 0.05, noNaN: true }),
  });

  it('makes nothing green that is not green in proportion, nothing red that is not red, and breaks no earlier', () =>
    fc.assert(
      fc.property(cases, ({ idle, target, maxSize, multiplier, survive, noise }) => {
        const loadAt = (hour: number) =>
          idle + ((1.4 - idle) * trafficAt(hour)) / 480 + noise * ((hour % 5) - 2);
        const plan = aPlan({ traffic: { multiplier }, resilience: { survive } });
        const judgeWith = (peak: Shown['peak'] = {}) =>
          judge(shown({ loadAt, target, group: { maxSize }, peak }), multiplier, plan);
        const fitted = judgeWith();
        const inProportion = judgeWith({ loadByHour: undefined });
        if (fitted.status === 'green') expect(inProportion.status).toBe('green');
        if (fitted.status === 'red') expect(inProportion.status).toBe('red');
        if (inProportion.status === 'red') expect(['red', 'yellow']).toContain(fitted.status);
        expect(fitted.atPeak).toBeLessThanOrEqual(inProportion.atPeak ?? 0);
      }),
      // Proportion is tight here, which no fit may turn green.
      {
        numRuns: 60,
        examples: [[{ idle: 1.3, target: 87, maxSize: 58, multiplier: 14.76, survive: 'az', noise: 0 }]],
      },
    ));

  /** What is needed where each instance has so much to do without traffic, or the group as a whole: nothing tells which. */
  const truths = fc.record({
    idle: fc.double({ min: 0, max: 0.3, noNaN: true }),
    busy: fc.double({ min: 0.02, max: 0.5, noNaN: true }),
    kept: fc.integer({ min: 20, max: 95 }),
    m: fc.double({ min: 1, max: 100, noNaN: true }),
  });

  it('needs no less than either way in which what four instances do without traffic may grow', () =>
    fc.assert(
      fc.property(truths, ({ idle, busy, kept, m }) => {
        const loadAt = (hour: number) => 4 * (idle + (busy * trafficAt(hour)) / 480);
        const plan = aPlan({ traffic: { multiplier: m }, resilience: { survive: 'none' } });
        const cpu = 100 * (idle + busy);
        fc.pre(cpu < kept);
        const artifacts = shown({ loadAt, cpu, target: kept, group: { maxSize: 1e6 } });
        const needed = judge(artifacts, m, plan).atPeak ?? 0;
        const byInstance = (4 * busy * m) / (kept / 100 - idle);
        const byGroup = (4 * idle + 4 * busy * m) / (kept / 100);
        expect(needed).toBeGreaterThanOrEqual(Math.max(byInstance, byGroup) * (1 - 1e-5));
      }),
      { numRuns: 40 },
    ));
});
