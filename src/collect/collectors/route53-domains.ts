import { paginateListDomains, Route53DomainsClient } from '@aws-sdk/client-route-53-domains';
import type { RegisteredDomain } from '../../model/artifacts';
import { requireField, toIso } from '../answer';
import { defineCollector } from '../collector';
import { readAllPages } from '../pages';

/** The only region in which domains are registered (AWS General Reference, "Amazon Route 53 endpoints and quotas"). */
const REGISTRAR = 'us-east-1';

/** The most domains in a page. */
const PAGE_SIZE = 100;

export const registeredDomains = defineCollector({
  id: 'registeredDomains',
  answers: 'Which domains are registered in the account, until when, and whether they are renewed and locked',
  light: false,
  verified: 'moto',
  actions: ['route53domains:ListDomains'],
  async collect({ clients, signal }) {
    // In China and GovCloud no domain can be registered, and nothing answers.
    if (clients.globalRegion !== REGISTRAR) return [];
    const domains = await readAllPages(
      paginateListDomains(
        { client: clients.of(Route53DomainsClient), pageSize: PAGE_SIZE },
        {},
        { abortSignal: signal },
      ),
      (page) => page.Domains,
    );
    return domains.map(
      ({ DomainName, Expiry, AutoRenew, TransferLock }): RegisteredDomain => ({
        registeredName: requireField(DomainName, 'DomainName').toLowerCase(),
        expiry: toIso(Expiry),
        autoRenew: AutoRenew ?? false,
        transferLock: TransferLock ?? false,
      }),
    );
  },
});
