import { AccountClient, GetAlternateContactCommand } from '@aws-sdk/client-account';
import { mapConcurrently } from '../../lib/concurrency';
import { defineCollector } from '../collector';
import { isGone } from '../failure';

/** The contacts to whom AWS writes about what endangers an event; it does not to the third, BILLING. */
const CONTACT_TYPES = ['OPERATIONS', 'SECURITY'] as const;

export const alternateContacts = defineCollector({
  id: 'alternateContacts',
  answers: 'Whether AWS knows whom to tell of operational and security matters',
  light: false,
  verified: 'moto',
  actions: ['account:GetAlternateContact'],
  collect: ({ clients, signal }) =>
    mapConcurrently(CONTACT_TYPES, 1, async (contactType) => {
      try {
        const command = new GetAlternateContactCommand({ AlternateContactType: contactType });
        const { AlternateContact } = await clients.of(AccountClient).send(command, { abortSignal: signal });
        return { contactType, isSet: AlternateContact !== undefined };
      } catch (error) {
        // AWS's way to say that none is set.
        if (isGone(error)) return { contactType, isSet: false };
        throw error;
      }
    }),
});
