import { defineAnswersCheck } from '../answers';

export const cdnAnswers = defineAnswersCheck({
  id: 'cdn-answers',
  title: 'The question about a CDN is answered without open risks',
  failureTitle: 'The question about a CDN is open or names a risk',
  why: 'A CDN takes floods and most of the load before they reach a region.',
  docs: 'https://docs.aws.amazon.com/whitepapers/latest/aws-best-practices-ddos-resiliency/web-application-delivery-at-the-edge-bp1.html',
  workbook: '12 Performance',
  questions: {
    'performance-cdn': [
      'cloudfront-distribution-state',
      'cloudfront-hit-rate',
      'cloudfront-requests',
      'endpoint-cdn',
      'internet-facing-entry-points',
    ],
  },
});
