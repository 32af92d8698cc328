import { expect, it } from '@jest/globals';
import { cloudFrontEdgeFunctions } from '../../../src/checks/capacity/cloudfront-edge-functions';
import { aDistribution } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

const judge = (...edgeFunctionArns: string[]) =>
  runCheck(
    cloudFrontEdgeFunctions,
    { cloudFrontDistributions: [aDistribution({ edgeFunctionArns })] },
    CARRYING,
  );

it('does not know how far functions of Lambda@Edge carry', () => {
  const arn = 'arn:aws:lambda:us-east-1:111122223333:function:headers:3';
  expect(judge(arn)).toMatchObject([{ status: 'unknown', detail: expect.stringContaining(arn) }]);
});

it('passes without any', () => {
  expect(judge()).toMatchObject([{ status: 'pass' }]);
});
