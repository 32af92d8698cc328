import * as build from '../builders/artifacts';
import { type Account, aPreparedPlan, shop } from './accounts';

/**
 * The shop with two mails a second at normal peak of 100 that it may send, and 43,200 a day of 1,500,000: at 22× these are
 * 2 × 1.5 × 22 = 66, and 950,400.
 */
export const mail: Account = {
  plan: aPreparedPlan({
    accounts: [
      {
        id: '111122223333',
        global: { sesDomains: ['shop.example.com'] },
        regions: [{ name: 'us-east-1' }],
      },
    ],
  }),
  region: {
    ...shop.region,
    ...build.healthySes,
    sesAccount: build.aSesAccount({ maxSendRate: 100, max24HourSend: 1_500_000 }),
    serviceQuotas: [...shop.region.serviceQuotas, ...build.someSesQuotas(1_500_000, 100)],
  },
};
