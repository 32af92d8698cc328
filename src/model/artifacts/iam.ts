import { z } from 'zod';
import { type DataOf, type RowOf, whole } from './definition';
import { amount, flag, text, time } from './fields';

/** The users of IAM. Who signs in through IAM Identity Center or another provider is none of them. */
export const iamUsers = whole({
  per: 'account',
  service: 'iam',
  shape: z.array(
    z.object({
      userName: text,
      /** When the password last opened the console; null: never, or not since October 2014. */
      passwordLastUsed: time.nullable(),
    }),
  ),
});

/** The access keys of each user that was asked about. */
export const iamAccessKeys = whole({
  per: 'account',
  service: 'iam',
  shape: z.array(
    z.object({
      userName: text,
      keys: z.array(
        z.object({
          /** Such as `AKIAIOSFODNN7EXAMPLE`: its name, and not the secret. */
          accessKeyId: text,
          createdAt: time,
          isActive: flag,
          /** Null: never, or not since April 2015. */
          lastUsedAt: time.nullable(),
        }),
      ),
    }),
  ),
});
export type IamUserKeys = RowOf<typeof iamAccessKeys>;
/** One access key of a user. */
export type IamAccessKey = IamUserKeys['keys'][number];

/** How each user that was asked about signs in to the console. */
export const iamSignIns = whole({
  per: 'account',
  service: 'iam',
  shape: z.array(
    z.object({
      userName: text,
      /** Without one, the console is closed to the user. */
      hasPassword: flag,
      /** Devices for multi-factor authentication; null of a user without a password. */
      mfaDevices: amount.nullable(),
    }),
  ),
});
export type IamSignIn = RowOf<typeof iamSignIns>;

/** What IAM's credential report says of all credentials at once, as of a time in the last four hours. */
export const iamCredentialReport = whole({
  per: 'account',
  service: 'iam',
  shape: z.object({
    generatedAt: time,
    /** Null where the report has no line for the root user. */
    root: z
      .object({
        /** Whether an access key is active; the report leaves out those that are not. */
        hasActiveAccessKey: flag,
        /** Whether there is a device for multi-factor authentication. */
        hasMfa: flag,
        /** Null where the report does not say. */
        hasPassword: flag.nullable(),
      })
      .nullable(),
    users: z.array(
      z.object({
        userName: text,
        hasPassword: flag,
        /** Whether there is a device for multi-factor authentication. */
        hasMfa: flag,
        activeKeys: z.array(
          z.object({
            /** The first or the second of the two keys that a user may have: the report does not name them. */
            position: amount,
            /** When it was made, or last changed. */
            changedAt: time,
            /** Null: never, or not since it is recorded. */
            lastUsedAt: time.nullable(),
          }),
        ),
      }),
    ),
  }),
});
export type IamCredentialReport = DataOf<typeof iamCredentialReport>;

/** How many there are of something, and may be. */
const counted = z.object({ used: amount, max: amount });

/** What IAM says of the account as a whole. */
export const iamAccountSummary = whole({
  per: 'account',
  service: 'iam',
  shape: z.object({
    /** What the root user signs in with. */
    root: z.object({
      hasAccessKeys: flag,
      /** Whether there is a device for multi-factor authentication. */
      hasMfa: flag,
      /** An organization may have taken it away; null where AWS does not say. */
      hasPassword: flag.nullable(),
    }),
    instanceProfiles: counted,
    /** Customer managed policies. */
    policies: counted,
    /** Those of services count too. */
    roles: counted,
    users: counted,
  }),
});
