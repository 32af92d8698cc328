import {
  isExpress,
  letStorageGrow,
  MOST_STORAGE_GIB,
  type MskBrokers,
  maximumFor,
  scalableStorageOf,
  storageScalingOf,
  storageTargetOf,
} from '../../capacity/msk-clusters';
import { awsCommand } from '../../judging/aws-command';
import type { FixDraft } from '../../judging/fix';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { round } from '../../lib/round';
import type { Artifacts, MskCluster } from '../../model/artifacts';
import type { Target } from '../../model/target';
import {
  defineCheck,
  type Judgement,
  notApplicable,
  pass,
  type TargetContext,
  unknown,
  warn,
} from '../check';
import { type JudgedCluster, judgeMskBrokers } from '../msk';

export const mskStorageAutoscaling = defineCheck({
  id: 'msk-storage-autoscaling',
  title: 'Storage of Standard brokers grows by itself',
  failureTitle: 'Storage of Standard brokers cannot grow by itself',
  why: 'A broker without free storage stops. Auto scaling adds a tenth at most every six hours, which does not carry a rise but saves what nobody watches.',
  docs: 'https://docs.aws.amazon.com/msk/latest/developerguide/msk-autoexpand.html',
  workbook: 'Step 10',
  needs: ['mskClusters', 'scalableTargets'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) =>
    judgeMskBrokers(artifacts, context, (judged) => judgeStorage(judged, artifacts.scalableTargets, context)),
});

/** AWS advises 50 to 60 %. */
const TARGET_PERCENT = 60;
/** The least that a step adds. */
const STEP = 1.1;

function judgeStorage(
  { cluster, resource, brokers }: JudgedCluster & { brokers: MskBrokers },
  scalableTargets: Artifacts['scalableTargets'],
  { target }: TargetContext,
): Judgement {
  if (isExpress(brokers)) return notApplicable('Express brokers have no volumes.', resource);
  const { volumeSizeGiB: size } = brokers;
  if (size === null) return unknown(resource, 'MSK did not say how large the volumes of its brokers are.');
  const scaling = storageScalingOf(cluster, scalableTargets);
  const each = `${size} GiB of each broker`;
  if (scaling === null)
    return warn(resource, `${each}, and no auto scaling.`, turnOn(cluster, size, scalableTargets, target));
  if (scaling === 'off') {
    return warn(
      resource,
      `${each}; auto scaling is suspended or has no policy.`,
      turnOn(cluster, size, scalableTargets, target),
    );
  }
  const detail = `${each}, which grow above ${round(scaling.target * 100)} % to at most ${scaling.maximum} GiB.`;
  return scaling.maximum >= size * STEP || scaling.maximum >= MOST_STORAGE_GIB
    ? pass(resource, detail)
    : warn(
        resource,
        `${detail} That leaves no step of a tenth.`,
        turnOn(cluster, size, scalableTargets, target),
      );
}

function turnOn(
  cluster: MskCluster,
  size: number,
  scalableTargets: Artifacts['scalableTargets'],
  target: Target,
): FixDraft {
  const { clusterArn, clusterName } = cluster;
  // A target takes one policy that tracks a metric, which only its own name changes.
  const policy = scalableStorageOf(cluster, scalableTargets)?.policies.find(
    ({ policyType }) => policyType === 'TargetTrackingScaling',
  );
  const maximum = maximumFor(cluster, Math.min(2 * size, MOST_STORAGE_GIB), scalableTargets);
  return {
    action: `Let the storage of each broker of ${clusterName} grow above ${TARGET_PERCENT} %, to ${maximum} GiB or more.`,
    command: [
      letStorageGrow(cluster, maximum, target),
      awsCommand(target, 'application-autoscaling', 'put-scaling-policy', {
        ...storageTargetOf(clusterArn),
        ...{ 'policy-name': policy?.policyName ?? 'broker-storage', 'policy-type': 'TargetTrackingScaling' },
        'target-tracking-scaling-policy-configuration': JSON.stringify({
          TargetValue: TARGET_PERCENT,
          PredefinedMetricSpecification: { PredefinedMetricType: 'KafkaBrokerStorageUtilization' },
          DisableScaleIn: true,
        }),
      }),
    ],
    irreversible: 'What it adds stays: MSK never makes the storage of a broker smaller.',
    lead: 'configuration',
  };
}
