import { densityInWords, densityOf } from '../../capacity/density';
import type { FixDraft } from '../../judging/fix';
import { isKnown } from '../../judging/known';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { round } from '../../lib/round';
import { ARTIFACTS, type Artifacts, type UserPool } from '../../model/artifacts';
import { asPlaced } from '../as-placed';
import { defineCheck, fail, type Judgement, pass, type TargetContext, unknown, warn } from '../check';

/** How long Cognito waits for a function ("Customizing user pool workflows with Lambda triggers"); nothing changes that. */
const WAITS_MS = 5_000;

/** CloudWatch counts no start of a new environment in the time that a function took. We assume that one takes as long again. */
const LATE_MS = WAITS_MS / 2;

/** What Cognito calls without waiting for it. */
const ASYNCHRONOUS = ['CustomEmailSender', 'CustomSMSSender'];

export const cognitoTriggers = defineCheck({
  id: 'cognito-triggers',
  title: 'Functions of user pools answer in time',
  failureTitle: 'A function of a user pool is missing, or may answer too late',
  why: 'Cognito waits five seconds for a function, three times at most; then the user is not signed in or up. Cold starts and slow databases make functions late where traffic rises.',
  docs: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html',
  workbook: '12 Resilience',
  needs: ['userPools', 'lambdaFunctions', 'userPoolTriggerPeaks'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) =>
    artifacts.userPools.flatMap((pool) =>
      pool.triggers.map((one) =>
        asPlaced(judgeTrigger(pool, one, artifacts, context), () =>
          context.placed(ARTIFACTS.userPools.owner(pool)),
        ),
      ),
    ),
});

function judgeTrigger(
  { userPoolName }: UserPool,
  { trigger, functionArn }: UserPool['triggers'][number],
  { lambdaFunctions, userPoolTriggerPeaks }: Pick<Artifacts, 'lambdaFunctions' | 'userPoolTriggerPeaks'>,
  { target }: TargetContext,
): Judgement {
  const resource = { name: `${trigger} of ${userPoolName}`, arn: functionArn };
  const [, , , region, account, , functionName] = functionArn.split(':');
  if (region !== target.region || account !== target.account) {
    return unknown(resource, `${functionArn} is of another account or region, which is not read here.`);
  }
  if (!lambdaFunctions.some((one) => one.functionArn === functionArn)) {
    return fail(resource, `It calls ${functionName}, which is no longer there.`, MEND);
  }
  if (ASYNCHRONOUS.includes(trigger)) return pass(resource, 'Cognito does not wait for it.');
  const measured = userPoolTriggerPeaks.find((one) => one.functionName === functionName);
  const longest = measured?.longestMilliseconds ?? null;
  const density = densityOf(longest, measured?.window, 'maxima', `Duration of ${functionName}`);
  if (longest !== null && longest.value > LATE_MS) return warn(resource, inWords(longest.value), QUICKEN);
  return longest !== null && isKnown(density)
    ? pass(resource, inWords(longest.value))
    : unknown(resource, `${densityInWords(density)} Nothing tells whether it answers in time.`);
}

const inWords = (milliseconds: number): string =>
  `It took up to ${round(milliseconds / 1000)} s, without the start of new environments, which CloudWatch does not count; Cognito waits ${WAITS_MS / 1000} s for it.`;

const MEND: FixDraft = {
  action: 'Give the user pool a function that is there, or take the trigger from it.',
  lead: 'repair',
};

const QUICKEN: FixDraft = {
  action:
    'Find out when the function was that slow; give it provisioned concurrency against cold starts, and what it calls a time-out well below five seconds.',
  lead: 'configuration',
};
