import { expect, it } from '@jest/globals';
import { cloudFrontWebAcl } from '../../../src/checks/ddos/cloudfront-web-acl';
import { aDistribution } from '../../builders/artifacts';
import { CARRYING, statusesOf } from '../../builders/check';

const judge = (webAclId: string | null, placement: 'on' | 'off' = 'on') =>
  statusesOf(
    cloudFrontWebAcl,
    { cloudFrontDistributions: [aDistribution({ webAclId })] },
    placement === 'on' ? CARRYING : { placed: () => ({ placement, because: 'So it is.' }) },
  );

it('asks for a web ACL where there is none', () => {
  expect(judge(null)).toEqual(['warn']);
  expect(judge('arn:aws:wafv2:us-east-1:111122223333:global/webacl/shop/1')).toEqual(['pass']);
});

it('does not ask for one off the path of traffic', () => {
  expect(judge(null, 'off')).toEqual(['notApplicable']);
});
