import { defineCheck, pass, unknown } from '../check';
import { judgeDistributions } from '../distributions';
import { listed } from '../words';

export const cloudFrontEdgeFunctions = defineCheck({
  id: 'cloudfront-edge-functions',
  title: 'No function of Lambda@Edge stands in the way of requests',
  failureTitle: 'Functions of Lambda@Edge limit a distribution',
  why: 'Lambda@Edge runs in the region nearest to each viewer, within the concurrency of the account there, which the rest of its functions share; past it viewers get 503.',
  docs: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html',
  workbook: '11 Service Limits',
  needs: ['cloudFrontDistributions'],
  evaluate: (artifacts, context) =>
    judgeDistributions(artifacts, context, ({ edgeFunctionArns }, resource) =>
      edgeFunctionArns.length === 0
        ? pass(resource, 'It calls no function of Lambda@Edge.')
        : unknown(
            resource,
            `Its requests call ${listed(edgeFunctionArns)}; in which regions they run, and how far their concurrency carries there, is not read.`,
          ),
    ),
});
