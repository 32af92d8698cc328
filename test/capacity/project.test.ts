import { describe, expect, it } from '@jest/globals';
import { defineCeilingFamily } from '../../src/capacity/family';
import { linearUse } from '../../src/capacity/growth';
import { projectTarget } from '../../src/capacity/project';
import { ceilingFamilies } from '../../src/capacity/registry';
import { awsCommand } from '../../src/judging/aws-command';
import { readBy } from '../../src/judging/rule';
import { ARTIFACTS, type Artifacts } from '../../src/model/artifacts';
import { aFlaggedResource, anAutoScalingGroup, aTrustedAdvisorCheck } from '../builders/artifacts';
import { anInventory, type Denied } from '../builders/ceiling';
import { aContext } from '../builders/check';

const GLOBAL = { account: '111122223333', region: 'global' };
const about = {
  title: 'It fits',
  failureTitle: 'It does not fit',
  why: 'Why.',
  docs: 'https://docs.aws.amazon.com/',
  workbook: '11 Service Limits',
  kind: 'quota',
  unit: 'distributions',
  formula: 'All that there are.',
  remedy: 'Delete what is not used.',
  elastic: true,
} as const;

/** Distributions of CloudFront, of which there are as many as an account has, by what Trusted Advisor counts. */
const distributions = defineCeilingFamily({
  ...about,
  id: 'distributions',
  needs: ['trustedAdvisor'],
  estimate: ({ trustedAdvisor }, { target, elasticity }) =>
    trustedAdvisor.flatMap(({ result }) => {
      const [flagged] = result.ok ? result.flaggedResources : [];
      if (!flagged) return [];
      const now = Number(flagged.metadata['Current Usage']);
      const resource = { kind: 'cloudFrontDistribution', ids: [flagged.resourceId], tags: {} } as const;
      return {
        resource: flagged.resourceId,
        title: 'Distributions',
        unit: 'distributions',
        now,
        use: linearUse(now, elasticity(resource)),
        limit: Number(flagged.metadata['Limit Amount']),
        evidence: [],
        fix: () => ({
          action: 'Delete what is not used.',
          command: awsCommand(target, 'cloudfront', 'list-distributions', {}),
          lead: 'setting',
        }),
      };
    }),
});
const groups = defineCeilingFamily({
  ...about,
  id: 'groups',
  needs: ['autoScalingGroups'],
  estimate: () => [],
});

const artifacts: Partial<Artifacts> = {
  autoScalingGroups: [anAutoScalingGroup()],
  trustedAdvisor: [
    aTrustedAdvisorCheck(
      {},
      {
        flaggedResources: [
          aFlaggedResource({ resourceId: 'E1', metadata: { 'Current Usage': '40', 'Limit Amount': '200' } }),
        ],
      },
    ),
  ],
};
const ceilingsIn = (region: string, denied: Denied = {}) =>
  projectTarget(
    [distributions, groups],
    anInventory(artifacts, denied, { target: { ...GLOBAL, region } }),
    aContext(),
  );

describe('a family of what an account has once', () => {
  it('is projected in the global target: 40 of 200 break at 5×', () => {
    expect(ceilingsIn('global')).toMatchObject([
      {
        ...GLOBAL,
        id: 'distributions~111122223333~global~E1',
        ...{ now: 40, elastic: 400, atPeak: 400, limit: 200, breaksAt: 5, status: 'red' },
        fix: { command: expect.stringMatching(/^# In account \d+:\naws cloudfront list-distributions$/) },
      },
    ]);
  });

  it('yields nothing in a region, as one of regions yields nothing in the global target', () => {
    expect(
      ceilingsIn('us-east-1', { autoScalingGroups: 'autoscaling:DescribeAutoScalingGroups' }),
    ).toMatchObject([{ family: 'groups', status: 'grey' }]);
  });

  it('is grey where it could not be read', () => {
    expect(ceilingsIn('global', { trustedAdvisor: 'support:DescribeTrustedAdvisorChecks' })).toMatchObject([
      { ...GLOBAL, family: 'distributions', status: 'grey', grows: true },
    ]);
  });
});

/** Forty of a limit, which grow with the groups if those carry the event's traffic: nothing leads any to them. */
const withGroups = (limit: number, names: readonly string[] = ['web']) => {
  const family = defineCeilingFamily({
    ...about,
    id: 'with-groups',
    needs: ['autoScalingGroups'],
    estimate: ({ autoScalingGroups }, { elasticity }) => {
      const factors = autoScalingGroups.map((group) => elasticity(ARTIFACTS.autoScalingGroups.owner(group)));
      return [
        {
          ...{ resource: '-', title: 'Distributions', unit: 'distributions', now: 40, limit, evidence: [] },
          use: linearUse(40, Math.max(...factors)),
          fix: () => ({ action: 'Delete what is not used.', lead: 'setting' }),
        },
      ];
    },
  });
  const autoScalingGroups = names.map((autoScalingGroupName) => anAutoScalingGroup({ autoScalingGroupName }));
  return projectTarget([family], anInventory({ autoScalingGroups }), aContext({ multiplier: 10 }))[0];
};

describe('what nobody knows to carry the event’s traffic', () => {
  it.each([
    // 400 if all of it grows and 40 if none does.
    ['fits if all of it grows', 1000, 'green', null, 25],
    ['fits then with little room', 440, 'yellow', null, 11],
    ['fits only if none of it grows', 200, 'grey', null, 5],
  ])('%s', (_, limit, status, breaksAt, mayBreakAt) => {
    expect(withGroups(limit)).toMatchObject({ status, breaksAt, mayBreakAt });
  });

  it('is red where it fits in no case', () => {
    expect(withGroups(30)).toMatchObject({ status: 'red', atPeak: 40 });
    expect(withGroups(30)?.evidence.at(-1)?.detail).toContain('It is not known whether web carries');
  });

  it('proposes a fix only of what is decided', () => {
    expect([30, 200, 440].map((limit) => withGroups(limit)?.fix !== undefined)).toEqual([true, false, true]);
  });

  it('has its colour at any multiplier', () => {
    // All of it fills 80 % of 200 at 4× and all at 5×; if none grows, nothing changes.
    expect(withGroups(200)?.statusSteps).toEqual([
      { upTo: 4, status: 'green' },
      { upTo: 5, status: 'yellow' },
      { upTo: null, status: 'grey' },
    ]);
  });

  it.each([
    [['web'], 'whether web carries the event’s traffic.'],
    [['a', 'b', 'c', 'd', 'e'], 'whether a, b, c, d, e carry the event’s traffic.'],
    [['a', 'b', 'c', 'd', 'e', 'f', 'g'], 'whether a, b, c, d, e and 2 others carry the event’s traffic.'],
  ])('is asked about by name: %j', (names, words) => {
    expect(withGroups(200, names)?.evidence[0]).toMatchObject({
      ...{ source: 'arithmetic', at: null },
      detail: expect.stringContaining(words),
    });
  });
});

it.each(ceilingFamilies.map((family) => [family.id, family] as const))(
  '%s reads artifacts of one kind, so that there is a target that has them all',
  (_, family) => {
    expect(new Set(readBy(family).map((id) => ARTIFACTS[id].per)).size).toBe(1);
  },
);
