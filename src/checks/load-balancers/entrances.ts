import { apiNamer } from '../../judging/apis';
import type { Artifacts } from '../../model/artifacts';
import { defineCheck, type Judgement, notApplicable, pass, unknown, WHOLE } from '../check';
import { distinct, listed } from '../words';

export const entrances = defineCheck({
  id: 'entrances',
  title: 'Where the event’s traffic enters is known',
  failureTitle: 'Where the event’s traffic enters is not known',
  why: 'What takes the first request breaks first: an entrance that nobody knows is neither pre-warmed nor watched.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/what-is-load-balancing.html',
  workbook: '7 ELB Prewarming',
  needs: ['loadBalancers', 'classicLoadBalancers'],
  uses: ['apis', 'apiPeaks'],
  evaluate({ loadBalancers, classicLoadBalancers, ...others }) {
    const { apis, apiPeaks }: Partial<Artifacts> = others;
    const balancers = [...loadBalancers, ...classicLoadBalancers];
    const facing = balancers.filter(({ scheme }) => scheme !== 'internal');
    if (facing.length > 0) {
      const names = distinct(facing.map(({ loadBalancerName }) => loadBalancerName));
      return [pass(WHOLE, `The load balancers in scope that face the internet are ${listed(names)}.`)];
    }
    if (apis === undefined || apiPeaks === undefined) {
      const detail =
        'No load balancer in scope faces the internet; whether traffic enters by APIs could not be read.';
      // The load balancers inside are judged by themselves, and that APIs are not is said where these are.
      return [balancers.length > 0 ? notApplicable(detail) : unknown(WHOLE, detail)];
    }
    const used = apisInUse(apis, apiPeaks);
    return used.length > 0
      ? [
          pass(
            WHOLE,
            `No load balancer in scope faces the internet. Traffic enters by API Gateway, through ${listed(distinct(used))}; what it bears is judged under capacity.`,
          ),
        ]
      : [
          (apiPeaks.some(({ isIncomplete }) => isIncomplete) ? incomplete : notApplicable)(
            'No load balancer in scope faces the internet, and no public API that had requests in the look-back: no traffic is known to enter here.',
          ),
        ];
  },
});

/** For traffic of which CloudWatch gave a part: it may be that of a public API. */
const incomplete = (detail: string): Judgement =>
  unknown(WHOLE, `${detail} CloudWatch did not give all of the requests to APIs.`);

/** Names of the APIs that anybody can call and somebody did in the look-back. */
function apisInUse(apis: Artifacts['apis'], apiPeaks: Artifacts['apiPeaks']): string[] {
  const called = new Set(
    apiPeaks.filter(({ requestsPerSecond }) => (requestsPerSecond?.value ?? 0) > 0).map(({ apiId }) => apiId),
  );
  return apis
    .filter(({ apiId, endpointType }) => called.has(apiId) && endpointType !== 'PRIVATE')
    .map(apiNamer(apis));
}
