import type { ApiIntegrations, ApiPeak } from '../../model/artifacts';
import { hasRequests, stageNamer } from '../apis';
import {
  defineCheck,
  type JudgedResource,
  type Judgement,
  notApplicable,
  pass,
  unknown,
  warn,
} from '../check';

export const apiIntegrationTimeout = defineCheck({
  id: 'api-integration-timeout',
  title: 'What is behind APIs answers before their timeout',
  failureTitle: 'Requests run into the timeout of an API at normal traffic',
  why: 'API Gateway waits 30 seconds at most and then answers 504; what is slow at normal traffic is slower at the peak, while the request still takes its place behind.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
  workbook: '12 Performance',
  needs: ['apis', 'apiPeaks', 'apiIntegrations'],
  evaluate({ apis, apiPeaks, apiIntegrations }) {
    const resourceOf = stageNamer(apis);
    const integrations = new Map(apiIntegrations.map((one) => [one.apiId, one]));
    return apiPeaks.map((peak) => judgeStage(peak, integrations.get(peak.apiId), resourceOf(peak)));
  },
});

function judgeStage(
  peak: ApiPeak,
  { integrations = [] }: Partial<ApiIntegrations> = {},
  resource: JudgedResource,
): Judgement {
  if (!hasRequests(peak)) return notApplicable('It had no requests in the look-back.', resource);
  const timeouts = integrations.flatMap(({ timeoutMillis }) => timeoutMillis ?? []);
  if (timeouts.length === 0) return notApplicable('It waits for nothing, or says not how long.', resource);
  const { integrationLatencyMillis: slowest } = peak;
  if (slowest === null)
    return unknown(resource, 'How long its requests took is not known: CloudWatch has no data.');
  const [least, most] = [Math.min(...timeouts), Math.max(...timeouts)];
  const took = `The slowest request took ${seconds(slowest.value)}, within an hour from ${slowest.at} on`;
  if (slowest.value < least) return pass(resource, `${took}; the timeout is ${seconds(least)}.`);
  if (slowest.value < most) {
    return unknown(
      resource,
      `${took}; timeouts are from ${seconds(least)} to ${seconds(most)}, and which of them it met is not known.`,
    );
  }
  return warn(resource, `${took}; the timeout is ${seconds(most)}.`, {
    action:
      'Make what is behind it answer sooner, or take the request and answer later (asynchronously): a longer timeout keeps more requests waiting at the peak.',
    lead: 'repair',
  });
}

const seconds = (millis: number): string => `${Math.round(millis / 100) / 10} s`;
