import { describe, expect, it } from '@jest/globals';
import { webAclCapacity } from '../../../src/checks/ddos/web-acl-capacity';
import { aLoadBalancer, aWebAcl, aWebAclPeak } from '../../builders/artifacts';
import { CARRYING, statusesOf } from '../../builders/check';

describe('web-acl-capacity', () => {
  it.each([
    // 80 % of 5,000.
    [4_000, 'pass'],
    [4_001, 'warn'],
  ])('of %d capacity units is %s', (capacity, status) => {
    const artifacts = {
      webAcls: [aWebAcl({ capacity })],
      webAclPeaks: [aWebAclPeak()],
      loadBalancers: [aLoadBalancer()],
    };
    expect(statusesOf(webAclCapacity, artifacts, CARRYING)).toEqual([status]);
  });
});
