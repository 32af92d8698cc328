import { describe, expect, it } from '@jest/globals';
import { pickWorstRises } from '../../src/capacity/played-rise';
import { listWorstRises, playRise, type RiseArtifacts } from '../../src/capacity/rises';
import type { Placement } from '../../src/judging/traffic-graph';
import type { AutoScalingGroup } from '../../src/model/artifacts';
import { aLoadBalancerPeak, anAutoScalingGroup, aPeak, aScheduledAction } from '../builders/artifacts';
import { aContext } from '../builders/check';
import { aPlan } from '../builders/plan';

const WEB = 'arn:web';
const web = (overrides: Partial<AutoScalingGroup> = {}) =>
  anAutoScalingGroup({ minSize: 2, maxSize: 60, desiredCapacity: 4, targetGroupArns: [WEB], ...overrides });
const traffic = aLoadBalancerPeak({ targetGroups: [{ targetGroupArn: WEB, requestsPerSecond: aPeak(10) }] });
const play = (
  artifacts: Partial<RiseArtifacts> = {},
  group = web(),
  ramp?: { minutes: number; shape: 'linear' },
) =>
  playRise(
    group,
    10,
    { autoScalingGroups: [group], scheduledActions: [], loadBalancerPeaks: [traffic], ...artifacts },
    aContext({ plan: aPlan({ traffic: { multiplier: 10, ...(ramp && { ramp }) } }) }),
  );

describe('the rise of a group', () => {
  // Four carry normal traffic, so that 40 are needed, and each carries a quarter more than that. The policies are not known: the
  // alarm takes 8 minutes and doubles what counts. 4 until minute 9, 8 from 10 on, 16 from 15 on, 32 from 20 on.
  it('counts the requests that no instance can serve', () => {
    const { shortfall, requests } = play();
    expect(shortfall).toEqual({ from: 0, to: 19, worst: 1 - 5 / 40, worstAt: 0 });
    // Instance-minutes: 10 × 35 + 5 × 30 + 5 × 20 = 600, each of 10 ÷ 4 requests per second.
    expect(requests).toBe(600 * 2.5 * 60);
  });

  it.each<[string, Partial<RiseArtifacts>]>([
    ['load balancers do not count them', { loadBalancerPeaks: [] }],
    ['they could not be read', { loadBalancerPeaks: undefined }],
    [
      'one of its target groups has no figure',
      {
        loadBalancerPeaks: [
          traffic,
          aLoadBalancerPeak({ targetGroups: [{ targetGroupArn: WEB, requestsPerSecond: null }] }),
        ],
      },
    ],
    [
      'another group is behind the same target group',
      { autoScalingGroups: [web(), web({ autoScalingGroupName: 'green' })] },
    ],
  ])('does not count requests where %s', (_, artifacts) => {
    expect(play(artifacts)).toMatchObject({ requests: null, lacking: 600 });
  });

  it('begins with what a scheduled action scales out to', () => {
    const rise = play({ scheduledActions: [aScheduledAction({ minSize: 31, desiredCapacity: null })] });
    expect(rise.steps[0]).toEqual({ step: 0, needed: 40, serving: 31 });
    expect(rise.findEnough()).toBe(32);
  });

  it('is as slow as the plan says', () => {
    const { steps } = play({}, web(), { minutes: 9, shape: 'linear' });
    expect(steps.slice(0, 3).map(({ needed }) => needed)).toEqual([4, 8, 12]);
  });
});

describe('the worst rises', () => {
  const rises = (sizes: readonly number[]) =>
    sizes.map((desiredCapacity) =>
      play({}, web({ autoScalingGroupName: `of-${desiredCapacity}`, desiredCapacity })),
    );
  const namesOf = (worst: ReturnType<typeof pickWorstRises>) => worst.map(({ name }) => name);

  it('are the five that lack the most', () => {
    expect(namesOf(pickWorstRises(rises([1, 2, 3, 4, 5, 6])))).toEqual([
      'of-6',
      'of-5',
      'of-4',
      'of-3',
      'of-2',
    ]);
  });

  it('are one that follows, the most narrowly, where none falls short', () => {
    // Of 10 and of 20 instances at 10×, each large enough from the start: 85 for 80 needed, and 340 for 160.
    const [narrow, wide] = [
      play({}, web({ autoScalingGroupName: 'narrow', minSize: 85, maxSize: 85, desiredCapacity: 10 })),
      play({}, web({ autoScalingGroupName: 'wide', minSize: 340, maxSize: 340, desiredCapacity: 20 })),
    ];
    expect(namesOf(pickWorstRises([wide, narrow]))).toEqual(['narrow']);
    expect(pickWorstRises([])).toEqual([]);
  });

  const listed = (placement: Placement, multiplier: number | null = 10, artifacts = {}) =>
    namesOf(
      listWorstRises(
        { autoScalingGroups: [web()], scheduledActions: [], ...artifacts },
        aContext({ multiplier, placed: () => ({ placement, because: 'Says the test.' }) }),
      ),
    );

  it.each<[string, ReturnType<typeof listed>, readonly string[]]>([
    ['a group on the path of traffic', listed('on'), ['web']],
    ['none off it', listed('off'), []],
    ['none of which that is not known', listed('unplaced'), []],
    ['none where traffic does not rise', listed('on', 1), []],
    ['none where it is not known how far it rises', listed('on', null), []],
    ['none where the schedule could not be read', listed('on', 10, { scheduledActions: undefined }), []],
    [
      'none that is being deleted',
      listed('on', 10, { autoScalingGroups: [web({ status: 'Delete in progress' })] }),
      [],
    ],
  ])('are %s', (_, names, expected) => {
    expect(names).toEqual(expected);
  });
});
