import type { Artifacts } from '../../model/artifacts';
import { defineCheck, fail, pass, unknown, warn } from '../check';
import { judgeTargets } from '../target-groups';
import { count, listed } from '../words';

/**
 * States in which a target gets no traffic and will not by itself: `unused` means that its zone is not enabled for the
 * load balancer, that it is stopped, or that no listener leads to its group.
 */
const IDLE = ['unhealthy', 'unused'];

export const targetHealth = defineCheck({
  id: 'target-health',
  title: 'Targets of load balancers are healthy and in use',
  failureTitle: 'Target group has targets that get no traffic or none that is healthy',
  why: 'Targets that get no traffic on a normal day are missing at the peak, which is planned with them.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
  workbook: 'Step 10',
  needs: ['loadBalancers', 'targetGroups', 'targetHealth'],
  uses: ['listeners'],
  evaluate(artifacts) {
    const { listeners }: Partial<Artifacts> = artifacts;
    return judgeTargets(artifacts, (_, targets, resource) => {
      const healthy = targets.filter((target) => target.state === 'healthy');
      const idle = targets.filter((target) => IDLE.includes(target.state));
      const said = IDLE.map((state) => ({ state, targets: idle.filter((target) => target.state === state) }))
        .filter((group) => group.targets.length > 0)
        .map((group) => `; ${group.targets.length} ${group.state}: ${reasonsOf(group.targets)}`);
      const detail = `${healthy.length} of ${count(targets.length, 'target')} healthy${said.join('')}.`;
      if (healthy.length === 0) {
        if (listeners === undefined) {
          return unknown(resource, `${detail} Whether a listener sends it requests was not read.`);
        }
        return fail(resource, detail, {
          action: 'Register targets, or mend those it has: requests to it fail now.',
          lead: 'repair',
        });
      }
      if (idle.length === 0) return pass(resource, detail);
      return warn(resource, detail, {
        action: idle.some(({ reason }) => reason === 'Target.NotInUse')
          ? 'Enable the zones of the unused targets for the load balancer (elbv2 set-subnets), or take the targets out of them.'
          : 'Mend or replace the targets that get no traffic.',
        lead: 'configuration',
      });
    });
  },
});

const reasonsOf = (targets: readonly { readonly reason: string | null }[]): string =>
  listed([...new Set(targets.map(({ reason }) => reason ?? 'no reason given'))]);
