import { densityOf } from '../../capacity/density';
import { isKnown } from '../../judging/known';
import { round } from '../../lib/round';
import { type Api, type ApiPeak, ARTIFACTS } from '../../model/artifacts';
import { multiplierOf } from '../../plan/demand';
import { stageNamer } from '../apis';
import {
  defineCheck,
  type JudgedResource,
  type Judgement,
  judgeByTraffic,
  notApplicable,
  pass,
  type TargetContext,
  unknown,
  warn,
} from '../check';

/** "Quotas for configuring and running a WebSocket API": for all of them in a region together, if AWS has not raised it. */
const DEFAULT_PER_SECOND = 500;

export const websocketConnections = defineCheck({
  id: 'websocket-connections',
  title: 'WebSocket APIs take the new connections of the peak',
  failureTitle: 'WebSocket API may refuse new connections at the peak',
  why: 'New connections have a rate of their own for all WebSocket APIs of the account, by default 500 a second: all clients that connect again at once meet it first.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html',
  workbook: '11 Service Limits',
  needs: ['apis', 'apiPeaks'],
  evaluate({ apis, apiPeaks }, planned) {
    const resourceOf = stageNamer(apis);
    const sockets = new Map(
      apis.flatMap((api) => (api.protocol === 'WEBSOCKET' ? [[api.apiId, api] as const] : [])),
    );
    return apiPeaks.flatMap((peak) => {
      const api = sockets.get(peak.apiId);
      return api
        ? [judgeByTraffic(planned, (context) => judgeStage(api, peak, resourceOf(peak), context))]
        : [];
    });
  },
});

function judgeStage(
  api: Api,
  { connectionsPerSecond: peak, window, isIncomplete }: ApiPeak,
  resource: JudgedResource,
  context: TargetContext,
): Judgement {
  const times = multiplierOf(ARTIFACTS.apis.owner(api), context);
  if (times === null) return notApplicable('The needed multiplier is not known.', resource);
  if (isIncomplete) return unknown(resource, 'CloudWatch gave only a part of its connections.');
  if (peak === null) return notApplicable('Nobody connected in the look-back.', resource);
  const expected = peak.value * times;
  const words = `${round(expected)} new connections a second at the peak (${round(peak.value)} at ${peak.at} × ${round(times)}), of ${DEFAULT_PER_SECOND} by default for all WebSocket APIs of the account. Clients that were cut off connect again all at once, which is not foreseen here.`;
  const density = densityOf(peak, window, 'rates', `ConnectCount of ${resource.name}`);
  if (expected <= DEFAULT_PER_SECOND * context.plan.thresholds.yellow) {
    return isKnown(density) ? pass(resource, words) : unknown(resource, `${words} ${density.missing}`);
  }
  return warn(resource, words, {
    action: `Look up the quota of new connections a second of WebSocket APIs in Service Quotas, and ask for at least ${Math.ceil(expected / context.plan.thresholds.yellow)} if it is lower.`,
    lead: 'quotaIncrease',
  });
}
