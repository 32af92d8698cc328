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

it.each(ceilingFamilies.map((family) => [family.id, family] as const))(
  '%s reads artifacts of one kind, so that there is a target that has them all',
  (_, family) => {
    expect(new Set(readBy(family).map((id) => ARTIFACTS[id].per)).size).toBe(1);
  },
);
