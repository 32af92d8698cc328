import { defineCheck, pass, warn } from '../check';
import { judgeDistributions } from '../distributions';

export const cloudFrontWebAcl = defineCheck({
  id: 'cloudfront-web-acl',
  title: 'CloudFront distributions have a web ACL',
  failureTitle: 'CloudFront distribution has no web ACL',
  why: 'Without one nothing limits how often a client asks, and bots take what customers wait for.',
  docs: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-web-awswaf.html',
  workbook: '12 Performance',
  needs: ['cloudFrontDistributions'],
  evaluate: (artifacts, context) =>
    judgeDistributions(artifacts, context, ({ webAclId }, resource) =>
      webAclId === null
        ? warn(resource, 'It has no web ACL of AWS WAF.', {
            action: 'Give it a web ACL with a rate-based rule, which counts for some days before it blocks.',
            lead: 'security',
          })
        : pass(resource, 'It has a web ACL.'),
    ),
});
