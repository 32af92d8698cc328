import { awsCommand } from '../../judging/aws-command';
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
  evaluate({ loadBalancers }, { target }) {
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
          action: 'Write access logs to an S3 bucket whose policy lets Elastic Load Balancing write.',
          // The AWS CLI takes a list of attributes as separate words.
          command: [
            ...awsCommand(target, 'elbv2', 'modify-load-balancer-attributes', {
              'load-balancer-arn': balancer.loadBalancerArn,
            }),
            '--attributes',
            'Key=access_logs.s3.enabled,Value=true',
            'Key=access_logs.s3.bucket,Value=BUCKET',
          ],
          lead: 'setting',
        });
      });
    });
  },
});
