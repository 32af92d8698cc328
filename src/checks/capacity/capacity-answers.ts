import { defineAnswersCheck } from '../answers';

export const capacityAnswers = defineAnswersCheck({
  id: 'capacity-answers',
  title: 'Questions about capacity and limits are answered without open risks',
  failureTitle: 'Question about capacity or limits is open or names a risk',
  why: 'What will be launched for the event is in people’s heads before it is in any account.',
  docs: 'https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/manage-service-quotas-and-constraints.html',
  workbook: '12 Service Limits',
  questions: [
    'performance-infrastructure-stress',
    'limits-services',
    'limits-auto-scaling',
    'limits-ebs-storage',
    'limits-email-rate',
    'limits-provisioned-iops',
    'limits-spot',
    'limits-s3-buckets',
    'limits-ses',
  ],
});
