import { type MachineLoad, whyNotMeasured } from '../../capacity/state-machines';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { round } from '../../lib/round';
import {
  defineCheck,
  type JudgedResource,
  type Judgement,
  notApplicable,
  pass,
  unknown,
  warn,
} from '../check';
import { judgeExpressMachines } from '../state-machines';

/** Seconds after which AWS ends an express execution (Step Functions developer guide, "Service quotas"). */
const MOST = 300;
/** Our own: what takes more than half of that is too long once anything behind it takes twice as long. */
const LONG = MOST / 2;

export const stepFunctionsExpressDuration = defineCheck({
  id: 'step-functions-express-duration',
  title: 'Express executions end well before AWS ends them',
  failureTitle: 'Express executions take so long that AWS may end them at the event',
  why: 'AWS ends an express execution after five minutes, with whatever it has not done yet; at the event what it calls is slower, and it waits and tries again.',
  docs: 'https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html#service-limits-state-machine-executions',
  workbook: '12 Performance',
  needs: ['stateMachines', 'stateMachinePeaks'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) => judgeExpressMachines(artifacts, context, judgeMachine),
});

function judgeMachine(load: MachineLoad, resource: JudgedResource): Judgement {
  const missing = whyNotMeasured(load);
  const longest = load.measured?.longestMilliseconds ?? null;
  if (longest === null) {
    return load.measured?.started === 0
      ? notApplicable('Nothing was started in the look-back.', resource)
      : unknown(resource, missing ?? 'How long its executions take is not known.');
  }
  const words = `Its longest execution at normal traffic took ${round(longest.value / 1000)} s of the ${MOST} after which AWS ends it`;
  return longest.value < 1000 * LONG
    ? pass(resource, `${words}.`)
    : warn(
        resource,
        `${words}: half of them and more, so that it may not end in time once what it calls takes twice as long.`,
        {
          action:
            'Let it do less in one execution, give its tasks shorter timeouts, or make it standard, which may take a year.',
          lead: 'rebuild',
        },
      );
}
