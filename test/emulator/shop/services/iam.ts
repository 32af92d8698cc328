import {
  CreateAccessKeyCommand,
  CreateLoginProfileCommand,
  CreateUserCommand,
  IAMClient,
} from '@aws-sdk/client-iam';
import { GLOBAL } from '../../../../src/model/target';
import { NONE, shopService } from './service';

export const iam = shopService({
  collected: () => ({
    iamUsers: NONE,
    iamCredentialReport: { [GLOBAL]: { root: null, users: [] } },
    iamAccessKeys: NONE,
    iamSignIns: NONE,
    iamAccountSummary: {
      [GLOBAL]: { root: { hasAccessKeys: false, hasMfa: false, hasPassword: null }, roles: { max: 1000 } },
    },
  }),
  rarities: {
    actions: [
      ...['iam:GetAccessKeyLastUsed', 'iam:GetLoginProfile', 'iam:ListAccessKeys', 'iam:ListMFADevices'],
    ],
    plant: async ({ config }) => {
      const client = new IAMClient(config);
      // The report of moto has no quotes around names with commas, so that nothing is read of the second user there.
      for (const UserName of ['operator', 'operator,nights']) {
        await client.send(new CreateUserCommand({ UserName }));
        await client.send(new CreateAccessKeyCommand({ UserName }));
        await client.send(new CreateLoginProfileCommand({ UserName, Password: 'Not-a-secret-1' }));
      }
    },
  },
});
