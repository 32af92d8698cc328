import { defineAnswersCheck, ONLY_PEOPLE } from '../answers';

export const operationsAnswers = defineAnswersCheck({
  id: 'operations-answers',
  title: 'Questions about monitoring and access during the event are answered without open risks',
  failureTitle: 'Question about monitoring or access is open or names a risk',
  why: 'Nobody mends what they cannot see or cannot log in to.',
  docs: 'https://docs.aws.amazon.com/wellarchitected/latest/operational-excellence-pillar/welcome.html',
  workbook: '12 Monitoring',
  questions: {
    'monitoring-tools': ONLY_PEOPLE,
    'monitoring-metrics': [
      'alarm-coverage',
      'auto-scaling-group-metrics',
      'auto-scaling-detailed-monitoring',
    ],
    'performance-logging': [
      'load-balancer-access-logs',
      'api-access-logs',
      's3-access-logs',
      'web-acl-logging',
      'eks-control-plane-logs',
      'log-buckets',
    ],
    'performance-alarms': [
      'alarm-coverage',
      'alarm-actions',
      'alarm-state',
      'alarm-mute-rules',
      'quota-alarms',
    ],
    'security-access-event': ['console-user-mfa', 'root-account-mfa'],
    'security-access-failure': ONLY_PEOPLE,
  },
});
