import { cdnEvidence } from '../cdn';
import { defineCheck, notApplicable, pass, warn } from '../check';
import { classicResource } from '../classic-load-balancers';
import { loadBalancerResource } from '../load-balancers';

export const internetFacingEntryPoints = defineCheck({
  id: 'internet-facing-entry-points',
  title: 'Internet-facing load balancers stand behind a content delivery network',
  failureTitle: 'Internet-facing load balancer without a content delivery network in front',
  why: 'At the edge a flood is absorbed over hundreds of sites; at a load balancer it competes with customers.',
  docs: 'https://docs.aws.amazon.com/whitepapers/latest/aws-best-practices-ddos-resiliency/web-application-delivery-at-the-edge-bp1.html',
  workbook: '12 Performance',
  needs: ['loadBalancers', 'classicLoadBalancers'],
  evaluate({ loadBalancers, classicLoadBalancers }, { plan, target }) {
    const evidence = cdnEvidence(plan, target);
    const judged = [
      ...loadBalancers.map((one) => ({ scheme: one.scheme, resource: loadBalancerResource(one) })),
      ...classicLoadBalancers.map(({ loadBalancerName, scheme }) => ({
        scheme,
        resource: classicResource(loadBalancerName),
      })),
    ];
    return judged.map(({ scheme, resource }) => {
      if (scheme !== 'internet-facing') return notApplicable('Not internet-facing.', resource);
      if (evidence !== null) return pass(resource, `${evidence} Where it sends requests was not read.`);
      return warn(resource, 'The plan names no CloudFront distribution and no other CDN.', {
        action:
          'Put CloudFront or another CDN in front of it, and let the load balancer accept only what comes through it; enter the distribution (accounts.global) or answer performance-cdn.',
        lead: 'networking',
      });
    });
  },
});
