import { z } from 'zod';
import { resource } from '../resource';
import { type RowOf, rows, whole } from './definition';
import { amount, flag, metricWindow, peak, tags, text, time } from './fields';

/** The user pools of the region. */
export const userPools = rows({
  per: 'region',
  service: 'cognito',
  lists: ['userPool'],
  row: z.object({
    userPoolId: text,
    userPoolName: text,
    userPoolArn: text,
    creationDate: time,
    /** `DEVELOPER`: mail goes out over SES; `COGNITO_DEFAULT`: over what Cognito has of its own. */
    emailSendingAccount: text,
    /** What users have to confirm, once they have signed up, by a code that is sent to them: `email`, `phone_number`. */
    autoVerifiedAttributes: z.array(text),
    /** What users may begin to sign in with, such as `PASSWORD`, `EMAIL_OTP` or `SMS_OTP`. */
    allowedFirstAuthFactors: z.array(text),
    /** How users get in again who forgot their password, such as `verified_email`; empty where nothing was set. */
    recoveryMechanisms: z.array(text),
    /** Whether users may sign up by themselves. */
    allowsSignUp: flag,
    deletionProtection: flag,
    /** The functions that Cognito calls, each by what it is called for, such as `PreSignUp`. */
    triggers: z.array(z.object({ trigger: text, functionArn: text })),
    tags,
  }),
  owner: ({ userPoolId, userPoolName, userPoolArn, tags }) =>
    resource('userPool', [userPoolId, userPoolName, userPoolArn], tags),
  brings: ({ triggers }) => triggers.map(({ functionArn }) => resource('lambdaFunction', [functionArn])),
});
export type UserPool = RowOf<typeof userPools>;

/** What was asked of all user pools of the region together, by the categories in which Cognito limits it. */
export const cognitoRequests = whole({
  per: 'region',
  service: 'cognito',
  shape: z.object({
    window: metricWindow,
    /** The categories of which CloudWatch lists a metric: of others, nothing was asked in the last two weeks. */
    categories: z.array(
      z.object({
        /** Such as `UserAuthentication`. */
        category: text,
        /** Requests, with those that were refused, as the mean of a period; null where CloudWatch gave no complete data. */
        requestsPerSecond: peak.nullable(),
        /** Requests of the look-back that were refused by their rate; null where CloudWatch gave no complete data. */
        throttled: amount.nullable(),
      }),
    ),
  }),
});

const limit = z.object({
  /** Such as `UserAuthentication`. */
  category: text,
  /** Requests a second that Cognito lets pass: what was set, up to the quota of Service Quotas. */
  provisioned: amount,
});

/** What Cognito lets pass of the categories whose rate can be set. */
export const cognitoLimits = whole({ per: 'region', service: 'cognito', shape: z.array(limit) });

/** How long functions took that user pools call. */
export const userPoolTriggerPeaks = rows({
  per: 'region',
  service: 'cognito',
  row: z.object({
    functionName: text,
    window: metricWindow,
    /** The call that took longest; null where there was none, or where CloudWatch gave no complete data. */
    longestMilliseconds: peak.nullable(),
  }),
  owner: ({ functionName }) => resource('lambdaFunction', [functionName]),
});
