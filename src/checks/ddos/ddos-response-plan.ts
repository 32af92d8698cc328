import { defineAnswersCheck } from '../answers';

export const ddosResponsePlan = defineAnswersCheck({
  id: 'ddos-response-plan',
  title: 'There is a plan for a DDoS attack',
  failureTitle: 'The plan for a DDoS attack is missing or names a risk',
  why: 'An announced event is an announced target; at the peak an attack looks like success.',
  docs: 'https://docs.aws.amazon.com/whitepapers/latest/aws-best-practices-ddos-resiliency/welcome.html',
  workbook: '12 Security',
  questions: {
    'security-ddos-response': [
      'cloudfront-web-acl',
      'web-acl-rate-rule',
      'cloudfront-web-acl-rate-rule',
      'escalation-contacts',
    ],
  },
});
