import type { ActingAccounts } from '../../src/app/actions/acting-accounts';
import { createClients } from '../../src/aws/clients';

/** Accounts that open at once; what their clients are asked, a test must answer: see `mockAws`. */
export const actingAccounts: ActingAccounts = {
  async open(_, target) {
    const clients = createClients({
      ...target,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
    return { reading: clients, acting: clients, close: () => clients.close() };
  },
};
