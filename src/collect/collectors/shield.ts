import {
  DescribeDRTAccessCommand,
  DescribeEmergencyContactSettingsCommand,
  DescribeSubscriptionCommand,
  GetSubscriptionStateCommand,
  type Protection,
  paginateListAttacks,
  paginateListProtections,
  ShieldClient,
  type Subscription,
} from '@aws-sdk/client-shield';
import { allInOrder } from '../../lib/concurrency';
import type { ShieldAttack, ShieldProtection, ShieldProtections } from '../../model/artifacts';
import { present, requireField, toIso } from '../answer';
import { type CollectContext, defineCollector } from '../collector';
import { isGone } from '../failure';
import { readAllPages } from '../pages';

/** The most that a page of Shield has. */
const MaxResults = 1000;

export const shieldSubscription = defineCollector({
  id: 'shieldSubscription',
  answers:
    'Until when the account is subscribed to Shield Advanced, and whom its Shield Response Team reaches',
  light: false,
  verified: 'modelled',
  actions: [
    'shield:DescribeDRTAccess',
    'shield:DescribeEmergencyContactSettings',
    'shield:DescribeSubscription',
    'shield:GetSubscriptionState',
  ],
  async collect({ clients, signal }) {
    const shield = clients.of(ShieldClient);
    const subscription = await readSubscription(shield, signal);
    if (subscription === null) {
      return {
        isSubscribed: false,
        endsAt: null,
        autoRenew: null,
        proactiveEngagement: null,
        contacts: 0,
        contactsWithPhone: 0,
        hasResponseRole: false,
      };
    }
    const options = { abortSignal: signal };
    const [{ EmergencyContactList: contacts = [] }, { RoleArn }] = await allInOrder([
      noneIfGone(shield.send(new DescribeEmergencyContactSettingsCommand({}), options)),
      noneIfGone(shield.send(new DescribeDRTAccessCommand({}), options)),
    ]);
    return {
      isSubscribed: true,
      endsAt: toIso(subscription.EndTime),
      autoRenew: subscription.AutoRenew ?? null,
      proactiveEngagement: subscription.ProactiveEngagementStatus ?? null,
      contacts: contacts.length,
      contactsWithPhone: contacts.filter(({ PhoneNumber }) => PhoneNumber).length,
      hasResponseRole: Boolean(RoleArn),
    };
  },
});

/** What Shield answers where nobody ever said anything of it. */
async function noneIfGone<T extends object>(answer: Promise<T>): Promise<Partial<T>> {
  try {
    return await answer;
  } catch (error) {
    if (isGone(error)) return {};
    throw error;
  }
}

/** Null without one: then only Shield Standard applies, and nothing else can be asked. */
async function readSubscription(shield: ShieldClient, signal: AbortSignal): Promise<Subscription | null> {
  if (!(await isSubscribed(shield, signal))) return null;
  const { Subscription } = await shield.send(new DescribeSubscriptionCommand({}), { abortSignal: signal });
  return requireField(Subscription, 'Subscription');
}

async function isSubscribed(shield: ShieldClient, signal: AbortSignal): Promise<boolean> {
  const { SubscriptionState } = await shield.send(new GetSubscriptionStateCommand({}), {
    abortSignal: signal,
  });
  return requireField(SubscriptionState, 'SubscriptionState') !== 'INACTIVE';
}

const PROTECTION_ACTIONS = [
  'shield:DescribeSubscription',
  'shield:GetSubscriptionState',
  'shield:ListProtections',
];

export const shieldProtections = defineCollector({
  id: 'shieldProtections',
  answers: 'Which load balancers and Elastic IP addresses Shield Advanced protects, and how',
  light: false,
  verified: 'modelled',
  actions: PROTECTION_ACTIONS,
  collect: (context) => readProtections(context, context.target.region),
});

export const shieldEdgeProtections = defineCollector({
  id: 'shieldEdgeProtections',
  answers: 'Which distributions and hosted zones Shield Advanced protects, and how',
  light: false,
  verified: 'modelled',
  actions: PROTECTION_ACTIONS,
  collect: (context) => readProtections(context, ''),
});

/** @param region Of the resources that are protected; empty of those that have none. */
async function readProtections(
  { clients, signal }: CollectContext,
  region: string,
): Promise<ShieldProtections> {
  const client = clients.of(ShieldClient);
  const subscription = await readSubscription(client, signal);
  if (subscription === null) return { isSubscribed: false, proactiveEngagement: null, protections: [] };
  const all = await listProtections(client, signal);
  return {
    isSubscribed: true,
    proactiveEngagement: subscription.ProactiveEngagementStatus ?? null,
    protections: all.map(toProtection).filter(({ resourceArn }) => resourceArn.split(':')[3] === region),
  };
}

const listProtections = (client: ShieldClient, abortSignal: AbortSignal): Promise<Protection[]> =>
  readAllPages(
    paginateListProtections({ client, pageSize: MaxResults }, {}, { abortSignal }),
    ({ Protections }) => Protections,
  );

const toProtection = ({
  ResourceArn,
  HealthCheckIds = [],
  ApplicationLayerAutomaticResponseConfiguration: response,
}: Protection): ShieldProtection => ({
  resourceArn: requireField(ResourceArn, 'ResourceArn'),
  healthCheckIds: HealthCheckIds,
  automaticResponse:
    response?.Status !== 'ENABLED'
      ? null
      : requireField(response.Action, 'Action of the automatic response').Block
        ? 'BLOCK'
        : 'COUNT',
});

/** Attacks that began so long before the look-back may go on in it. */
const LONGEST_ATTACK_MS = 30 * 86_400_000;

export const shieldAttacks = defineCollector({
  id: 'shieldAttacks',
  answers: 'Which attacks Shield Advanced saw in the look-back and since, and which go on',
  light: true,
  verified: 'modelled',
  actions: ['shield:GetSubscriptionState', 'shield:ListAttacks', 'shield:ListProtections'],
  async collect({ clients, signal, lookback, collectedAt }) {
    const client = clients.of(ShieldClient);
    if (!(await isSubscribed(client, signal))) return { isSubscribed: false, watched: 0, attacks: [] };
    const watched = (await listProtections(client, signal)).length;
    const listed = await readAllPages(
      paginateListAttacks(
        { client, pageSize: MaxResults },
        {
          StartTime: {
            FromInclusive: new Date(Date.parse(lookback.from) - LONGEST_ATTACK_MS),
            ToExclusive: new Date(collectedAt),
          },
        },
        { abortSignal: signal },
      ),
      ({ AttackSummaries }) => AttackSummaries,
    );
    const attacks = listed.map(
      ({ ResourceArn, StartTime, EndTime, AttackVectors = [] }): ShieldAttack => ({
        resourceArn: requireField(ResourceArn, 'ResourceArn'),
        startsAt: requireField(toIso(StartTime), 'StartTime'),
        endsAt: toIso(EndTime),
        vectors: present(AttackVectors.map(({ VectorType }) => VectorType)),
      }),
    );
    return {
      isSubscribed: true,
      watched,
      attacks: attacks.filter(
        ({ endsAt }) => endsAt === null || Date.parse(endsAt) >= Date.parse(lookback.from),
      ),
    };
  },
});
