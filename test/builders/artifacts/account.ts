import type { AlternateContact, Artifacts } from '../../../src/model/artifacts';

export const anAlternateContact = (overrides: Partial<AlternateContact> = {}): AlternateContact => ({
  contactType: 'OPERATIONS',
  isSet: true,
  ...overrides,
});

export const healthyContacts = {
  regionsInUse: {
    enabled: ['us-east-1', 'us-west-2'],
    used: [{ region: 'us-east-1', services: ['load-balancing', 'ec2'] }],
    unread: [],
  },
  alternateContacts: [anAlternateContact(), anAlternateContact({ contactType: 'SECURITY' })],
} satisfies Partial<Artifacts>;
