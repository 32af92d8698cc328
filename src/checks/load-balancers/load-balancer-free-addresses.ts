import { defineCheck, fail, pass, unknown } from '../check';
import { loadBalancerResource } from '../load-balancers';
import { listed } from '../words';

/** Application Load Balancer guide, "Subnets for your load balancer": at least 8 free addresses in each. */
const LEAST_FREE = 8;

/** Network and gateway load balancers have one address in a zone, however much they carry. */
const TAKES_ADDRESSES = 'application';

export const loadBalancerFreeAddresses = defineCheck({
  id: 'load-balancer-free-addresses',
  title: 'Subnets of Application Load Balancers have the free addresses that scaling takes',
  failureTitle: 'Subnet of an Application Load Balancer is too full for it to scale',
  why: 'An Application Load Balancer grows by adding nodes; a node that finds no address is not added.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#availability-zones',
  workbook: 'Step 10',
  needs: ['loadBalancers', 'subnets'],
  evaluate({ loadBalancers, subnets }) {
    const freeIn = new Map(
      subnets.map((subnet) => [subnet.subnetId, subnet.availableIpAddressCount] as const),
    );
    return loadBalancers
      .filter(({ type }) => type === TAKES_ADDRESSES)
      .map((balancer) => {
        const resource = loadBalancerResource(balancer);
        const own = balancer.zones.map(({ subnetId, availabilityZone }) => ({
          name: subnetId ?? `the subnet in ${availabilityZone}`,
          free: freeIn.get(subnetId ?? ''),
        }));
        const detail = `Free addresses: ${own.map(({ name, free }) => `${free ?? 'not known'} in ${name}`).join(', ')}.`;
        const full = own.filter(({ free }) => free !== undefined && free < LEAST_FREE);
        if (full.length > 0) {
          return fail(resource, detail, {
            action: `Free at least ${LEAST_FREE} addresses in ${listed(full.map(({ name }) => name))}, or put the load balancer into larger subnets of the same zones (/27 or more) with set-subnets, which takes all that it is to have.`,
            lead: 'networking',
          });
        }
        return own.length === 0 || own.some(({ free }) => free === undefined)
          ? unknown(resource, own.length === 0 ? 'AWS named no subnet of it.' : detail)
          : pass(resource, detail);
      });
  },
});
