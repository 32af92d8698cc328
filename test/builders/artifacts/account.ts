import type { AlternateContact } from '../../../src/model/artifacts';

export const anAlternateContact = (overrides: Partial<AlternateContact> = {}): AlternateContact => ({
  contactType: 'OPERATIONS',
  isSet: true,
  ...overrides,
});
