import { defineAnswersCheck } from '../answers';

export const resilienceAnswers = defineAnswersCheck({
  id: 'resilience-answers',
  title: 'Questions about resilience are answered without open risks',
  failureTitle: 'Question about resilience is open or names a risk',
  why: 'Single points of failure outside AWS’s own inventory are known only to the people who built the system.',
  docs: 'https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/welcome.html',
  workbook: '12 Resilience',
  questions: [
    'resilience-risks',
    'resilience-single-point-of-failure',
    'resilience-content',
    'resilience-loss-impact',
    'resilience-restoration',
    'resilience-multi-az',
    'resilience-failover',
    'resilience-ebs-snapshots',
    'resilience-backups',
  ],
  shownBy: {
    'resilience-multi-az': [
      'auto-scaling-group-zones',
      'load-balancer-zones',
      'classic-load-balancer-zones',
      'db-multi-az',
      'db-cluster-zones',
    ],
    'resilience-ebs-snapshots': ['ebs-snapshots'],
    'resilience-backups': [
      'backup-jobs',
      'db-backups',
      'db-backup-recency',
      'dynamodb-point-in-time-recovery',
      'cache-backups',
      'opensearch-snapshots',
      's3-versioning',
    ],
  },
});
