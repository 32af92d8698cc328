/** What the first lines of a report say about services in use: those that nothing judges, and what could not be listed. */
import { compareText } from '../lib/compare-text';
import type { ArtifactId } from '../model/artifacts';
import type { Finding } from '../model/finding';
import { type CollectFailure, type Inventory, isCollectedIn } from '../model/inventory';
import { UNJUDGED_GLOBAL_SERVICES } from '../model/judged-services';
import { GLOBAL, targetName } from '../model/target';
import { billedServicesInUse } from './capacity/billed-services-in-use';
import { globalServicesInUse } from './capacity/global-services-in-use';
import { servicesInUse } from './capacity/services-in-use';
import { WHOLE } from './check';

/** The artifacts that show which services are used, and the words for each where it could not be listed. */
const SOURCES = {
  metricNamespaces: 'metrics',
  taggedResources: 'tags',
  globalMetricNamespaces: 'metrics of global services',
} as const satisfies Partial<Record<ArtifactId, string>>;

/** What could not be listed in one target. */
export interface CensusGap {
  /** What, and why; the words are the same wherever the reason is. */
  readonly what: string;
  /** `111122223333/us-east-1` */
  readonly where: string;
}

/**
 * What an inventory does not show about which services are used.
 *
 * @param notInPath Services that the event does not depend on, so that nobody need know whether they are used.
 */
export function censusGaps(
  { target, artifacts }: Pick<Inventory, 'target' | 'artifacts'>,
  notInPath: readonly string[],
): CensusGap[] {
  const asked = Object.entries(SOURCES).filter(([id]) => isCollectedIn(target, id as ArtifactId));
  const unread = asked.flatMap(([id, source]) => {
    const result = artifacts[id as keyof typeof SOURCES];
    return result?.ok ? [] : [`${source} (${reasonOf(result)})`];
  });
  const concernsNobody =
    target.region === GLOBAL && UNJUDGED_GLOBAL_SERVICES.every((id) => notInPath.includes(id));
  return [
    ...(concernsNobody ? [] : unread),
    ...cutMetrics(artifacts),
    ...cutTags(artifacts),
    ...unreadGlobals(artifacts, notInPath),
  ].map((what) => ({ what, where: targetName(target) }));
}

function cutMetrics({ metricNamespaces: metrics }: Inventory['artifacts']): string[] {
  if (!metrics?.ok || metrics.data.isComplete) return [];
  const listed = metrics.data.namespaces.reduce((sum, namespace) => sum + namespace.metrics, 0);
  return [`metrics beyond ${listed}, but for those of known services`];
}

function cutTags({ taggedResources: tags }: Inventory['artifacts']): string[] {
  if (!tags?.ok || tags.data.isComplete) return [];
  const listed = tags.data.kinds.reduce((sum, { resources }) => sum + resources, 0);
  return [`tags beyond those of ${listed} resources`];
}

const unreadGlobals = (
  { globalMetricNamespaces: metrics }: Inventory['artifacts'],
  notInPath: readonly string[],
): string[] =>
  metrics?.ok
    ? metrics.data.unread
        .filter(({ service }) => !notInPath.includes(service))
        .map(({ service, region, code }) => `metrics of ${service} in ${region} (${code})`)
    : [];

const reasonOf = (failure: CollectFailure | undefined): string =>
  failure === undefined
    ? 'NotCollected'
    : [failure.action, failure.code].filter((part) => part !== null).join(': ');

/** The sentences about both; none where everything that is used is judged. */
export const censusInWords = (findings: readonly Finding[], gaps: readonly CensusGap[]): string[] => [
  ...unjudgedInWords(findings),
  ...gapsInWords(gaps),
];

const CHECKS: ReadonlySet<string> = new Set([
  servicesInUse.id,
  globalServicesInUse.id,
  billedServicesInUse.id,
]);

/** Names the services that are used and that nothing judges: the verdict does not cover them. */
function unjudgedInWords(findings: readonly Finding[]): string[] {
  const unjudged = findings.filter(
    ({ check, status, resource }) => CHECKS.has(check) && status === 'unknown' && resource !== WHOLE.name,
  );
  const names = [...new Set(unjudged.map(({ resource }) => resource))].sort(compareText);
  return names.length === 0 ? [] : [`Used by these accounts and judged by nothing: ${names.join(', ')}.`];
}

/** How many targets are named for each reason; the rest are counted. */
const MOST_NAMED = 3;

function gapsInWords(gaps: readonly CensusGap[]): string[] {
  const byReason = [...Map.groupBy(gaps, ({ what }) => what)].map(([what, same]) => {
    const named = same.slice(0, MOST_NAMED).map(({ where }) => where);
    const rest = same.length - named.length;
    return `${what} in ${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  });
  return byReason.length === 0
    ? []
    : [`Services may be used that are not named here, as these were not listed: ${byReason.join('; ')}.`];
}
