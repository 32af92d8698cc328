import { RegisterDomainCommand, Route53DomainsClient } from '@aws-sdk/client-route-53-domains';
import { NONE, shopService } from './service';

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
  collected: () => ({ registeredDomains: NONE }),
  rarities: {
    actions: [],
    // moto gives it a hosted zone.
    plant: async ({ config }) => {
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
  },
});
