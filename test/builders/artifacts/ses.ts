import type { Artifacts, SesAccount, SesIdentity, SesSending } from '../../../src/model/artifacts';
import { ACCOUNT, aPeak, HOURS, WINDOW } from './fields';

/** Of an account that may send 1,000 a second and 5,000,000 a day, to anybody. */
export const aSesAccount = (overrides: Partial<SesAccount> = {}): Artifacts['sesAccount'] => ({
  account: {
    productionAccessEnabled: true,
    reviewStatus: 'GRANTED',
    sendingEnabled: true,
    enforcementStatus: 'HEALTHY',
    max24HourSend: 5_000_000,
    maxSendRate: 1000,
    sentLast24Hours: 43_200,
    suppressedReasons: ['BOUNCE', 'COMPLAINT'],
    ...overrides,
  },
});

export const aSesIdentity = (overrides: Partial<SesIdentity> = {}): SesIdentity => ({
  identityName: 'shop.example.com',
  identityArn: `arn:aws:ses:${ACCOUNT}:identity/${overrides.identityName ?? 'shop.example.com'}`,
  sendingEnabled: true,
  verificationStatus: 'SUCCESS',
  dkim: { signingEnabled: true, status: 'SUCCESS' },
  tags: {},
  ...overrides,
});

/** Half a mail each second of all hours, and two in five minutes of one. */
export const someSesSending = (overrides: Partial<SesSending> = {}): SesSending => ({
  window: WINDOW,
  sendsPerSecond: aPeak(2),
  sendsPerSecondByHour: Array.from({ length: HOURS }, () => 0.5),
  isSent: true,
  bounceRate: { value: 0.01, at: '2026-11-21T12:00:00Z' },
  complaintRate: { value: 0.0002, at: '2026-11-21T12:00:00Z' },
  areRatesKnown: true,
  ...overrides,
});

/** Of a region from which nobody sends anything. */
export const unusedSes = {
  sesAccount: aSesAccount({
    ...{ productionAccessEnabled: false, reviewStatus: null, max24HourSend: 200, maxSendRate: 1 },
    ...{ sentLast24Hours: 0, suppressedReasons: [] },
  }),
  sesIdentities: [],
  sesSending: someSesSending({
    ...{ sendsPerSecond: null, sendsPerSecondByHour: [], isSent: false },
    ...{ bounceRate: null, complaintRate: null },
  }),
} satisfies Partial<Artifacts>;

/** One domain from which half a mail is sent each second. */
export const healthySes = {
  sesAccount: aSesAccount(),
  sesIdentities: [aSesIdentity()],
  sesSending: someSesSending(),
} satisfies Partial<Artifacts>;
