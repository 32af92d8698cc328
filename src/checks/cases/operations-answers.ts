import { defineAnswersCheck } from '../answers';

export const operationsAnswers = defineAnswersCheck({
  id: 'operations-answers',
  title: 'Questions about monitoring and access during the event are answered without open risks',
  failureTitle: 'Question about monitoring or access is open or names a risk',
  why: 'Nobody mends what they cannot see or cannot log in to.',
  docs: 'https://docs.aws.amazon.com/wellarchitected/latest/operational-excellence-pillar/welcome.html',
  workbook: '12 Monitoring',
  questions: [
    'monitoring-tools',
    'monitoring-metrics',
    'performance-logging',
    'performance-alarms',
    'security-access-event',
    'security-access-failure',
  ],
});
