import { listMachines, type MachineLoad, whyNotMeasured } from '../../capacity/state-machines';
import type { FixDraft } from '../../judging/fix';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import type { Artifacts } from '../../model/artifacts';
import { asPlaced, placeOfAny } from '../as-placed';
import {
  defineCheck,
  fail,
  type JudgedResource,
  type Judgement,
  notApplicable,
  pass,
  type TargetContext,
  unknown,
  WHOLE,
  warn,
} from '../check';
import { judgeMachines } from '../state-machines';

export const stepFunctionsThrottling = defineCheck({
  id: 'step-functions-throttling',
  title: 'Step Functions starts executions and enters states without refusing any',
  failureTitle: 'Step Functions refuses or delays executions at normal traffic',
  why: 'What is refused or late on normal days shows that a rate of the region is reached by bursts, which means of five minutes hide; at the event they are larger.',
  docs: 'https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html',
  workbook: '11 Service Limits',
  needs: ['stateMachines', 'stateMachinePeaks', 'stepFunctionsUse'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) =>
    artifacts.stateMachines.length === 0
      ? []
      : [judgeRegion(artifacts, context), ...judgeMachines(artifacts, context, judgeMachine)],
});

type StartArtifacts = Pick<Artifacts, 'stateMachines' | 'stateMachinePeaks' | 'stepFunctionsUse'>;

/** All state machines share the rate: what is refused concerns the event where one of them is on its path. */
function judgeRegion(artifacts: StartArtifacts, { placed }: TargetContext): Judgement {
  const owners = listMachines(artifacts).map(({ owner }) => owner);
  const first = placeOfAny(owners, placed);
  return first === undefined ? judgeStarts(artifacts) : asPlaced(judgeStarts(artifacts), () => first);
}

function judgeStarts({ stepFunctionsUse: { refusedStarts } }: StartArtifacts): Judgement {
  if (refusedStarts === null) return unknown(WHOLE, 'CloudWatch gave no complete data for StartExecution.');
  return refusedStarts > 0
    ? fail(
        WHOLE,
        `Step Functions refused ${refusedStarts} calls of StartExecution in the look-back: the rate of the region was used up.`,
        {
          action:
            'Find out who starts so many executions at once, spread them, let the caller try again later, and request an increase of the quotas of StartExecution (bucket size and refill rate).',
          lead: 'quotaIncrease',
        },
      )
    : pass(WHOLE, 'Step Functions refused no call of StartExecution in the look-back.');
}

function judgeMachine(load: MachineLoad, resource: JudgedResource): Judgement {
  const throttled = load.measured?.throttled ?? null;
  if (throttled !== null && throttled > 0)
    return warn(
      resource,
      `${throttled} of its states had to wait before they were entered, as the region had too many state transitions.`,
      RAISE,
    );
  const missing = whyNotMeasured(load);
  if (missing !== null || throttled === null)
    return unknown(resource, missing ?? 'Whether its states had to wait is not known.');
  return load.measured?.started === 0
    ? notApplicable('Nothing was started in the look-back.', resource)
    : pass(resource, 'None of its states had to wait before it was entered.');
}

const RAISE: FixDraft = {
  action:
    'Request an increase of the quotas of StateTransition (bucket size and refill rate), or give executions fewer states, or make those express that need no more than five minutes.',
  lead: 'quotaIncrease',
};
