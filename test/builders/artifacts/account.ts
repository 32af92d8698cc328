import type { AlternateContact, Artifacts } from '../../../src/model/artifacts';

export const anAlternateContact = (overrides: Partial<AlternateContact> = {}): AlternateContact => ({
  contactType: 'OPERATIONS',
  isSet: true,
  ...overrides,
});

export const healthyContacts = {
  alternateContacts: [anAlternateContact(), anAlternateContact({ contactType: 'SECURITY' })],
} satisfies Partial<Artifacts>;
