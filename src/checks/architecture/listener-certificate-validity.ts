import type { Artifacts } from '../../model/artifacts';
import { judgeCertificate } from '../certificate-validity';
import { defineCheck, notApplicable } from '../check';
import { distinct, listed } from '../words';

export const listenerCertificateValidity = defineCheck({
  id: 'listener-certificate-validity',
  title: 'Certificates of listeners outlive the event',
  failureTitle: 'Certificate of a listener expires before the event is over',
  why: 'Browsers and clients that verify TLS refuse the listener from the minute its certificate expires.',
  docs: 'https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html',
  workbook: '12 Resilience',
  needs: ['loadBalancers', 'listeners', 'classicLoadBalancers', 'certificates'],
  evaluate(artifacts, context) {
    const uses = Map.groupBy(usesIn(artifacts), ({ arn }) => arn);
    if (uses.size === 0) return [notApplicable('No listener has a certificate.')];
    const read = new Map(artifacts.certificates.map((one) => [one.certificateArn, one]));
    return [...uses].map(([arn, users]) => {
      const detail = `Listeners of ${listed(distinct(users.map(({ balancer }) => balancer)))} have it.`;
      return judgeCertificate(arn, read.get(arn), { detail, holders: 'listeners' }, context);
    });
  },
});

/** A certificate and the name of a load balancer whose listeners have it. */
interface Use {
  readonly arn: string;
  readonly balancer: string;
}

function usesIn({
  loadBalancers,
  listeners,
  classicLoadBalancers,
  certificates,
}: Pick<Artifacts, 'loadBalancers' | 'listeners' | 'classicLoadBalancers' | 'certificates'>): Use[] {
  const names = new Map(loadBalancers.map((one) => [one.loadBalancerArn, one.loadBalancerName]));
  const classicNames = new Set(classicLoadBalancers.map(({ loadBalancerName }) => loadBalancerName));
  const nameOf = (user: string): string | undefined => {
    const classicName = user.match(/:loadbalancer\/([^/]+)$/)?.[1];
    return classicName !== undefined && classicNames.has(classicName) ? classicName : names.get(user);
  };
  const named = [
    ...listeners.flatMap(({ loadBalancerArn, certificateArns }) =>
      certificateArns.map((arn) => ({ arn, balancer: names.get(loadBalancerArn) })),
    ),
    ...classicLoadBalancers.flatMap(({ loadBalancerName, listeners }) =>
      listeners.map(({ certificateArn }) => ({ arn: certificateArn, balancer: loadBalancerName })),
    ),
    // A listener names only its default certificate; ACM also knows where one is chosen by the name that is asked for.
    ...certificates.flatMap(({ certificateArn, inUseBy }) =>
      inUseBy.map((user) => ({ arn: certificateArn, balancer: nameOf(user) })),
    ),
  ];
  return named.flatMap(({ arn, balancer }) =>
    arn === null || balancer === undefined ? [] : [{ arn, balancer }],
  );
}
