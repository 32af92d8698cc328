import { type RuleLoad, whyNotMeasured } from '../../capacity/event-rules';
import type { FixDraft } from '../../judging/fix';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import {
  defineCheck,
  fail,
  type JudgedResource,
  type Judgement,
  notApplicable,
  pass,
  unknown,
  warn,
} from '../check';
import { judgeEnabledRules } from '../event-rules';

export const eventRuleDeliveries = defineCheck({
  id: 'event-rule-deliveries',
  title: 'Rules of EventBridge get their events delivered',
  failureTitle: 'Events of a rule fail for good at normal traffic',
  why: 'What fails on normal days, after all tries, fails as much more often at the event; what no dead-letter queue keeps is lost.',
  docs: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html',
  workbook: '12 Resilience',
  needs: ['eventRules', 'eventRulePeaks'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) => judgeEnabledRules(artifacts, context, judgeRule),
});

function judgeRule(load: RuleLoad, resource: JudgedResource): Judgement {
  const { invocations = null, failed = null, notPutAside = null } = load.measured ?? {};
  if (notPutAside !== null && notPutAside > 0) {
    return fail(
      resource,
      `${notPutAside} events failed in the look-back that its dead-letter queue did not take either: they are lost.`,
      {
        action:
          'Let EventBridge send to the dead-letter queue (its policy, and that of its key), and check that it is there.',
        lead: 'configuration',
      },
    );
  }
  if (failed !== null && failed > 0) {
    const words = `${failed} invocations of its targets failed for good in the look-back${invocations === null ? '' : `, of ${invocations}`}.`;
    return invocations !== null && failed >= invocations
      ? fail(resource, words, FIND_OUT)
      : warn(resource, words, FIND_OUT);
  }
  const missing = whyNotMeasured(load);
  if (missing !== null || failed === null || notPutAside === null)
    return unknown(resource, missing ?? 'How many invocations failed is not known.');
  return invocations === 0
    ? notApplicable('It called nothing in the look-back.', resource)
    : pass(resource, `None of its ${invocations} invocations failed for good in the look-back.`);
}

const FIND_OUT: FixDraft = {
  action:
    'Find out which target fails and why (what its dead-letter queue got says so): it may be gone, refuse EventBridge, or take too few.',
  lead: 'repair',
};
