import {
  GetAccountCommand,
  GetEmailIdentityCommand,
  type IdentityInfo,
  paginateListEmailIdentities,
  SESv2Client,
} from '@aws-sdk/client-sesv2';
import { allInOrder, mapConcurrently } from '../../lib/concurrency';
import type { SesIdentity } from '../../model/artifacts';
import { isSesOffered } from '../../model/ses-regions';
import type { Target } from '../../model/target';
import { partitionOf } from '../../plan/regions';
import { requireField } from '../answer';
import { type CollectContext, defineCollector } from '../collector';
import { nullIfGone } from '../deleted-meanwhile';
import { createMetricReader, createNormalFilter, type MetricQuery, readMetrics } from '../metrics';
import { readAllPages } from '../pages';
import { divideBy, findHighest, findLatest, meansByHour } from '../series';
import { tagsOf } from '../tags';

const isOffered = ({ target }: CollectContext): boolean => isSesOffered(target.region);

export const sesAccount = defineCollector({
  id: 'sesAccount',
  answers: 'How much mail may be sent from the region, to whom, and whether AWS lets it be sent',
  light: true,
  verified: 'modelled',
  actions: ['ses:GetAccount'],
  async collect(context) {
    if (!isOffered(context)) return { account: null };
    const { clients, signal } = context;
    const { SendQuota, Details, SuppressionAttributes, ...account } = await clients
      .of(SESv2Client)
      .send(new GetAccountCommand({}), { abortSignal: signal });
    const max24HourSend = requireField(SendQuota?.Max24HourSend, 'Max24HourSend');
    return {
      account: {
        productionAccessEnabled: requireField(account.ProductionAccessEnabled, 'ProductionAccessEnabled'),
        reviewStatus: Details?.ReviewDetails?.Status ?? null,
        sendingEnabled: requireField(account.SendingEnabled, 'SendingEnabled'),
        enforcementStatus: requireField(account.EnforcementStatus, 'EnforcementStatus'),
        // SES says -1 where there is no limit.
        max24HourSend: max24HourSend === -1 ? null : max24HourSend,
        maxSendRate: requireField(SendQuota?.MaxSendRate, 'MaxSendRate'),
        sentLast24Hours: requireField(SendQuota?.SentLast24Hours, 'SentLast24Hours'),
        suppressedReasons: SuppressionAttributes?.SuppressedReasons ?? [],
      },
    };
  },
});

/** The most identities that ListEmailIdentities gives at once. */
const IDENTITIES_PER_PAGE = 1000;

/** The most domains that are asked for their signing, as AWS allows a call a second; of what is beyond, it is not known. */
const MOST_DOMAINS_ASKED = 60;

export const sesIdentities = defineCollector({
  id: 'sesIdentities',
  answers: 'Which domains and addresses mail may be sent from, and whether the mail of domains is signed',
  light: false,
  verified: 'modelled',
  actions: ['ses:GetEmailIdentity', 'ses:ListEmailIdentities', 'tag:GetResources'],
  deadlineFactor: 5,
  async collect(context) {
    if (!isOffered(context)) return [];
    const { clients, signal, target } = context;
    const [identities, tags] = await allInOrder([
      readAllPages(
        paginateListEmailIdentities(
          { client: clients.of(SESv2Client), pageSize: IDENTITIES_PER_PAGE },
          {},
          { abortSignal: signal },
        ),
        (page) => page.EmailIdentities,
      ),
      tagsOf('ses:identity', clients, signal),
    ]);
    const signing = await readSigning(identities, context);
    return identities.map((identity): SesIdentity => {
      const identityName = requireField(identity.IdentityName, 'IdentityName');
      const identityArn = arnOf(identityName, target);
      return {
        identityName,
        identityArn,
        sendingEnabled: requireField(identity.SendingEnabled, 'SendingEnabled'),
        verificationStatus: requireField(identity.VerificationStatus, 'VerificationStatus'),
        dkim: signing.get(identityName) ?? null,
        tags: tags.get(identityArn) ?? {},
      };
    });
  },
});

/** SES itself does not say it; Service Authorization Reference, "Resource types defined by Amazon SES". */
const arnOf = (identityName: string, { account, region }: Target): string =>
  `arn:${partitionOf(region) ?? 'aws'}:ses:${region}:${account}:identity/${identityName}`;

/** Reads how the mail of domains is signed, of those that mail may be sent from. */
async function readSigning(
  identities: readonly IdentityInfo[],
  { clients, signal }: CollectContext,
): Promise<ReadonlyMap<string, SesIdentity['dkim']>> {
  const domains = identities
    .filter(({ IdentityType, SendingEnabled }) => IdentityType === 'DOMAIN' && SendingEnabled)
    .slice(0, MOST_DOMAINS_ASKED);
  const answers = await mapConcurrently(domains, 2, async ({ IdentityName }) => {
    const EmailIdentity = requireField(IdentityName, 'IdentityName');
    const answer = await nullIfGone(
      clients.of(SESv2Client).send(new GetEmailIdentityCommand({ EmailIdentity }), { abortSignal: signal }),
    );
    const dkim = answer && {
      signingEnabled: requireField(answer.DkimAttributes?.SigningEnabled, 'SigningEnabled'),
      status: requireField(answer.DkimAttributes?.Status, 'Status of DkimAttributes'),
    };
    return [EmailIdentity, dkim] as const;
  });
  return new Map(answers);
}

/** Queries a metric of the whole region. */
const query = (metric: string, statistic: MetricQuery['statistic']): MetricQuery => ({
  namespace: 'AWS/SES',
  metric,
  statistic,
  dimensions: {},
  // SES counts only while somebody sends, and what it publishes of rates holds until it says otherwise.
  silence: statistic === 'Sum' ? 'zero' : 'unknown',
});

export const sesSending = defineCollector({
  id: 'sesSending',
  answers: 'How many mails were sent from the region, and how many of them bounced or brought complaints',
  light: true,
  verified: 'moto',
  actions: ['cloudwatch:GetMetricData'],
  async collect(context) {
    const reader = createMetricReader(context);
    const { window } = reader;
    const normal = createNormalFilter(context, window);
    const [sending] = await readMetrics(
      reader,
      [
        {
          sends: query('Send', 'Sum'),
          bounces: query('Reputation.BounceRate', 'Average'),
          complaints: query('Reputation.ComplaintRate', 'Average'),
        },
      ],
      ({ sends, bounces, complaints }) => {
        const perSecond = normal(divideBy(sends, window.periodSeconds));
        return {
          window,
          sendsPerSecond: findHighest(perSecond),
          sendsPerSecondByHour: meansByHour(perSecond, window),
          isSent: sends?.some(({ value }) => value > 0) ?? null,
          bounceRate: findLatest(bounces),
          complaintRate: findLatest(complaints),
          areRatesKnown: bounces !== null && complaints !== null,
        };
      },
    );
    return requireField(sending, 'a series of mails');
  },
});
