import { defineAnswersCheck } from '../answers';

export const loadTestAnswers = defineAnswersCheck({
  id: 'load-test-answers',
  title: 'Questions about load and stress points are answered without open risks',
  failureTitle: 'Question about load or stress points is open or names a risk',
  why: 'A hot row or a chatty call breaks at a rate that no quota names; those who wrote it know where to press.',
  docs: 'https://docs.aws.amazon.com/wellarchitected/latest/performance-efficiency-pillar/welcome.html',
  workbook: '12 Performance',
  questions: {
    'performance-load-testing': ['load-test-result', 'load-test-recency', 'load-test-traffic'],
    'performance-application-stress': ['dynamodb-throttling', 'db-load', 'lambda-throttling', 'sqs-backlog'],
  },
});
