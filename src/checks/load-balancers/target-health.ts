import { defineCheck, fail, pass, warn } from '../check';
import { judgeTargets } from '../target-groups';
import { count, listed } from '../words';

export const targetHealth = defineCheck({
  id: 'target-health',
  title: 'Targets of load balancers are healthy',
  failureTitle: 'Target group has unhealthy targets or none that is healthy',
  why: 'Targets that fail at normal traffic are capacity that the peak is planned with and does not have.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
  workbook: 'Step 10',
  needs: ['loadBalancers', 'targetGroups', 'targetHealth'],
  evaluate(artifacts) {
    return judgeTargets(artifacts, (_, targets, resource) => {
      const healthy = targets.filter((target) => target.state === 'healthy');
      const unhealthy = targets.filter((target) => target.state === 'unhealthy');
      const reasons = listed([...new Set(unhealthy.map((target) => target.reason ?? 'no reason given'))]);
      const detail = `${healthy.length} of ${count(targets.length, 'target')} healthy${unhealthy.length > 0 ? `; unhealthy: ${reasons}` : ''}.`;
      if (healthy.length === 0) {
        return fail(resource, detail, {
          action: 'Register targets, or mend those it has: requests to it fail now.',
          leadDays: 14,
        });
      }
      if (unhealthy.length === 0) return pass(resource, detail);
      return warn(resource, detail, {
        action: 'Mend or replace the unhealthy targets.',
        leadDays: 7,
      });
    });
  },
});
