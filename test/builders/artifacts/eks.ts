import type { Artifacts, EksCluster, EksNodegroup } from '../../../src/model/artifacts';
import { ACCOUNT } from './fields';

export const eksClusterArn = (clusterName = 'shop'): string =>
  `arn:aws:eks:${ACCOUNT}:cluster/${clusterName}`;

/** In extended support until after any event of these tests, and reached by few. */
export const anEksCluster = (overrides: Partial<EksCluster> = {}): EksCluster => ({
  clusterName: 'shop',
  clusterArn: eksClusterArn(overrides.clusterName),
  status: 'ACTIVE',
  issues: [],
  version: '1.34',
  supportType: 'EXTENDED',
  isAutoMode: false,
  endpointPublicAccess: true,
  endpointPrivateAccess: true,
  publicAccessCidrs: ['198.51.100.0/24'],
  logTypes: ['api', 'audit', 'controllerManager', 'scheduler'],
  tags: {},
  ...overrides,
});

/** Its nodes are in the Auto Scaling group `web`, of which EKS knows no more than 20. */
export const anEksNodegroup = (overrides: Partial<EksNodegroup> = {}): EksNodegroup => {
  const { clusterName = 'shop', nodegroupName = 'workers' } = overrides;
  return {
    clusterName,
    nodegroupName,
    nodegroupArn: `arn:aws:eks:${ACCOUNT}:nodegroup/${clusterName}/${nodegroupName}/00000000-0000-0000-0000-000000000000`,
    status: 'ACTIVE',
    issues: [],
    maxSize: 20,
    autoScalingGroupNames: ['web'],
    tags: {},
    ...overrides,
  };
};

/** The dates of AWS's own release calendar; the event of these tests is on 12 December 2026. */
export const someEksVersions = (): Artifacts['eksClusterVersions'] => [
  {
    clusterVersion: '1.34',
    endOfStandardSupportDate: '2026-12-02T00:00:00.000Z',
    endOfExtendedSupportDate: '2027-12-02T00:00:00.000Z',
  },
  {
    clusterVersion: '1.31',
    endOfStandardSupportDate: '2025-11-26T00:00:00.000Z',
    endOfExtendedSupportDate: '2026-11-26T00:00:00.000Z',
  },
];

export const healthyEks = {
  eksClusters: [anEksCluster()],
  // As a scheduled action lets its group have.
  eksNodegroups: [anEksNodegroup({ maxSize: 60 })],
  eksClusterVersions: someEksVersions(),
} satisfies Partial<Artifacts>;
