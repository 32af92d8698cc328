import { AccountClient, PutAlternateContactCommand } from '@aws-sdk/client-account';
import { GLOBAL } from '../../../../src/model/target';
import { shopService } from './service';

export const account = shopService({
  collected: () => ({
    alternateContacts: { [GLOBAL]: { OPERATIONS: { isSet: false }, SECURITY: { isSet: false } } },
  }),
  rarities: {
    actions: [],
    plant: async ({ config }) => {
      await new AccountClient(config).send(
        new PutAlternateContactCommand({
          AlternateContactType: 'OPERATIONS',
          EmailAddress: 'operations@example.com',
          Name: 'Operations',
          PhoneNumber: '+6512345678',
          Title: 'On call',
        }),
      );
    },
  },
});
