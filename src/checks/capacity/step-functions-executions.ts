import { type MachineLoad, whyNotMeasured } from '../../capacity/state-machines';
import type { FixDraft } from '../../judging/fix';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { round } from '../../lib/round';
import type { StateMachinePeak } from '../../model/artifacts';
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
import { judgeMachines } from '../state-machines';

/** Our own: orders that are declined fail, too, and are few; what fails more often is asked about. */
const SHARE = 0.01;

export const stepFunctionsExecutions = defineCheck({
  id: 'step-functions-executions',
  title: 'Executions of state machines succeed',
  failureTitle: 'Executions of a state machine fail or time out at normal traffic',
  why: 'What fails on normal days fails as much more often at the event, and what times out does so more often as soon as anything behind it is slower.',
  docs: 'https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html',
  workbook: '12 Resilience',
  needs: ['stateMachines', 'stateMachinePeaks'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) => judgeMachines(artifacts, context, judgeMachine),
});

function judgeMachine(load: MachineLoad, resource: JudgedResource): Judgement {
  const { succeeded = null, failed = null, timedOut = null, started = null } = load.measured ?? {};
  const bad = (failed ?? 0) + (timedOut ?? 0);
  if (bad > 0) return judgeBad({ succeeded, failed, timedOut, bad }, resource);
  const missing = whyNotMeasured(load);
  if (missing !== null || failed === null || timedOut === null || succeeded === null) {
    return unknown(resource, missing ?? 'How its executions ended is not known.');
  }
  if (succeeded > 0)
    return pass(resource, `All of its ${succeeded} executions that ended in the look-back succeeded.`);
  return started === 0
    ? notApplicable('Nothing was started in the look-back.', resource)
    : unknown(resource, 'No execution ended on normal days: all may still wait, or were aborted.');
}

interface Ends extends Pick<StateMachinePeak, 'succeeded' | 'failed' | 'timedOut'> {
  /** Those that failed or timed out, as far as is known. */
  readonly bad: number;
}

function judgeBad({ succeeded, failed, timedOut, bad }: Ends, resource: JudgedResource): Judgement {
  const all = succeeded === null ? null : succeeded + bad;
  const words = `${failed ?? 'An unknown number of'} executions failed and ${timedOut ?? 'an unknown number'} timed out in the look-back${all === null ? '' : `, of ${all} that ended`}.`;
  if (all === bad) return fail(resource, words, FIND_OUT);
  const isUsual = all !== null && failed !== null && timedOut === 0 && bad / all < SHARE;
  return isUsual
    ? pass(resource, `${words} That is less than ${round(100 * SHARE)} %, which is taken for usual.`)
    : warn(resource, words, FIND_OUT);
}

const FIND_OUT: FixDraft = {
  action:
    'Find out at which state executions end so and why (the history of a standard execution, the log of an express one), and mend it or give that state a Retry.',
  lead: 'repair',
};
