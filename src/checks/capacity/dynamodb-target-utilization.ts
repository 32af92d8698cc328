import { scalingOf } from '../../capacity/dynamodb-scaling';
import { DIRECTIONS, type Throughput } from '../../capacity/dynamodb-throughput';
import { awsCommand } from '../../judging/aws-command';
import type { Artifacts } from '../../model/artifacts';
import { defineCheck, type Judgement, notApplicable, pass, type TargetContext, warn } from '../check';
import { judgeThroughputs, resourceOf } from '../dynamodb';

/** Percent: the most that leaves room for what comes until more is provisioned. */
const MOST = 80;
/** Percent: what the console of DynamoDB sets. */
const USUAL = 70;

export const dynamodbTargetUtilization = defineCheck({
  id: 'dynamodb-target-utilization',
  title: 'Scaling policies of tables leave room until more is provisioned',
  failureTitle: 'Scaling policy of a table keeps too little in reserve',
  why: 'More is provisioned only minutes after use passed the target; until then the reserve is all there is.',
  docs: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/AutoScaling.html',
  workbook: '12 Performance',
  needs: ['dynamodbTables', 'scalableTargets'],
  evaluate: (artifacts, context) =>
    judgeThroughputs(artifacts, (throughput) => judgeThroughput(throughput, artifacts, context)),
});

function judgeThroughput(
  throughput: Throughput,
  artifacts: Pick<Artifacts, 'scalableTargets'>,
  context: TargetContext,
): Judgement {
  const { direction, isOnDemand } = throughput;
  const resource = resourceOf(throughput);
  const { noun } = DIRECTIONS[direction];
  const scaling = scalingOf(throughput, artifacts, context);
  if (isOnDemand || !scaling?.raises) return notApplicable('No policy raises it.', resource);
  const { own } = scaling;
  const tight = own.policies.filter(({ targetValue }) => targetValue !== null && targetValue > MOST);
  // Of several policies the one that asks for most decides.
  const isTight = scaling.target * 100 > MOST && tight.length > 0;
  if (!isTight) {
    return pass(
      resource,
      `A policy keeps its ${noun} at ${Math.round(scaling.target * 100)} % of what is provisioned.`,
    );
  }
  const [policy] = tight;
  const track = (percent: number) =>
    awsCommand(context.target, 'application-autoscaling', 'put-scaling-policy', {
      'policy-name': policy?.policyName ?? '',
      'service-namespace': 'dynamodb',
      'resource-id': own.resourceId,
      'scalable-dimension': own.scalableDimension,
      'policy-type': 'TargetTrackingScaling',
      'target-tracking-scaling-policy-configuration': JSON.stringify({
        TargetValue: percent,
        PredefinedMetricSpecification: { PredefinedMetricType: policy?.metric },
      }),
    });
  // What else a policy with a metric of its own says is not known, and would be lost.
  const isUsual = policy?.metric !== null && policy?.metric !== undefined;
  return warn(
    resource,
    `Its policy ${policy?.policyName} keeps ${noun} at ${policy?.targetValue} % of what is provisioned.`,
    {
      action: `Let the policy track ${USUAL} %. Its cooldowns are those of DynamoDB then.`,
      ...(isUsual && { command: track(USUAL) }),
      lead: 'scalingPolicy',
      reversal: {
        action: `Let it track ${policy?.targetValue} % again.`,
        ...(isUsual && { command: track(policy?.targetValue ?? USUAL) }),
      },
    },
  );
}
