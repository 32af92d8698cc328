import { type AlarmBook, openAlarmBook, type Watch } from '../judging/alarms';
import { TRAFFIC_ARTIFACTS } from '../judging/traffic-graph';
import type { Artifacts, CloudWatchAlarm } from '../model/artifacts';
import type { EventPlan } from '../plan/schema';
import type { JudgedResource, TargetContext } from './check';
import {
  showsTrouble,
  WATCHED_ARTIFACTS,
  WATCHED_KINDS,
  type WatchedKind,
  type WatchedResource,
} from './watched-resources';

type AlarmArtifacts = Pick<Artifacts, 'cloudWatchAlarms'> & Partial<Artifacts>;

/** What checks of alarms use besides the alarms. */
export const ALARM_USES = [...TRAFFIC_ARTIFACTS, ...WATCHED_ARTIFACTS];

/** An alarm, as a judgement names it. */
export const resourceOfAlarm = ({ alarmName, alarmArn }: CloudWatchAlarm): JudgedResource => ({
  name: alarmName,
  arn: alarmArn,
});

/** A resource with the metrics of it that alarms watch. */
export interface Watched {
  readonly kind: WatchedKind;
  readonly resource: WatchedResource;
  readonly watches: readonly Watch[];
}

/** Resources of one kind that may carry the event's traffic. */
export interface WatchedGroup {
  readonly kind: WatchedKind;
  /** False where they could not be read. */
  readonly isRead: boolean;
  /** How many there are, with those off the path of traffic. */
  readonly all: number;
  /** Those on the path of traffic, and those of which that is not known. */
  readonly members: readonly Watched[];
}

/** What alarms watch of what may carry the event's traffic, kind by kind. */
export function watchTraffic(
  artifacts: AlarmArtifacts,
  context: Pick<TargetContext, 'placed' | 'asOf' | 'window'>,
): { readonly book: AlarmBook; readonly groups: readonly WatchedGroup[] } {
  const book = openAlarmBook(artifacts.cloudWatchAlarms);
  const groups = WATCHED_KINDS.map((kind): WatchedGroup => {
    const all = kind.listed(artifacts, context);
    return {
      kind,
      isRead: artifacts[kind.artifact] !== undefined,
      all: all.length,
      members: all
        .filter(({ owner }) => context.placed(owner).placement !== 'off')
        .map((resource) => ({ kind, resource, watches: watchesOf(book, kind, resource) })),
    };
  });
  return { book, groups };
}

function watchesOf(
  book: AlarmBook,
  { metrics }: WatchedKind,
  { dimensions, role, parts = [], notWith = [] }: WatchedResource,
): Watch[] {
  const found = metrics.flatMap(
    ({ namespace, steady, rare = [], ofAll = [], needs = {}, ofMembers = [] }) => {
      const own = new Set([...steady, ...rare]);
      const shared = new Set(ofAll);
      return [
        ...dimensions
          .flatMap((each) => book.watchesOn(namespace, each))
          .filter(
            (watch) =>
              own.has(watch.metricName) &&
              hasData(watch, needs) &&
              ![...ofMembers, ...notWith].some((name) => name in watch.dimensions) &&
              isOfRole(watch, role) &&
              parts.every((each) => isOfPart(watch, each)) &&
              showsTrouble(watch.metricName, watch.alarm.comparison),
          ),
        ...book
          .watchesIn(namespace)
          .filter((watch) => shared.has(watch.metricName) && Object.keys(watch.dimensions).length === 0),
      ];
    },
  );
  return [...new Set(found)];
}

const hasData = ({ metricName, dimensions }: Watch, needs: Readonly<Record<string, string>>): boolean => {
  const needed = needs[metricName];
  return needed === undefined || dimensions[needed] !== undefined;
};

/** One of a part that is not there, or gets no traffic, says nothing. */
const isOfPart = (
  { dimensions }: Watch,
  { dimension, names }: NonNullable<WatchedResource['parts']>[number],
): boolean => {
  const part = dimensions[dimension];
  return part === undefined || Object.hasOwn(names, part);
};

/** Metrics of a cluster may be of its writer or its readers alone. */
const isOfRole = ({ dimensions: { Role } }: Watch, role: string | undefined): boolean =>
  Role === undefined || Role === role;

/** Whether there is data of a metric now, as long as there is the resource. */
export const isSteady = ({ namespace, metricName }: Watch, { kind, resource }: Watched): boolean =>
  resource.isAtRest !== true &&
  kind.metrics.some((one) => one.namespace === namespace && one.steady.includes(metricName));

/** The alarms that watch something, each with what it watches. */
export function alarmsOn(groups: readonly WatchedGroup[]): readonly {
  readonly alarm: CloudWatchAlarm;
  readonly of: readonly { readonly watched: Watched; readonly watch: Watch }[];
}[] {
  const all = groups
    .flatMap(({ members }) => members)
    .flatMap((watched) => watched.watches.map((watch) => ({ watched, watch })));
  return [...Map.groupBy(all, ({ watch }) => watch.alarm)].map(([alarm, of]) => ({ alarm, of }));
}

/** All metrics of a kind. */
export const metricsOf = ({ metrics }: WatchedKind): readonly string[] => [
  ...new Set(metrics.flatMap(({ steady, rare = [] }) => [...steady, ...rare])),
];

/** What an alarm watches, in words: `CPUUtilization of orders`. */
export const inWords = (of: ReturnType<typeof alarmsOn>[number]['of']): string => {
  const [first] = of;
  if (first === undefined) return 'nothing';
  const others = new Set(of.map(({ watched }) => watched.resource.name)).size - 1;
  const more = others === 0 ? '' : ` and ${others} more`;
  return `${first.watch.metricName} of ${first.watched.resource.name}${more}`;
};

/**
 * What people say of how it is watched, where they say that it is well: CloudWatch does not show what other tools watch. An answer without a
 * status may also be that nothing is.
 */
export function answerElsewhere({ checklist }: Pick<EventPlan, 'checklist'>): string | null {
  const answer = checklist['performance-alarms'];
  return answer?.status === 'green'
    ? `CloudWatch does not show what other tools watch. The plan says (checklist.performance-alarms): ${answer.answer}`
    : null;
}

/** How people say so. */
export const SAY_ELSEWHERE =
  'where another tool watches, which CloudWatch does not show, say so in the plan (checklist.performance-alarms, with the status green)';
