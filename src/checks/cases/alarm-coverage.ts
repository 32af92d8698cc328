import type { AlarmBook, Told } from '../../judging/alarms';
import type { CloudWatchAlarm } from '../../model/artifacts';
import type { EventPlan } from '../../plan/schema';
import {
  ALARM_USES,
  answerElsewhere,
  metricsOf,
  SAY_ELSEWHERE,
  type Watched,
  type WatchedGroup,
  watchTraffic,
} from '../alarms';
import { defineCheck, type Judgement, notApplicable, pass, unknown, warn } from '../check';
import type { Required } from '../watched-resources';
import { count, distinct, listed } from '../words';

export const alarmCoverage = defineCheck({
  id: 'alarm-coverage',
  title: 'Alarms tell people when what carries traffic is in trouble',
  failureTitle: 'No alarm of CloudWatch tells people when something that carries traffic is in trouble',
  why: 'At the peak minutes count: what no alarm reports is found by customers first.',
  docs: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html',
  workbook: '12 Performance',
  needs: ['cloudWatchAlarms'],
  uses: ALARM_USES,
  evaluate(artifacts, context) {
    const { book, groups } = watchTraffic(artifacts, context);
    const judged = groups.flatMap((group) => judgeGroup(group, book, context.plan));
    return judged.length > 0
      ? judged
      : [notApplicable('There is nothing here of the kinds that alarms are looked for of.')];
  },
});

function judgeGroup(
  { kind, isRead, all, members }: WatchedGroup,
  book: AlarmBook,
  plan: EventPlan,
): Judgement[] {
  const resource = { name: kind.name };
  if (!isRead) return [unknown(resource, `Which ${kind.name} there are could not be read.`)];
  if (all === 0) return [];
  if (members.length === 0)
    return [notApplicable(`None of the ${all} carries the event’s traffic.`, resource)];
  const queries = book.queriesOf(metricsOf(kind));
  const told = members.flatMap((one) => tellOf(one, queries, book));
  const lacking = told.filter((each) => each.told === 'untold').map(({ one }) => one);
  const unclear = told.filter((each) => each.told === 'unclear').map(({ one }) => one);
  if (lacking.length > 0) {
    const detail = describe(lacking, members.length);
    const answer = answerElsewhere(plan);
    if (answer !== null) return [notApplicable(`${detail} ${answer}`, resource)];
    return [
      warn(resource, detail, {
        action: `Set an alarm on ${kind.first} or the like of each, with a topic of SNS that somebody reads; or, ${SAY_ELSEWHERE}.`,
        lead: 'configuration',
      }),
    ];
  }
  const half = findHalfWatched(members, book);
  if (half.lacking.length > 0) {
    const detail = describeHalf(half.lacking, members.length);
    const answer = answerElsewhere(plan);
    if (answer !== null) return [notApplicable(`${detail} ${answer}`, resource)];
    return [
      warn(resource, detail, {
        action: `Set an alarm on ${distinct(half.lacking.map(({ required }) => required.metrics[0])).join(' or ')} of each, with a topic of SNS that somebody reads; or, ${SAY_ELSEWHERE}.`,
        lead: 'configuration',
      }),
    ];
  }
  unclear.push(...half.unclear);
  if (unclear.length > 0) {
    return [
      unknown(
        resource,
        `Whether an alarm tells people of ${listed(distinct(unclear.map(({ resource: { name } }) => name)))} depends on a query, on the rule of a composite alarm, or on target groups or event sources, which were not read.`,
      ),
    ];
  }
  const watching = members.flatMap(({ watches }) => watches.map(({ alarm }) => alarm));
  // Others only scale.
  const alarms = new Set(watching.filter(book.isHeard));
  return [
    pass(
      resource,
      `${count(alarms.size, 'alarm')} tell${alarms.size === 1 ? 's' : ''} people of ${members.length === 1 ? 'it' : `all ${members.length}`}: ${listed([...alarms].map(({ alarmName }) => alarmName))}.`,
    ),
  ];
}

/** Whether people are told of a resource; of each of its parts, where that differs. */
function tellOf(
  one: Watched,
  queries: readonly CloudWatchAlarm[],
  book: AlarmBook,
): { readonly one: Watched; readonly told: Told }[] {
  const ofParts = partsOf(one).map((part) => ({ one: part, told: isTold(part, queries, book) }));
  const [told, ...others] = new Set(ofParts.map((part) => part.told));
  return told === undefined || others.length > 0 ? ofParts : [{ one, told }];
}

