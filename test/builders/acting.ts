import type { ActingAccounts } from '../../src/app/actions/acting-accounts';
import { createClients } from '../../src/aws/clients';

/** Accounts that open at once; what their clients are asked, a test must answer: see `mockAws`. */
export const actingAccounts: ActingAccounts = {
  async open(_, target) {
    const options = { ...target, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
    const reading = createClients(options);
    const acting = createClients({ ...options, maxAttempts: 1 });
    return {
      reading,
      acting,
      close() {
        reading.close();
        acting.close();
      },
    };
  },
};
