import { type DomainSummary, ListDomainsResponse$ } from '@aws-sdk/client-route-53-domains';
import { isToken, positionOf, tokenAt } from '../tokens';
import { renderOutput, textOf } from '../wire';
import { times } from './rows';
import { service } from './service';

/** Fewer than AWS gives, so that there are several pages. */
const PER_PAGE = 2;

const domains = times(
  3,
  (i): DomainSummary => ({
    DomainName: `shop${i}.example`,
    AutoRenew: true,
    TransferLock: true,
    Expiry: new Date('2028-06-30T12:00:00Z'),
  }),
);

export const route53Domains = service({
  prefix: 'route53domains',
  protocol: 'json',
  rows: () => ({}),
  operations: () => ({
    'route53domains:ListDomains': (request) => {
      const token = textOf(request, 'Marker') ?? '';
      const from = isToken(token) ? positionOf(token) : 0;
      const page = domains.slice(from, from + PER_PAGE);
      const NextPageMarker = from + PER_PAGE < domains.length ? tokenAt(from + PER_PAGE) : undefined;
      return {
        body: renderOutput(request, ListDomainsResponse$, { Domains: page, NextPageMarker }),
        items: page.length,
      };
    },
  }),
});
