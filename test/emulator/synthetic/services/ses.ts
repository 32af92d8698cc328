import { GetAccountResponse$ } from '@aws-sdk/client-sesv2';
import { iamAction, renderOutput } from '../wire';
import { service } from './service';

const DOMAIN = 'shop.example.com';

/** What else there is to say of one domain that mail is sent from. */
const ANSWERS: Readonly<Record<string, object>> = {
  ListEmailIdentities: {
    EmailIdentities: [
      {
        IdentityType: 'DOMAIN',
        IdentityName: DOMAIN,
        SendingEnabled: true,
        VerificationStatus: 'SUCCESS',
      },
    ],
  },
  GetEmailIdentity: {
    IdentityType: 'DOMAIN',
    VerifiedForSendingStatus: true,
    VerificationStatus: 'SUCCESS',
    DkimAttributes: { SigningEnabled: true, Status: 'SUCCESS' },
  },
};

export const ses = service({
  prefix: 'ses',
  protocol: 'json',
  paths: {
    '/v2/email/account': 'GetAccount',
    '/v2/email/list-identities': 'ListEmailIdentities',
    '/v2/email/identities/{EmailIdentity}': 'GetEmailIdentity',
  },
  rows: () => ({}),
  operations: () => ({
    ...Object.fromEntries(
      Object.entries(ANSWERS).map(([action, answer]) => [
        `ses:${action}`,
        () => ({ body: JSON.stringify(answer), items: 1 }),
      ]),
    ),
    'ses:GetAccount': (request) => {
      const account = {
        ...{ ProductionAccessEnabled: true, SendingEnabled: true, EnforcementStatus: 'HEALTHY' },
        SendQuota: { Max24HourSend: 1_000_000, MaxSendRate: 100, SentLast24Hours: 20_000 },
        SuppressionAttributes: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
      } as const;
      return { body: renderOutput(request, GetAccountResponse$, account), items: 1 };
    },
  }),
  metricLevels: { Send: 300, 'Reputation.BounceRate': 0.01, 'Reputation.ComplaintRate': 0.0002 },
  limitsOf: (request) => [{ bucket: iamAction(request), capacity: 1, refill: 1 }],
});
