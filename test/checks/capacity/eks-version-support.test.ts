import { describe, expect, it } from '@jest/globals';
import { eksVersionSupport } from '../../../src/checks/capacity/eks-version-support';
import type { EksCluster } from '../../../src/model/artifacts';
import { anEksCluster } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

/** The inventory is of 22 November; the event ends on 12 December 2026 at 15:59 UTC. */
const judge = (
  cluster: Partial<EksCluster>,
  endOfStandardSupportDate: string | null,
  endOfExtendedSupportDate: string | null,
) =>
  runCheck(
    eksVersionSupport,
    {
      eksClusters: [anEksCluster(cluster)],
      eksClusterVersions: [
        { clusterVersion: '1.34', endOfStandardSupportDate, endOfExtendedSupportDate },
        {
          clusterVersion: '1.3',
          endOfStandardSupportDate: '2030-01-01T00:00:00Z',
          endOfExtendedSupportDate: '2031-01-01T00:00:00Z',
        },
      ],
    },
    CARRYING,
  )[0];

const STANDARD = { supportType: 'STANDARD' };

describe('eks-version-support', () => {
  it.each<[string, Partial<EksCluster>, string | null, string | null, string]>([
    [
      'standard support ends a day after the event',
      STANDARD,
      '2026-12-13T00:00:00Z',
      '2027-12-13T00:00:00Z',
      'pass',
    ],
    [
      'standard support ends on the day of the event',
      STANDARD,
      '2026-12-12T00:00:00Z',
      '2027-12-12T00:00:00Z',
      'fail',
    ],
    ['standard support ended long ago', STANDARD, '2025-12-12T00:00:00Z', '2026-12-31T00:00:00Z', 'fail'],
    ['extended support follows', {}, '2025-12-12T00:00:00Z', '2026-12-31T00:00:00Z', 'pass'],
    ['extended support ends before the event', {}, '2025-11-26T00:00:00Z', '2026-11-26T00:00:00Z', 'fail'],
    ['what follows is not known', {}, '2027-12-12T00:00:00Z', null, 'unknown'],
    ['AWS gave no date', STANDARD, null, '2027-12-12T00:00:00Z', 'unknown'],
    ['its policy is not known, before any end', { supportType: null }, '2026-12-13T00:00:00Z', null, 'pass'],
    [
      'its policy is not known, after one',
      { supportType: null },
      '2026-12-02T00:00:00Z',
      '2027-12-02T00:00:00Z',
      'unknown',
    ],
    [
      'AWS does not list its version',
      { version: '1.33' },
      '2027-12-12T00:00:00Z',
      '2028-12-12T00:00:00Z',
      'unknown',
    ],
  ])('%s', (_, cluster, standard, extended, status) => {
    expect(judge(cluster, standard, extended)?.status).toBe(status);
  });

  it.each<[string, Partial<EksCluster>, string, string, boolean]>([
    ['where that lasts', STANDARD, '2026-12-02T00:00:00Z', '2027-12-02T00:00:00Z', true],
    ['not where that ends as early', STANDARD, '2026-12-02T00:00:00Z', '2026-12-10T00:00:00Z', false],
    ['not where it is late for it', STANDARD, '2026-11-21T00:00:00Z', '2027-11-21T00:00:00Z', false],
    ['not of what is in it', {}, '2025-11-26T00:00:00Z', '2026-11-26T00:00:00Z', false],
  ])('offers extended support, %s', (_, cluster, standard, extended, isOffered) => {
    const judged = judge(cluster, standard, extended);
    expect(judged?.status === 'fail' && judged.fix.command !== undefined).toBe(isOffered);
  });
});
