import type { ApiPeak } from '../../model/artifacts';
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

/** The share of requests in one period that may fail before it is said. */
const TOLERATED_SHARE = 0.01;
/** Fewer errors in a period say nothing of a share. */
const FEWEST_ERRORS = 10;

export const apiServerErrors = defineCheck({
  id: 'api-server-errors',
  title: 'APIs answer the requests of normal traffic',
  failureTitle: 'API answers normal traffic with server errors',
  why: 'Functions that are refused executions, back ends that are full and integrations that run into their timeout all show as 5XX; at the peak there are more.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html',
  workbook: '12 Performance',
  needs: ['apis', 'apiPeaks'],
  evaluate({ apis, apiPeaks }) {
    const resourceOf = stageNamer(apis);
    const sockets = new Set(
      apis.filter(({ protocol }) => protocol === 'WEBSOCKET').map(({ apiId }) => apiId),
    );
    return apiPeaks
      .filter(({ apiId }) => !sockets.has(apiId))
      .map((peak) => judgeStage(peak, resourceOf(peak)));
  },
});

function judgeStage(peak: ApiPeak, resource: JudgedResource): Judgement {
  if (!hasRequests(peak)) return notApplicable('It had no requests in the look-back.', resource);
  const { serverErrorsPerSecond: errors, window } = peak;
  if (errors === null || peak.isIncomplete) {
    return unknown(
      resource,
      'How many of its requests failed is not known: CloudWatch gave no complete data.',
    );
  }
  const count = errors.value * window.periodSeconds;
  const requests = requestsAt(peak, errors.at);
  const share = requests ? errors.value / requests : null;
  const percent = share === null ? '' : `, ${Math.round(share * 1000) / 10} % of its requests then`;
  const detail = `At most ${Math.round(count)} requests in ${window.periodSeconds / 60} minutes were answered with 5XX (${errors.at}${percent}).`;
  if (count < FEWEST_ERRORS || (share !== null && share < TOLERATED_SHARE)) return pass(resource, detail);
  return warn(resource, detail, {
    action: `Find out what failed at ${errors.at}, by the access logs and by the function or load balancer behind it, before more traffic meets it.`,
    lead: 'repair',
  });
}

/** Requests per second in the period that begins at a time; null without data. */
function requestsAt({ window, requestsPerSecondByPeriod }: ApiPeak, at: string): number | null {
  const index = (Date.parse(at) - Date.parse(window.from)) / (window.periodSeconds * 1000);
  return requestsPerSecondByPeriod[index] ?? null;
}
