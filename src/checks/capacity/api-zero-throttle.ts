import type { FixDraft } from '../../judging/fix';
import type { ApiStage } from '../../model/artifacts';
import { hasRequests, stageNamer } from '../apis';
import { defineCheck, fail, type JudgedResource, type Judgement, pass, warn } from '../check';

export const apiZeroThrottle = defineCheck({
  id: 'api-zero-throttle',
  title: 'No throttle of 0 switches off a stage, a method or a route',
  failureTitle: 'A throttle of 0 refuses all requests',
  why: 'A throttle of 0 is how an API is switched off, and what remains of that, or a template’s default, answers 429 to everybody.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html',
  workbook: '12 Performance',
  needs: ['apis', 'apiStages', 'apiPeaks'],
  evaluate({ apis, apiStages, apiPeaks }) {
    const resourceOf = stageNamer(apis);
    const busy = new Set(apiPeaks.filter(hasRequests).map(({ apiId, stageName }) => `${apiId}/${stageName}`));
    return apiStages.map((stage) =>
      judgeStage(stage, resourceOf(stage), busy.has(`${stage.apiId}/${stage.stageName}`)),
    );
  },
});

function judgeStage(
  { stageName, throttle, routeThrottles }: ApiStage,
  resource: JudgedResource,
  isBusy: boolean,
): Judgement {
  const off = routeThrottles.filter(({ rateLimit }) => rateLimit === 0).map(({ route }) => route);
  const isOff = throttle?.rateLimit === 0;
  if (!isOff && off.length === 0) return pass(resource, 'Nothing of it is switched off by a throttle.');
  const what = isOff ? 'all that sets no throttle of its own' : off.join(', ');
  const fix: FixDraft = {
    action: `Set the rate of ${what} of stage ${stageName} above the requests of the peak, or remove the throttle, if the event needs it.`,
    lead: 'configuration',
  };
  const detail = `0 requests a second are let through to ${what}.`;
  return isOff && isBusy ? fail(resource, detail, fix) : warn(resource, detail, fix);
}
