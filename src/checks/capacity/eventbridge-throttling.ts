import { listRules, type RuleLoad, whyNotMeasured } from '../../capacity/event-rules';
import type { FixDraft } from '../../judging/fix';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import type { Artifacts } from '../../model/artifacts';
import {
  defineCheck,
  fail,
  type JudgedResource,
  type Judgement,
  notApplicable,
  pass,
  unknown,
  WHOLE,
  warn,
} from '../check';
import { judgeEnabledRules } from '../event-rules';

export const eventBridgeThrottling = defineCheck({
  id: 'eventbridge-throttling',
  title: 'EventBridge takes all events, and passes them on at once',
  failureTitle: 'EventBridge refuses or delays events at normal traffic',
  why: 'What is refused or late on normal days shows that a rate of the region is reached by bursts, which means of five minutes hide; at the event they are larger.',
  docs: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html',
  workbook: '11 Service Limits',
  needs: ['eventRules', 'eventRulePeaks', 'eventBridgeUse'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) =>
    artifacts.eventBridgeUse.puts === 0 && listRules(artifacts).length === 0
      ? []
      : [judgePuts(artifacts), ...judgeEnabledRules(artifacts, context, judgeRule)],
});

function judgePuts({ eventBridgeUse: { puts, refusedPuts } }: Pick<Artifacts, 'eventBridgeUse'>): Judgement {
  if (puts === null || refusedPuts === null)
    return unknown(WHOLE, 'CloudWatch gave no complete data for PutEvents.');
  if (refusedPuts > 0) {
    return fail(
      WHOLE,
      `EventBridge refused ${refusedPuts} calls of PutEvents in the look-back: the rate of the region was used up.`,
      {
        action:
          'Find out who puts so many events at once, let them put up to ten in one call and try again, and request an increase of the quota (L-9B653E91).',
        lead: 'quotaIncrease',
      },
    );
  }
  return puts > 0
    ? pass(WHOLE, 'EventBridge refused no call of PutEvents in the look-back.')
    : notApplicable('No event was put on a bus in the look-back.');
}

function judgeRule(load: RuleLoad, resource: JudgedResource): Judgement {
  const { invocations = null, throttled = null } = load.measured ?? {};
  if (throttled !== null && throttled > 0)
    return warn(
      resource,
      `It had to wait ${throttled} times, as the region had too many invocations.`,
      RAISE,
    );
  const missing = whyNotMeasured(load);
  if (missing !== null || throttled === null)
    return unknown(resource, missing ?? 'Whether it had to wait is not known.');
  return invocations === 0
    ? notApplicable('It called nothing in the look-back.', resource)
    : pass(resource, 'It never had to wait in the look-back.');
}

const RAISE: FixDraft = {
  action: 'Request an increase of the quota of invocations (L-5540C5E3), or let fewer rules match.',
  lead: 'quotaIncrease',
};