/** What an alarm watches, but not for all that it must. */
interface HalfWatched {
  readonly one: Watched;
  readonly required: Required;
}

/** What lacks an alarm on what it requires, and that of which this is not known. */
function findHalfWatched(
  members: readonly Watched[],
  book: AlarmBook,
): { readonly lacking: readonly HalfWatched[]; readonly unclear: readonly Watched[] } {
  const told = members.flatMap((one) =>
    requirementsOf(one).flatMap((required) => {
      const watches = one.watches.filter(({ metricName }) => required.metrics.includes(metricName));
      return tellOf({ ...one, watches }, book.queriesOf(required.metrics), book).map((each) => ({
        ...each,
        required,
      }));
    }),
  );
  return {
    lacking: told.filter((each) => each.told === 'untold'),
    unclear: [
      ...told.filter((each) => each.told === 'unclear').map(({ one }) => one),
      ...members.filter(({ resource }) => resource.required === null),
    ],
  };
}

const requirementsOf = ({ kind, resource }: Watched): readonly Required[] =>
  [kind.required, resource.required].filter((required) => required !== undefined && required !== null);

function describeHalf(lacking: readonly HalfWatched[], all: number): string {
  const names = listed(lacking.map(({ one }) => one.resource.name));
  const what = distinct(lacking.map(({ required }) => required.what)).join(', or ');
  const resources = new Set(lacking.map(({ one }) => one.resource.owner)).size;
  return `${resources} of ${all} ${resources === 1 ? 'has' : 'have'} alarms of CloudWatch, but none that tells people of ${what}: ${names}.`;
}

/** Each part of a resource that is watched by itself, with what watches it or the whole. */
function partsOf(watched: Watched): Watched[] {
  const { resource, watches } = watched;
  const separate = (resource.parts ?? []).filter(({ dimension }) =>
    watches.some(({ dimensions }) => dimension in dimensions),
  );
  return separate
    .reduce<readonly { readonly names: readonly string[]; readonly one: Watched }[]>(
      (found, { dimension, names }) =>
        found.flatMap((each) =>
          Object.entries(names).map(([value, name]) => ({
            names: [...each.names, name],
            one: {
              ...each.one,
              watches: each.one.watches.filter(
                ({ dimensions }) => (dimensions[dimension] ?? value) === value,
              ),
            },
          })),
        ),
      [{ names: [], one: watched }],
    )
    .map(({ names, one }) =>
      names.length === 0
        ? one
        : { ...one, resource: { ...resource, name: `${resource.name} (${names.join(', ')})` } },
    );
}

function isTold({ resource, watches }: Watched, queries: readonly CloudWatchAlarm[], book: AlarmBook): Told {
  const { unreadParts } = resource;
  const ofIt =
    unreadParts === undefined ? watches : watches.filter((watch) => !(unreadParts in watch.dimensions));
  const told = book.told(alarmsOf(ofIt));
  if (told !== 'untold') return told;
  const perhaps = [alarmsOf(watches), ...queries.map((query) => [query])];
  return perhaps.some((alarms) => book.told(alarms) !== 'untold') ? 'unclear' : 'untold';
}

const alarmsOf = (watches: Watched['watches']): readonly CloudWatchAlarm[] => [
  ...new Set(watches.map(({ alarm }) => alarm)),
];

function describe(lacking: readonly Watched[], all: number): string {
  const names = listed(lacking.map(({ resource: { name } }) => name));
  const mute = new Set(lacking.flatMap(({ watches }) => watches.map(({ alarm }) => alarm.alarmName)));
  const resources = new Set(lacking.map(({ resource: { owner } }) => owner)).size;
  const has = resources === 1 ? 'has' : 'have';
  const silent =
    mute.size === 0
      ? ''
      : ` Of these, ${count(mute.size, 'alarm')} tell${mute.size === 1 ? 's' : ''} nobody: ${listed([...mute])}.`;
  return `${resources} of ${all} ${has} no alarm of CloudWatch that tells people of errors, waiting, or what runs out: ${names}.${silent}`;
}
