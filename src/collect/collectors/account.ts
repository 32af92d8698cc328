import { AccountClient, GetAlternateContactCommand } from '@aws-sdk/client-account';
import { mapConcurrently } from '../../lib/concurrency';
import { defineCollector } from '../collector';
import { isGone } from '../failure';

/** The contacts to whom AWS writes about problems that endanger an event. The third type, BILLING, gets none of them. */
const CONTACT_TYPES = ['OPERATIONS', 'SECURITY'] as const;

export const alternateContacts = defineCollector({
  id: 'alternateContacts',
  answers: 'Whether the account has contacts for operational and security matters',
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
        // AWS answers with this error when no contact is set.
        if (isGone(error)) return { contactType, isSet: false };
        throw error;
      }
    }),
});
