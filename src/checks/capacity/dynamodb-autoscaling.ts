import { scalingOf } from '../../capacity/dynamodb-scaling';
import { DIRECTIONS, isInQuestion, type Throughput } from '../../capacity/dynamodb-throughput';
import { awsCommand } from '../../judging/aws-command';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { round } from '../../lib/round';
import type { Artifacts } from '../../model/artifacts';
import { multiplierOf } from '../../plan/demand';
import { asPlaced } from '../as-placed';
import {
  defineCheck,
  type Judgement,
  judgeByTraffic,
  notApplicable,
  pass,
  type TargetContext,
  unknown,
  warn,
} from '../check';
import { judgeThroughputs, resourceOf } from '../dynamodb';

export const dynamodbAutoscaling = defineCheck({
  id: 'dynamodb-autoscaling',
  title: 'Provisioned tables and indexes scale by themselves, both reads and writes',
  failureTitle: 'Table or index stays at what is provisioned',
  why: 'What is provisioned by hand is right for the day on which somebody set it; the event is another day.',
  docs: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/AutoScaling.html',
  workbook: '12 Performance',
  needs: ['dynamodbTables', 'dynamodbPeaks', 'scalableTargets'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) =>
    judgeThroughputs(artifacts, (throughput) =>
      judgeByTraffic(context, (asked) =>
        asPlaced(judgeThroughput(throughput, artifacts, asked), () => context.placed(throughput.owner)),
      ),
    ),
});

type ScaledArtifacts = Pick<Artifacts, 'dynamodbTables' | 'dynamodbPeaks' | 'scalableTargets'>;

function judgeThroughput(
  throughput: Throughput,
  artifacts: ScaledArtifacts,
  context: TargetContext,
): Judgement {
  const { direction, isOnDemand, owner, peak, provisioned, name } = throughput;
  const resource = resourceOf(throughput);
  const { noun, unit } = DIRECTIONS[direction];
  if (isOnDemand) return notApplicable('It is on demand.', resource);
  const scaling = scalingOf(throughput, artifacts, context);
  if (scaling?.raises) {
    return pass(resource, `Application Auto Scaling provisions up to ${scaling.maximum} ${unit}.`);
  }
  if (!isInQuestion(throughput)) return notApplicable(`It has no ${noun}.`, resource);
  const times = multiplierOf(owner, context);
  const expected = peak === null || times === null ? null : peak.value * times;
  const isSuspended = scaling?.own.isScaleOutSuspended === true;
  const words = `${provisioned} ${unit} are provisioned, and ${scaling?.whyNot ?? 'nothing'} raises that`;
  if (expected !== null && !isSuspended && expected <= context.plan.thresholds.yellow * provisioned) {
    return pass(resource, `${words}; ${round(expected)} are expected.`);
  }
  if (expected === null && !isSuspended) {
    return unknown(resource, `${words}; how many are expected is not known.`);
  }
  const detail = `${words}${expected === null ? '' : `; ${round(expected)} are expected`}.`;
  if (isSuspended && scaling) {
    const suspend = (isOut: boolean) =>
      awsCommand(context.target, 'application-autoscaling', 'register-scalable-target', {
        'service-namespace': 'dynamodb',
        'resource-id': scaling.own.resourceId,
        'scalable-dimension': scaling.own.scalableDimension,
        'suspended-state': `DynamicScalingOutSuspended=${isOut}`,
      });
    return warn(resource, detail, {
      action: `Resume scaling out of the ${noun} of ${name}.`,
      command: suspend(false),
      lead: 'setting',
      reversal: { action: 'Suspend it again, if there is still a reason.', command: suspend(true) },
    });
  }
  return warn(resource, detail, {
    action: `Register the ${noun} of ${name} with Application Auto Scaling and a target tracking policy of 70 %, or switch the table to on-demand: that can be undone after 24 hours.`,
    lead: 'scalingPolicy',
  });
}
