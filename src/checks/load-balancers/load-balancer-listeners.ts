import type { Listener } from '../../model/artifacts';
import { defineCheck, fail, pass, unknown } from '../check';
import { loadBalancerResource } from '../load-balancers';
import { count, listed } from '../words';

/** The target groups that a listener sends requests to: a share to each, whether or not it has targets. */
const fedBy = ({ forwards }: Listener): string[] =>
  forwards.filter(({ weight }) => weight > 0).map(({ targetGroupArn }) => targetGroupArn);

export const loadBalancerListeners = defineCheck({
  id: 'load-balancer-listeners',
  title: 'Listeners of load balancers have registered targets',
  failureTitle: 'Load balancer has no listener, or one that forwards to nothing',
  why: 'A listener answers its share of requests for an empty target group with an error; no other group takes them over.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html',
  workbook: 'Step 10',
  needs: ['loadBalancers', 'listeners', 'targetHealth'],
  evaluate({ loadBalancers, listeners, targetHealth }) {
    const targetsIn = new Map(targetHealth.map((one) => [one.targetGroupArn, one.targets.length]));
    const listenersOf = Map.groupBy(listeners, (listener) => listener.loadBalancerArn);
    return loadBalancers.map((balancer) => {
      const resource = loadBalancerResource(balancer);
      const own = listenersOf.get(balancer.loadBalancerArn) ?? [];
      if (own.length === 0) {
        return fail(resource, 'It has no listener.', {
          action: `Choose a certificate and the target group of the application, and add a listener (${balancer.type === 'network' ? 'TLS' : 'HTTPS'}, port 443) that forwards to it.`,
          lead: 'redundancy',
        });
      }
      const judged = own.filter(({ forwards }) => forwards.length > 0);
      const broken = judged.filter((listener) => {
        const fed = fedBy(listener);
        return fed.length === 0 || fed.some((arn) => targetsIn.get(arn) === 0);
      });
      if (broken.length > 0) {
        const ports = listed(broken.map((listener) => String(listener.port ?? '-')));
        return fail(resource, `No target is registered behind the listener of port ${ports}.`, {
          action:
            'Register targets, attach the Auto Scaling group to the target group, give the group weight 0, or remove the listener.',
          lead: 'redundancy',
        });
      }
      if (judged.flatMap(fedBy).some((arn) => !targetsIn.has(arn))) {
        return unknown(resource, 'The targets behind one of its listeners were not read.');
      }
      return pass(resource, `${count(own.length, 'listener')}, none to an empty group.`);
    });
  },
});
