import { describe, expect, it } from '@jest/globals';
import { autoScalingGroupZones } from '../../../src/checks/architecture/auto-scaling-group-zones';
import { anAutoScalingGroup } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

describe('auto-scaling-group-zones', () => {
  it.each([
    ['one zone', { availabilityZones: ['us-east-1a'] }, 'fail'],
    ['two zones', { availabilityZones: ['us-east-1a', 'us-east-1b'] }, 'pass'],
    [
      'a group that runs nothing',
      { availabilityZones: ['us-east-1a'], maxSize: 0, minSize: 0 },
      'notApplicable',
    ],
  ])('%s', (_, group, status) => {
    const [judgement] = runCheck(
      autoScalingGroupZones,
      { autoScalingGroups: [anAutoScalingGroup(group)] },
      CARRYING,
    );
    expect(judgement?.status).toBe(status);
  });

  it('takes the node groups of one cluster together: another of them grows where a zone is lost', () => {
    const nodes = (zone: string, cluster: string) =>
      anAutoScalingGroup({
        autoScalingGroupName: `${cluster}-${zone}`,
        availabilityZones: [zone],
        tags: { 'eks:nodegroup-name': zone, 'eks:cluster-name': cluster },
      });
    const autoScalingGroups = [
      nodes('us-east-1a', 'shop'),
      nodes('us-east-1b', 'shop'),
      nodes('us-east-1a', 'search'),
    ];
    const judged = runCheck(autoScalingGroupZones, { autoScalingGroups }, CARRYING);
    expect(judged.map(({ status }) => status)).toEqual(['pass', 'pass', 'fail']);
    // EKS does not let the subnets of a managed node group be changed.
    expect(judged[2]).toMatchObject({
      fix: { action: expect.stringContaining('another managed node group') },
    });
    expect(judged[0]?.detail).toBe(
      'In us-east-1a; with the other node groups of its cluster in 2 zones: us-east-1a, us-east-1b.',
    );
  });

  it.each([
    ['may run one instance', { minSize: 0, maxSize: 1 }, 'pass'],
    ['is closed', { minSize: 0, maxSize: 0 }, 'fail'],
    ['is being deleted', { status: 'Delete in progress' }, 'fail'],
  ])(
    'counts the zone of another node group only where that may grow: one that %s',
    (_, overrides, status) => {
      const tags = { 'eks:nodegroup-name': 'workers', 'eks:cluster-name': 'shop' };
      const autoScalingGroups = [
        anAutoScalingGroup({ availabilityZones: ['us-east-1a'], tags }),
        anAutoScalingGroup({
          ...{ autoScalingGroupName: 'other', availabilityZones: ['us-east-1b'], tags },
          ...overrides,
        }),
      ];
      expect(runCheck(autoScalingGroupZones, { autoScalingGroups }, CARRYING)[0]?.status).toBe(status);
    },
  );

  it('says in which zones it is', () => {
    const [judged] = runCheck(autoScalingGroupZones, { autoScalingGroups: [anAutoScalingGroup()] }, CARRYING);
    expect(judged?.detail).toBe('In 2 zones: us-east-1a, us-east-1b.');
  });

  it('judges every group by its name', () => {
    const groups = ['web', 'api'].map((autoScalingGroupName) => anAutoScalingGroup({ autoScalingGroupName }));
    const names = runCheck(autoScalingGroupZones, { autoScalingGroups: groups }, CARRYING).map(
      (j) => j.resource.name,
    );
    expect(names).toEqual(['web', 'api']);
  });

  it('names the subnets that it keeps', () => {
    const [judgement] = runCheck(
      autoScalingGroupZones,
      {
        autoScalingGroups: [
          anAutoScalingGroup({ availabilityZones: ['us-east-1a'], subnetIds: ['subnet-a'] }),
        ],
      },
      CARRYING,
    );
    expect(judgement).toMatchObject({
      fix: { action: expect.stringContaining('subnet-a') },
    });
  });
});
