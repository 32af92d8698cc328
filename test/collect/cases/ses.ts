import { awsError, paged } from '../../builders/aws';
import type { CollectorCase } from './collector-case';
import { hours, metricAnswer, WINDOW } from './metric-answer';

const identity = (IdentityName: string, VerificationStatus = 'SUCCESS') => ({
  IdentityName,
  IdentityType: IdentityName.includes('@') ? 'EMAIL_ADDRESS' : 'DOMAIN',
  SendingEnabled: VerificationStatus === 'SUCCESS',
  VerificationStatus,
});

const arnOf = (name: string): string => `arn:aws:ses:us-east-1:111122223333:identity/${name}`;

const QUOTA = { Max24HourSend: 50_000, MaxSendRate: 14, SentLast24Hours: 1_234 };

export const ses: readonly CollectorCase[] = [
  {
    id: 'sesAccount',
    isAlwaysSent: true,
    answers: {
      'ses:GetAccount': () => ({
        ProductionAccessEnabled: true,
        SendingEnabled: true,
        EnforcementStatus: 'PROBATION',
        SendQuota: { ...QUOTA, Max24HourSend: -1 },
        SuppressionAttributes: { SuppressedReasons: ['BOUNCE'] },
        Details: { ReviewDetails: { Status: 'GRANTED', CaseId: '1' } },
      }),
    },
    data: {
      account: {
        productionAccessEnabled: true,
        reviewStatus: 'GRANTED',
        sendingEnabled: true,
        enforcementStatus: 'PROBATION',
        max24HourSend: null,
        maxSendRate: 14,
        sentLast24Hours: 1_234,
        suppressedReasons: ['BOUNCE'],
      },
    },
  },
  {
    id: 'sesIdentities',
    answers: {
      'ses:ListEmailIdentities': paged(
        'NextToken',
        { EmailIdentities: [identity('shop.example.com'), identity('new.example.com', 'PENDING')] },
        { EmailIdentities: [identity('mei@shop.example.com'), identity('gone.example.com')] },
      ),
      'ses:GetEmailIdentity': ({ EmailIdentity }) => {
        if (EmailIdentity !== 'shop.example.com') throw awsError('NotFoundException');
        return { DkimAttributes: { SigningEnabled: true, Status: 'FAILED' } };
      },
      'tag:GetResources': paged(
        'PaginationToken',
        {
          ResourceTagMappingList: [
            {
              ResourceARN: arnOf('shop.example.com'),
              Tags: [{ Key: 'app', Value: 'shop' }],
            },
          ],
        },
        { ResourceTagMappingList: [] },
      ),
    },
    data: [
      {
        identityName: 'shop.example.com',
        identityArn: arnOf('shop.example.com'),
        sendingEnabled: true,
        verificationStatus: 'SUCCESS',
        dkim: { signingEnabled: true, status: 'FAILED' },
        tags: { app: 'shop' },
      },
      {
        identityName: 'new.example.com',
        identityArn: arnOf('new.example.com'),
        sendingEnabled: false,
        verificationStatus: 'PENDING',
        dkim: null,
        tags: {},
      },
      {
        identityName: 'mei@shop.example.com',
        identityArn: arnOf('mei@shop.example.com'),
        sendingEnabled: true,
        verificationStatus: 'SUCCESS',
        dkim: null,
        tags: {},
      },
      {
        identityName: 'gone.example.com',
        identityArn: arnOf('gone.example.com'),
        sendingEnabled: true,
        verificationStatus: 'SUCCESS',
        dkim: null,
        tags: {},
      },
    ],
  },
  {
    id: 'sesSending',
    answers: {
      'cloudwatch:GetMetricData': metricAnswer({
        // In 300 seconds; silent from there on.
        'Send Sum': [
          ['2026-11-21T22:00:00Z', 600],
          ['2026-11-21T23:00:00Z', 3_000],
          ['2026-11-21T23:05:00Z', 1_500],
        ],
        'Reputation.BounceRate Average': [
          ['2026-11-10T22:00:00Z', 0.09],
          ['2026-11-20T22:00:00Z', 0.02],
        ],
      }),
    },
    data: {
      window: WINDOW,
      sendsPerSecond: { value: 10, at: '2026-11-21T23:00:00.000Z', hoursWithData: 2 },
      // 600 ÷ 3,600, and 4,500 ÷ 3,600.
      sendsPerSecondByHour: hours([]).map((_, hour) => (hour < 334 ? null : hour === 334 ? 0.1667 : 1.25)),
      isSent: true,
      bounceRate: { value: 0.02, at: '2026-11-20T22:00:00.000Z' },
      complaintRate: null,
      areRatesKnown: true,
    },
    nothing: {
      ...{ window: WINDOW, sendsPerSecond: null, sendsPerSecondByHour: hours([]), isSent: false },
      ...{ bounceRate: null, complaintRate: null, areRatesKnown: true },
    },
  },
];
