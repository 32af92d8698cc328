import { describe, expect, it } from '@jest/globals';
import { webAclLogging } from '../../../src/checks/ddos/web-acl-logging';
import { aLoadBalancer, aWebAcl, aWebAclPeak } from '../../builders/artifacts';
import { CARRYING, statusesOf } from '../../builders/check';

describe('web-acl-logging', () => {
  it.each([
    [true, 'pass'],
    [false, 'warn'],
  ])('of a web ACL whose requests are logged (%s) is %s', (isLogged, status) => {
    const artifacts = {
      webAcls: [aWebAcl({ isLogged })],
      webAclPeaks: [aWebAclPeak()],
      loadBalancers: [aLoadBalancer()],
    };
    expect(statusesOf(webAclLogging, artifacts, CARRYING)).toEqual([status]);
  });
});
