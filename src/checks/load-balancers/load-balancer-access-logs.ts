import { defineCheck, notApplicable, pass, warn } from '../check';
import { judgeAttribute, loadBalancerResource } from '../load-balancers';

export const loadBalancerAccessLogs = defineCheck({
  id: 'load-balancer-access-logs',
  title: 'Application Load Balancers write access logs',
  failureTitle: 'Application Load Balancer writes no access logs',
  why: 'Metrics say that requests failed; only the log says which, for whom and behind which target.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html',
  workbook: '12 Performance',
  needs: ['loadBalancers'],
  evaluate({ loadBalancers }) {
    return loadBalancers.map((balancer) => {
      if (balancer.type !== 'application') {
        return notApplicable('Not an Application Load Balancer.', loadBalancerResource(balancer));
      }
      return judgeAttribute(balancer, 'access_logs.s3.enabled', (enabled, resource) => {
        if (enabled === 'true') {
          return pass(
            resource,
            `They go to the bucket ${balancer.attributes['access_logs.s3.bucket'] || 'not named'}.`,
          );
        }
        return warn(resource, 'Access logs are off.', {
          action:
            'Choose an S3 bucket whose policy lets Elastic Load Balancing write, and set access_logs.s3.bucket to it and access_logs.s3.enabled to true.',
          lead: 'setting',
        });
      });
    });
  },
});
