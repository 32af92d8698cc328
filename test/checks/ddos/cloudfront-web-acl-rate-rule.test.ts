import { describe, expect, it } from '@jest/globals';
import { cloudFrontWebAclRateRule } from '../../../src/checks/ddos/cloudfront-web-acl-rate-rule';
import type { WebAclPeak, WebAclRule } from '../../../src/model/artifacts';
import {
  aCloudFrontWebAcl,
  aManagedGroup,
  aRateRule,
  aWebAclPeak,
  webAclArn,
} from '../../builders/artifacts';
import { statusesOf } from '../../builders/check';

const judge = (rule: WebAclRule, peak: Partial<WebAclPeak> = {}) =>
  statusesOf(cloudFrontWebAclRateRule, {
    cloudFrontWebAcls: [aCloudFrontWebAcl({ rules: [rule] })],
    cloudFrontWebAclPeaks: [aWebAclPeak({ webAclArn: webAclArn('edge'), ...peak })],
  });

describe('cloudfront-web-acl-rate-rule', () => {
  it('passes with a rule that blocks, and warns without one', () => {
    expect(judge(aRateRule())).toEqual(['pass']);
    expect(judge(aManagedGroup())).toEqual(['warn']);
  });

  it('does not apply where it saw no requests, and judges where nobody knows', () => {
    expect(judge(aManagedGroup(), { requestsPerSecond: null })).toEqual(['notApplicable']);
    expect(judge(aManagedGroup(), { requestsPerSecond: null, isIncomplete: true })).toEqual(['warn']);
  });
});
