import { awsCommand } from '../../plan/aws-command';
import { defineCheck, fail, pass, unknown } from '../check';
import { loadBalancerResource } from '../load-balancers';
import { count, listed } from '../words';

export const loadBalancerListeners = defineCheck({
  id: 'load-balancer-listeners',
  title: 'Listeners of load balancers have registered targets',
  failureTitle: 'Load balancer has no listener, or one that forwards to nothing',
  why: 'A listener that forwards to an empty target group answers every request with an error.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html',
  workbook: 'Step 10',
  needs: ['loadBalancers', 'listeners', 'targetHealth'],
  evaluate({ loadBalancers, listeners, targetHealth }, { target }) {
    const targetsIn = new Map(targetHealth.map((one) => [one.targetGroupArn, one.targets.length]));
    const listenersOf = Map.groupBy(listeners, (listener) => listener.loadBalancerArn);
    return loadBalancers.map((balancer) => {
      const resource = loadBalancerResource(balancer);
      const own = listenersOf.get(balancer.loadBalancerArn) ?? [];
      if (own.length === 0) {
        return fail(resource, 'It has no listener.', {
          action: 'Add a listener that forwards to the target group of the application.',
          command: awsCommand(target, 'elbv2', 'create-listener', {
            'load-balancer-arn': balancer.loadBalancerArn,
            protocol: balancer.type === 'network' ? 'TLS' : 'HTTPS',
            port: 443,
            certificates: 'CertificateArn=CERTIFICATE',
            'default-actions': 'Type=forward,TargetGroupArn=TARGET_GROUP',
          }),
          leadDays: 14,
        });
      }
      const forwarding = own.filter(({ targetGroupArns }) => targetGroupArns.length > 0);
      const broken = forwarding.filter(({ targetGroupArns }) =>
        targetGroupArns.every((arn) => targetsIn.get(arn) === 0),
      );
      if (broken.length === 0) {
        const unseen = forwarding.filter(({ targetGroupArns }) =>
          targetGroupArns.every((arn) => !targetsIn.get(arn)),
        );
        if (unseen.length > 0) return unknown(resource, 'The targets behind a listener of it were not read.');
        return pass(resource, `${count(own.length, 'listener')}, none to an empty group.`);
      }
      const ports = listed(broken.map((listener) => String(listener.port ?? '-')));
      return fail(resource, `No target is registered behind the listener of port ${ports}.`, {
        action:
          'Register targets, attach the Auto Scaling group to the target group, or remove the listener.',
        leadDays: 14,
      });
    });
  },
});
