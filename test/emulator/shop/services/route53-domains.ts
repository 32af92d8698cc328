import { RegisterDomainCommand, Route53DomainsClient } from '@aws-sdk/client-route-53-domains';
import { GLOBAL } from '../../../../src/model/target';
import { SHOP_REGIONS } from '../account';
import { shopService } from './service';

/** Whom a registrar asks. */
const CONTACT = {
  FirstName: 'Alex',
  LastName: 'Tan',
  ContactType: 'PERSON',
  AddressLine1: '1 Shop Street',
  City: 'Singapore',
  CountryCode: 'SG',
  ZipCode: '018956',
  PhoneNumber: '+65.55500101',
  Email: 'domains@shop.example.com',
} as const;

export const route53Domains = shopService({
  // An account has it once, whichever region asks.
  plant: async ({ config, region }) => {
    if (region !== Object.keys(SHOP_REGIONS).at(-1)) return;
    await new Route53DomainsClient({ ...config, region: 'us-east-1' }).send(
      new RegisterDomainCommand({
        DomainName: 'example.com',
        DurationInYears: 2,
        AutoRenew: false,
        AdminContact: CONTACT,
        RegistrantContact: CONTACT,
        TechContact: CONTACT,
      }),
    );
  },
  collected: () => ({
    registeredDomains: { [GLOBAL]: { 'example.com': { autoRenew: false, transferLock: true } } },
  }),
});
