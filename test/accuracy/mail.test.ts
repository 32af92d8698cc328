import { describe } from '@jest/globals';
import type { Artifacts, SesAccount, SesIdentity, SesSending } from '../../src/model/artifacts';
import * as build from '../builders/artifacts';
import { mail } from './mail';
import { itSeesThrough } from './planted';

const account =
  (fields: Partial<SesAccount>) =>
  ({ sesAccount: { account: before } }: Artifacts): Partial<Artifacts> => ({
    sesAccount: build.aSesAccount({ ...before, ...fields }),
  });

const sending = (fields: Partial<SesSending>) => (): Partial<Artifacts> => ({
  sesSending: build.someSesSending(fields),
});

const identity = (fields: Partial<SesIdentity>) => (): Partial<Artifacts> => ({
  sesIdentities: [build.aSesIdentity(fields)],
});

const rate = (value: number) => ({ value, at: '2026-11-21T12:00:00Z' });

describe('the shop that sends mail', () =>
  itSeesThrough(mail, [
    [
      // 60 ÷ (2 × 1.5): five minutes bring 44 a second, and the busiest seconds of them 66.
      'a rate that only the busiest seconds exceed',
      account({ maxSendRate: 60 }),
      ['yellow ses-send-rate - 20'],
    ],
    [
      // 40 ÷ 3, of 44 in five minutes.
      'a rate that is too low',
      account({ maxSendRate: 40 }),
      ['red ses-send-rate - 13.3333'],
    ],
    [
      // 432,000 ÷ 43,200; whether traffic is at its peak all day is assumed.
      'a quota of ten days',
      account({ max24HourSend: 432_000 }),
      ['yellow ses-daily-sends - 10'],
    ],
    ['the sandbox', account({ productionAccessEnabled: false }), ['red ses-production-access -']],
    ['a pause by AWS', account({ enforcementStatus: 'SHUTDOWN' }), ['red ses-sending-status -']],
    ['a review by AWS', account({ enforcementStatus: 'PROBATION' }), ['yellow ses-sending-status -']],
    ['bounces', sending({ bounceRate: rate(0.06) }), ['yellow ses-reputation -']],
    ['complaints', sending({ complaintRate: rate(0.006) }), ['red ses-reputation -']],
    [
      'a domain that is not verified',
      identity({ sendingEnabled: false, verificationStatus: 'FAILED', dkim: null }),
      ['red ses-planned-domains shop.example.com', 'yellow ses-identity-verification shop.example.com'],
    ],
    [
      'mail that is not signed',
      identity({ dkim: { signingEnabled: true, status: 'FAILED' } }),
      ['yellow ses-identity-verification shop.example.com'],
    ],
    [
      'a plan whose domain SES does not have',
      identity({ identityName: 'news.example.com' }),
      ['red ses-planned-domains shop.example.com'],
    ],
    [
      'mails of which CloudWatch has nothing complete',
      sending({ sendsPerSecond: null, sendsPerSecondByHour: [], isSent: null }),
      ['grey ses-daily-sends -', 'grey ses-send-rate -'],
    ],
  ]));
