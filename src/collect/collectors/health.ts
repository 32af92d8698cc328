import {
  type AffectedEntity,
  type Event,
  HealthClient,
  paginateDescribeAffectedEntities,
  paginateDescribeEvents,
} from '@aws-sdk/client-health';
import { mapConcurrently } from '../../lib/concurrency';
import type { HealthEvent } from '../../model/artifacts';
import { requireField, toIso } from '../answer';
import { defineCollector } from '../collector';
import { readAllPages, readFirstPages } from '../pages';
import { namingSupportPlan } from '../support-plan';

/** The most events or entities in a page. */
const PAGE_SIZE = 100;
/** Pages of entities that are read of one event. */
const MOST_PAGES = 5;

/** In China Health answers elsewhere than Support: see the endpoint rules of the SDK, `aws-cn-global`. */
const ANSWERS_IN: Readonly<Record<string, string>> = { 'cn-north-1': 'cn-northwest-1' };

export const healthEvents = defineCollector({
  id: 'healthEvents',
  answers:
    'Which issues, scheduled changes and notifications of AWS are open or to come, and what they affect',
  light: true,
  verified: 'modelled',
  actions: ['health:DescribeAffectedEntities', 'health:DescribeEvents'],
  // A call for each event of the account.
  deadlineFactor: 3,
  async collect({ clients, signal }) {
    const health = clients.of(HealthClient, ANSWERS_IN[clients.globalRegion]);
    try {
      const events = await readAllPages(
        paginateDescribeEvents(
          { client: health, pageSize: PAGE_SIZE },
          { filter: { eventStatusCodes: ['open', 'upcoming'] } },
          { abortSignal: signal },
        ),
        ({ events }) => events,
      );
      return await mapConcurrently(events.filter(mayConcern), 2, (event) => readEvent(health, event, signal));
    } catch (error) {
      throw namingSupportPlan(error, 'AWS Health');
    }
  },
});

/** Not what AWS says is for information alone, of which there may be hundreds. */
const mayConcern = ({ eventTypeCategory, actionability }: Event): boolean =>
  eventTypeCategory !== 'accountNotification' || actionability !== 'INFORMATIONAL';

async function readEvent(health: HealthClient, event: Event, signal: AbortSignal): Promise<HealthEvent> {
  const arn = requireField(event.arn, 'arn');
  // What is said to everybody in a region names nothing of an account.
  const isOfAccount = event.eventScopeCode !== 'PUBLIC';
  const { entities, isComplete } = isOfAccount
    ? await entitiesOf(health, arn, signal)
    : { entities: [], isComplete: true };
  return {
    arn,
    service: requireField(event.service, 'service'),
    eventTypeCode: requireField(event.eventTypeCode, 'eventTypeCode'),
    category: requireField(event.eventTypeCategory, 'eventTypeCategory'),
    region: event.region ?? null,
    availabilityZone: event.availabilityZone ?? null,
    startsAt: toIso(event.startTime),
    endsAt: toIso(event.endTime),
    isOfAccount,
    actionability: event.actionability ?? null,
    entities: entities.map(({ entityValue, statusCode }) => ({
      value: requireField(entityValue, 'entityValue'),
      statusCode: statusCode ?? null,
    })),
    allEntities: isComplete,
  };
}

async function entitiesOf(
  client: HealthClient,
  arn: string,
  signal: AbortSignal,
): Promise<{ readonly entities: readonly AffectedEntity[]; readonly isComplete: boolean }> {
  const { pages, isComplete } = await readFirstPages(
    paginateDescribeAffectedEntities(
      { client, pageSize: PAGE_SIZE },
      { filter: { eventArns: [arn] } },
      { abortSignal: signal },
    ),
    MOST_PAGES,
  );
  return { entities: pages.flatMap(({ entities = [] }) => entities), isComplete };
}
