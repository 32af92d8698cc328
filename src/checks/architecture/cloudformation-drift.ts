import type { CloudFormationStack } from '../../model/artifacts';
import { defineCheck, type Judgement, notApplicable, pass, type TargetContext, warn } from '../check';

export const cloudFormationDrift = defineCheck({
  id: 'cloudformation-drift',
  title: 'Stacks are as their templates say, where that was looked at',
  failureTitle: 'Stack was changed by hand',
  why: 'The next deployment may take back what was changed by hand, such as a size that was raised for the event.',
  docs: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-drift.html',
  workbook: '12 Resilience',
  needs: ['cloudFormationStacks'],
  evaluate: ({ cloudFormationStacks }, context) =>
    cloudFormationStacks.map((stack) => judgeDrift(stack, context)),
});

/** What was seen longer ago shows nothing about today: as long as results of Trusted Advisor count. */
const MOST_DAYS = 8;
const DAY_MS = 86_400_000;

function judgeDrift({ stackName, stackId, drift }: CloudFormationStack, { asOf }: TargetContext): Judgement {
  const resource = { name: stackName, arn: stackId };
  const at = drift?.lastCheckAt ?? null;
  const when = at === null ? 'at a time that CloudFormation does not say' : `at ${at}`;
  const isRecent = at !== null && Date.parse(asOf) - Date.parse(at) <= MOST_DAYS * DAY_MS;
  if (drift?.stackDriftStatus === 'DRIFTED' && (at === null || isRecent)) {
    return warn(resource, `Drift was detected ${when}: something in it is not as its template says.`, {
      action:
        'Look at what differs (aws cloudformation describe-stack-resource-drifts), and write into the template what the event needs, before somebody deploys it.',
      lead: 'configuration',
    });
  }
  if (drift?.stackDriftStatus === 'IN_SYNC' && isRecent)
    return pass(resource, `It was as its template says ${when}.`);
  return notApplicable(
    drift?.stackDriftStatus === 'IN_SYNC' || drift?.stackDriftStatus === 'DRIFTED'
      ? `It was ${drift.stackDriftStatus === 'IN_SYNC' ? '' : 'not '}as its template says ${when}, and whether it is now nobody has looked at.`
      : 'Nobody has looked for drift in it, and this program starts nothing in an account.',
    resource,
  );
}
