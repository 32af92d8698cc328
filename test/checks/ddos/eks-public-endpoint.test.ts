import { describe, expect, it } from '@jest/globals';
import { eksPublicEndpoint } from '../../../src/checks/ddos/eks-public-endpoint';
import type { EksCluster } from '../../../src/model/artifacts';
import { anEksCluster } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

describe('eks-public-endpoint', () => {
  it.each<[string, Partial<EksCluster>, string]>([
    ['some may reach', {}, 'pass'],
    ['nobody may reach', { endpointPublicAccess: false, publicAccessCidrs: ['0.0.0.0/0'] }, 'pass'],
    ['everybody may reach', { publicAccessCidrs: ['198.51.100.0/24', '0.0.0.0/0'] }, 'warn'],
    ['everybody may reach by IPv6', { publicAccessCidrs: ['::/0'] }, 'warn'],
    ['AWS named no range of', { publicAccessCidrs: [] }, 'warn'],
  ])('an API server that %s', (_, cluster, status) => {
    const [judged] = runCheck(eksPublicEndpoint, { eksClusters: [anEksCluster(cluster)] }, CARRYING);
    expect(judged?.status).toBe(status);
  });
});
