import { defineAnswersCheck } from '../answers';

export const capacityAnswers = defineAnswersCheck({
  id: 'capacity-answers',
  title: 'Questions about capacity and limits are answered without open risks',
  failureTitle: 'Question about capacity or limits is open or names a risk',
  why: 'What will be launched for the event is in people’s heads before it is in any account.',
  docs: 'https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/manage-service-quotas-and-constraints.html',
  workbook: '12 Service Limits',
  questions: {
    'performance-infrastructure-stress': [
      'db-cpu',
      'db-iops',
      'db-throughput',
      'db-connections',
      'cache-cpu',
      'cache-network',
      'nat-gateway-bandwidth',
      'nat-gateway-connections',
      'subnet-free-addresses',
      'burstable-instances',
    ],
    'limits-services': [
      'on-demand-vcpu',
      'fargate-vcpu',
      'lambda-concurrency',
      'load-balancers',
      'trusted-advisor-service-limits',
      'services-in-use',
    ],
    'limits-auto-scaling': ['auto-scaling-max-vcpu-quota', 'on-demand-vcpu', 'spot-vcpu'],
    'limits-ebs-storage': ['ebs-storage'],
    'limits-email-rate': ['ses-send-rate', 'ses-production-access'],
    'limits-provisioned-iops': ['db-iops', 'db-throughput', 'ebs-volume-generation'],
    'limits-spot': ['spot-vcpu', 'auto-scaling-spot-share', 'ecs-spot-share', 'fargate-spot-vcpu'],
    'limits-s3-buckets': ['s3-buckets'],
    'limits-ses': ['ses-daily-sends', 'ses-production-access', 'ses-reputation'],
  },
});
