import type { IdentityInfo } from '@aws-sdk/client-sesv2';
import type { ShopRegion } from '../account';
import { zoneless } from '../ceilings';
import { constant, everyFiveMinutes, once, publish, series } from '../metrics';
import type { Site } from '../site';
import { shopService } from './service';

const DOMAIN = 'shop.example.com';

const identities: readonly IdentityInfo[] = [
  { IdentityName: DOMAIN, IdentityType: 'DOMAIN', SendingEnabled: true, VerificationStatus: 'SUCCESS' },
];

/** The shop sends 30 mails in five minutes from Singapore, day and night, and none from elsewhere. */
export const ses = shopService({
  plant: async (site: Site<ShopRegion>) => {
    if (site.region !== 'ap-southeast-1') return;
    const of = series('AWS/SES', {}, site.now);
    await publish(site, [of('Send', constant(30), once, everyFiveMinutes)]);
  },
  answers: () => [
    {
      op: 'ses:GetAccount',
      region: 'ap-southeast-1',
      reply: {
        ...{ ProductionAccessEnabled: true, SendingEnabled: true, EnforcementStatus: 'HEALTHY' },
        SendQuota: { Max24HourSend: 500_000, MaxSendRate: 14, SentLast24Hours: 8_640 },
        SuppressionAttributes: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
      },
    },
    {
      op: 'ses:GetAccount',
      reply: {
        ...{ ProductionAccessEnabled: false, SendingEnabled: true, EnforcementStatus: 'HEALTHY' },
        SendQuota: { Max24HourSend: 200, MaxSendRate: 1, SentLast24Hours: 0 },
      },
    },
    { op: 'ses:ListEmailIdentities', region: 'ap-southeast-1', reply: { EmailIdentities: identities } },
    { op: 'ses:ListEmailIdentities', reply: { EmailIdentities: [] } },
    {
      op: 'ses:GetEmailIdentity',
      reply: {
        IdentityType: 'DOMAIN',
        DkimAttributes: { SigningEnabled: true, Status: 'SUCCESS' },
      },
    },
  ],
  collected: () => ({
    sesAccount: {
      'ap-southeast-1': { account: { maxSendRate: 14, max24HourSend: 500_000, sentLast24Hours: 8_640 } },
      'us-east-1': { account: { productionAccessEnabled: false, max24HourSend: 200 } },
    },
    sesIdentities: {
      'ap-southeast-1': {
        [DOMAIN]: { sendingEnabled: true, dkim: { signingEnabled: true, status: 'SUCCESS' } },
      },
    },
    sesSending: { 'ap-southeast-1': { isSent: true }, 'us-east-1': { isSent: false } },
  }),
  ceilings: {
    'ap-southeast-1': {
      // 30 ÷ 300 × 1.5 in the busiest seconds; 8,640 recipients of 0.1 × 86,400 mails are one of each.
      'ses-send-rate': { '-': zoneless('green', [0.1, 3.3, 14, 14 / 0.15]) },
      'ses-daily-sends': { '-': zoneless('green', [8_640, 190_080, 500_000, 500_000 / 8_640]) },
    },
    'us-east-1': {},
  },
});
