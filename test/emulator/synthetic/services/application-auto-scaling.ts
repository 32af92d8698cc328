import {
  DescribeScalableTargetsResponse$,
  DescribeScalingPoliciesResponse$,
  DescribeScheduledActionsResponse$,
} from '@aws-sdk/client-application-auto-scaling';
import { service } from './service';

export const applicationAutoScaling = service({
  prefix: 'application-autoscaling',
  protocol: 'json',
  rows: () => ({}),
  operations: (_, list) => ({
    'application-autoscaling:DescribeScalableTargets': list({
      output: DescribeScalableTargetsResponse$,
      member: 'ScalableTargets',
      next: 'NextToken',
      all: [],
      ignored: ['ServiceNamespace', 'MaxResults'],
    }),
    'application-autoscaling:DescribeScalingPolicies': list({
      output: DescribeScalingPoliciesResponse$,
      member: 'ScalingPolicies',
      next: 'NextToken',
      all: [],
      ignored: ['ServiceNamespace', 'MaxResults'],
    }),
    'application-autoscaling:DescribeScheduledActions': list({
      output: DescribeScheduledActionsResponse$,
      member: 'ScheduledActions',
      next: 'NextToken',
      all: [],
      ignored: ['ServiceNamespace', 'MaxResults'],
    }),
  }),
});
