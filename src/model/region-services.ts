import { KNOWN_SERVICE_IDS, type KnownServiceId, knownService } from './known-services';

/**
 * What has metrics in regions where it carries no traffic of its own: functions at the edge have them wherever somebody is near, tables have
 * copies, and messages go where people are told of something.
 */
export const ELSEWHERE_TOO: readonly KnownServiceId[] = ['lambda', 'dynamodb', 'sqs', 'sns'];

/** The services whose metrics show that a region of an account carries traffic of its own. */
export const REGION_SERVICES: readonly KnownServiceId[] = KNOWN_SERVICE_IDS.filter((id) => {
  const { namespaces = [], carriesNoTraffic, globalMetricsIn } = knownService(id);
  return (
    namespaces.length > 0 &&
    carriesNoTraffic === undefined &&
    globalMetricsIn === undefined &&
    !ELSEWHERE_TOO.includes(id)
  );
});
