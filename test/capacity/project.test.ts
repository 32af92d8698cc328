import { describe, expect, it } from '@jest/globals';
import { defineCeilingFamily } from '../../src/capacity/family';
import { linearUse } from '../../src/capacity/growth';
import { draftCeilings, projectTarget } from '../../src/capacity/project';
import { ceilingFamilies } from '../../src/capacity/registry';
import { awsCommand } from '../../src/judging/aws-command';
import { readBy } from '../../src/judging/rule';
import { viewTarget } from '../../src/judging/target-view';
import type { TrafficGraph } from '../../src/judging/traffic-graph';
import { ARTIFACTS, type Artifacts } from '../../src/model/artifacts';
import { aFlaggedResource, anAutoScalingGroup, aTrustedAdvisorCheck } from '../builders/artifacts';
import { anInventory, type Denied } from '../builders/ceiling';
import { aContext } from '../builders/check';
import { anOverlap } from '../builders/overlap';
import { aPlan } from '../builders/plan';

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
    [['web'], 'Say so in traffic.elasticity of the plan: factor 0 for what does not, 1 for what does.'],
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

describe('what the plan expects of single load balancers', () => {
  /** A ceiling for each group, by name, whose load balancer gets a traffic of its own if it has words for it. */
  const judge = (words: Readonly<Record<string, string>>, { grows = true, combined = false } = {}) => {
    const family = defineCeilingFamily({
      ...{ ...about, id: 'with-groups', needs: ['autoScalingGroups'] },
      estimate: ({ autoScalingGroups }, { elasticity }) => {
        for (const group of autoScalingGroups) elasticity(ARTIFACTS.autoScalingGroups.owner(group));
        return (combined ? ['all'] : Object.keys(words)).map((resource) => ({
          ...{ resource, title: 'Distributions', unit: 'distributions', now: 40, limit: 1000 },
          evidence: [{ source: 'arithmetic', at: null, detail: 'Its own.' }],
          use: linearUse(40, grows ? 1 : 0),
          fix: () => ({ action: 'Delete what is not used.', lead: 'setting' }),
        }));
      },
    });
    const autoScalingGroups = Object.keys(words).map((autoScalingGroupName) =>
      anAutoScalingGroup({ autoScalingGroupName }),
    );
    const loadBalancers = [{ loadBalancer: 'web', region: 'us-east-1', peakRequestsPerSecond: 1000 }];
    const context = aContext({ plan: aPlan({ traffic: { multiplier: 10, loadBalancers } }), multiplier: 10 });
    const inventory = anInventory({ autoScalingGroups });
    const view = viewTarget(context.plan, inventory);
    const graph: TrafficGraph = {
      ...view.graph,
      placed: ({ ids: [name = ''] }) => ({
        ...{ placement: 'on', because: 'The test says so.' },
        ...(words[name] ? { own: { stated: 2, others: 0, words: words[name] } } : {}),
      }),
    };
    return draftCeilings([family], inventory, context, { ...view, graph }).map(({ evidence }) =>
      evidence.map(({ detail }) => detail),
    );
  };
  const many = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`g${i}`, `Words ${i}.`]));

  it('is told of the resource that it leads to', () => {
    expect(judge({ a: 'Words of a.', b: 'Words of b.' })).toEqual([
      ['Its own.', 'Words of a.'],
      ['Its own.', 'Words of b.'],
    ]);
  });

  it('is told once where a ceiling counts several, and counted beyond five', () => {
    expect(judge({ a: 'Alike.', b: 'Alike.', c: '' }, { combined: true })).toEqual([['Its own.', 'Alike.']]);
    const [five, six] = [5, 6].map((count) => judge(many(count), { combined: true })[0]);
    expect(five).toEqual(['Its own.', 'Words 0.', 'Words 1.', 'Words 2.', 'Words 3.', 'Words 4.']);
    expect(six).toEqual([...(five ?? []), '1 more of the kind.']);
  });

  it('is not told where nothing is said, or nothing grows', () => {
    expect(judge({ a: '' })).toEqual([['Its own.']]);
    expect(judge({ a: 'Words of a.' }, { grows: false })).toEqual([['Its own.']]);
  });
});

it('asks for the plan of another event where nobody knows what carries its traffic', () => {
  const family = defineCeilingFamily({
    ...{ ...about, id: 'with-groups', needs: ['autoScalingGroups'] },
    estimate: ({ autoScalingGroups }, { addedTo }) => [
      {
        ...{
          resource: '-',
          title: 'Distributions',
          unit: 'distributions',
          now: 40,
          limit: 100,
          evidence: [],
        },
        use: linearUse(
          40,
          0,
          0,
          autoScalingGroups.flatMap((group) => addedTo(ARTIFACTS.autoScalingGroups.owner(group))),
        ),
        open: 'And more is open.',
        fix: () => ({ action: 'Delete what is not used.', lead: 'setting' }),
      },
    ],
  });
  const overlaps = [anOverlap({ plan: aPlan({ id: 'launch', name: 'Launch' }) })];
  const autoScalingGroups = [anAutoScalingGroup()];
  const [ceiling] = projectTarget([family], anInventory({ autoScalingGroups }), aContext({ overlaps }));
  // 40 without it, 320 with it.
  expect(ceiling).toMatchObject({ status: 'grey', atPeak: 320 });
  expect(ceiling?.evidence[0]?.detail).toMatch(
    /^It is not known whether web carries the traffic of Launch \(launch\)\. .* Say so in traffic\.elasticity of its plan: factor 0 .* And more is open\.$/,
  );
});
