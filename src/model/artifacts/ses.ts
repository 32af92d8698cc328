import { z } from 'zod';
import { resource } from '../resource';
import { type DataOf, type RowOf, rows, whole } from './definition';
import { amount, flag, MOST_PERIODS, metricWindow, peak, tags, text, time } from './fields';

/** What SES lets the account send in the region. */
export const sesAccount = whole({
  per: 'region',
  service: 'ses',
  shape: z.object({
    /** null in a region where AWS does not offer SES. */
    account: z
      .object({
        /** Whether it may send to anybody; else it is in the sandbox. */
        productionAccessEnabled: flag,
        /** How a request for production access stands: `PENDING`, `FAILED`, `GRANTED` or `DENIED`; null where SES names none. */
        reviewStatus: text.nullable(),
        /** Whether sending is switched on. */
        sendingEnabled: flag,
        /** `HEALTHY`, `PROBATION` (under review) or `SHUTDOWN` (paused by AWS). */
        enforcementStatus: text,
        /** Recipients in any 24 hours; null: without limit. */
        max24HourSend: amount.nullable(),
        /** Recipients a second. */
        maxSendRate: amount,
        /** Recipients in the 24 hours before the answer. */
        sentLast24Hours: amount,
        /** Why an address is put on the suppression list of the account: `BOUNCE`, `COMPLAINT`; empty where the list is off. */
        suppressedReasons: z.array(text),
      })
      .nullable(),
  }),
});
/** What SES says of the account where it is offered. */
export type SesAccount = NonNullable<DataOf<typeof sesAccount>['account']>;

/** The domains and addresses of the region that mail is sent from, or is to be. */
export const sesIdentities = rows({
  per: 'region',
  service: 'ses',
  lists: ['sesDomain'],
  row: z.object({
    /** A domain or an address. */
    identityName: text,
    identityArn: text,
    /** Whether mail may be sent from it. */
    sendingEnabled: flag,
    /** `SUCCESS`, `PENDING`, `FAILED`, `TEMPORARY_FAILURE` or `NOT_STARTED`. */
    verificationStatus: text,
    /** The signing of a domain by DKIM; null of an address, of what mail may not be sent from, and where it was not asked for. */
    dkim: z
      .object({
        signingEnabled: flag,
        /** As `verificationStatus`. */
        status: text,
      })
      .nullable(),
    tags,
  }),
  owner: ({ identityName, identityArn, tags }) =>
    resource('sesDomain', [identityName, identityArn, ...identityName.split('@').slice(1)], tags),
});
export type SesIdentity = RowOf<typeof sesIdentities>;

/** A rate of bounces or complaints as SES last published it: a share of the mails that it counts. */
const rate = z.object({ value: amount, at: time });

/** What was sent from the region in the look-back, and how AWS rates it. */
export const sesSending = whole({
  per: 'region',
  service: 'ses',
  shape: z.object({
    window: metricWindow,
    /** Mails, whatever the number of their recipients, as the mean of a period; null where CloudWatch gave no complete data, or nothing was sent. */
    sendsPerSecond: peak.nullable(),
    /** The same as the mean of each hour of the window; null for an hour that is excluded, or before the first mail. */
    sendsPerSecondByHour: z.array(amount.nullable()).max(MOST_PERIODS),
    /** Whether anything was sent; null where CloudWatch gave no complete data. */
    isSent: flag.nullable(),
    /** null where SES published none, as where nothing bounced. */
    bounceRate: rate.nullable(),
    /** See `bounceRate`. */
    complaintRate: rate.nullable(),
    /** Whether CloudWatch gave all that it has of the two rates. */
    areRatesKnown: flag,
  }),
});
/** What was sent from a region. */
export type SesSending = DataOf<typeof sesSending>;
