import { MIN_MULTIPLIER } from '../../capacity/load-balancer-units';
import type { ClassicLoadBalancer } from '../../model/artifacts';
import { entryFor } from '../../plan/pre-warming';
import {
  defineCheck,
  type Judgement,
  judgeByTraffic,
  notApplicable,
  pass,
  type TargetContext,
  unknown,
  warn,
} from '../check';
import { classicResource } from '../classic-load-balancers';
import { STATES } from '../pre-warming';

export const classicLoadBalancerPreWarming = defineCheck({
  id: 'classic-load-balancer-pre-warming',
  title: 'Classic Load Balancers are pre-warmed by AWS Support',
  failureTitle: 'Classic Load Balancer is not pre-warmed',
  why: 'A Classic Load Balancer cannot reserve capacity units: only AWS Support makes it large before a rise that is faster than it grows.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/introduction.html',
  workbook: '7 ELB Prewarming',
  needs: ['classicLoadBalancers'],
  judgesPlan: true,
  evaluate({ classicLoadBalancers }, planned) {
    return classicLoadBalancers.map((balancer) =>
      judgeByTraffic(planned, (context) => judge(balancer, context)),
    );
  },
});

function judge(
  { loadBalancerName, dnsName }: Pick<ClassicLoadBalancer, 'loadBalancerName' | 'dnsName'>,
  context: TargetContext,
): Judgement {
  const { multiplier } = context;
  const resource = classicResource(loadBalancerName);
  const entry = entryFor([loadBalancerName, dnsName], context);
  if (entry?.status === 'verified') return pass(resource, STATES[entry.status]);
  if (entry === undefined) {
    if (multiplier === null) return unknown(resource, 'The needed multiplier is not known.');
    if (multiplier < MIN_MULTIPLIER) {
      return notApplicable(`It grows by itself to ${multiplier}× traffic.`, resource);
    }
  }
  const isAsked = entry !== undefined && entry.status !== 'not-requested';
  return warn(resource, entry ? STATES[entry.status] : 'Section 7 of the plan has no entry for it.', {
    action: isAsked
      ? 'Have AWS Support confirm the pre-warming in the case, then set its status to verified.'
      : 'Ask for pre-warming in a case with AWS Support (a Classic Load Balancer cannot reserve capacity units), or move to an Application Load Balancer; enter it under preWarming.',
    lead: 'capacityRequest',
  });
}
