import { listDaxClusters } from '../../capacity/dax-clusters';
import { listFileSystems } from '../../capacity/efs-file-systems';
import { isByTime, listRules, nameOfRule } from '../../capacity/event-rules';
import { listFirehoseStreams } from '../../capacity/firehose-streams';
import { listStreams } from '../../capacity/kinesis-streams';
import { listMskClusters } from '../../capacity/msk-clusters';
import { listTopics } from '../../capacity/sns-topics';
import { isForDeadLetters, peakOfQueue } from '../../capacity/sqs-queues';
import { listMachines } from '../../capacity/state-machines';
import { apiNamer } from '../../judging/apis';
import { scopeOf } from '../../judging/scope';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { ARTIFACTS, type ArtifactId, type Artifacts } from '../../model/artifacts';
import type { ScopedResource } from '../../model/resource';
import { findElasticityEntry } from '../../plan/demand';
import { asPlaced } from '../as-placed';
import {
  defineCheck,
  type JudgedResource,
  type Judgement,
  notApplicable,
  pass,
  type TargetContext,
  warn,
} from '../check';

/** What was there in the look-back, and whether it did anything. */
interface Worker {
  readonly name: string;
  readonly owner: ScopedResource;
  /** Null where CloudWatch gave no complete data, of which the ceilings tell. */
  readonly worked: boolean | null;
}

/** A kind of resource of which nothing counts in any ceiling where it did nothing. */
interface WorkerKind {
  readonly noun: string;
  readonly reads: readonly ArtifactId[];
  /** @param artifacts Of which those of `reads` were collected. */
  listed(artifacts: Artifacts): readonly Worker[];
}

/** Load balancers, distributions and servers are none of these: their ceilings are grey where nothing was measured. */
const WORKER_KINDS: readonly WorkerKind[] = [
  {
    noun: 'function',
    reads: ['lambdaFunctions', 'lambdaFunctionPeaks'],
    listed({ lambdaFunctions, lambdaFunctionPeaks }) {
      const invoked = new Map(lambdaFunctionPeaks.map((peak) => [peak.functionName, peak.isInvoked]));
      return lambdaFunctions.map((one) => ({
        name: one.functionName,
        owner: ARTIFACTS.lambdaFunctions.owner(one),
        worked: invoked.get(one.functionName) ?? null,
      }));
    },
  },
  {
    noun: 'API',
    reads: ['apis', 'apiPeaks'],
    listed({ apis, apiPeaks }) {
      const nameOf = apiNamer(apis);
      const byApi = Map.groupBy(apiPeaks, ({ apiId }) => apiId);
      return apis.map((api) => {
        const stages = byApi.get(api.apiId) ?? [];
        return {
          name: nameOf(api),
          owner: ARTIFACTS.apis.owner(api),
          worked: anyOf(
            stages.map(({ requestsPerSecond, isIncomplete }) =>
              (requestsPerSecond?.value ?? 0) > 0 ? true : isIncomplete ? null : false,
            ),
          ),
        };
      });
    },
  },
  {
    noun: 'table',
    reads: ['dynamodbTables', 'dynamodbPeaks'],
    listed({ dynamodbTables, dynamodbPeaks }) {
      const used = new Map(
        dynamodbPeaks.map((peak) => [
          peak.tableName,
          anyOf([peak, ...peak.indexes].map(({ isUsed }) => isUsed)),
        ]),
      );
      return dynamodbTables.map((table) => ({
        name: table.tableName,
        owner: ARTIFACTS.dynamodbTables.owner(table),
        worked: used.get(table.tableName) ?? null,
      }));
    },
  },
  {
    noun: 'queue',
    reads: ['sqsQueues', 'sqsQueuePeaks', 'snsSubscriptions'],
    listed: (artifacts) =>
      artifacts.sqsQueues
        // It is well that nothing comes there.
        .filter((queue) => !isForDeadLetters(queue, artifacts))
        .map((queue) => ({
          name: queue.queueName,
          owner: ARTIFACTS.sqsQueues.owner(queue),
          worked: peakOfQueue(artifacts.sqsQueuePeaks, queue)?.isSent ?? null,
        })),
  },
  {
    noun: 'topic',
    reads: ['snsTopics', 'snsTopicPeaks', 'cloudWatchAlarms'],
    listed(artifacts) {
      const ofAlarms = new Set(artifacts.cloudWatchAlarms.flatMap(({ alarmActions }) => alarmActions));
      return listTopics(artifacts)
        .filter(({ topic }) => !ofAlarms.has(topic.topicArn))
        .map(({ topic, owner, measured }) => ({
          name: topic.topicName,
          owner,
          worked: measured?.isPublished ?? null,
        }));
    },
  },
  {
    noun: 'stream',
    reads: ['kinesisStreams', 'kinesisStreamPeaks'],
    listed: (artifacts) =>
      listStreams(artifacts).map(({ stream, owner, measured }) => ({
        name: stream.streamName,
        owner,
        worked: measured?.isWritten ?? null,
      })),
  },
  {
    noun: 'cluster of DAX',
    reads: ['daxClusters', 'daxClusterPeaks'],
    listed: (artifacts) =>
      listDaxClusters(artifacts).map(({ cluster, owner, measured }) => ({
        name: cluster.clusterName,
        owner,
        worked: measured?.isUsed ?? null,
      })),
  },
  {
    noun: 'cluster of MSK',
    reads: ['mskClusters', 'mskClusterPeaks'],
    listed: (artifacts) =>
      listMskClusters(artifacts).map(({ cluster, owner, measured }) => ({
        name: cluster.clusterName,
        owner,
        worked: measured?.isWritten ? (measured.hoursWritten?.all ?? 0) > 0 : (measured?.isWritten ?? null),
      })),
  },
  {
    noun: 'stream of Data Firehose',
    reads: ['firehoseStreams', 'firehoseStreamPeaks'],
    listed: (artifacts) =>
      listFirehoseStreams(artifacts).map(({ stream, owner, measured }) => ({
        name: stream.streamName,
        owner,
        worked: measured?.isWritten ?? null,
      })),
  },
  {
    noun: 'file system',
    reads: ['efsFileSystems', 'efsFileSystemPeaks'],
    listed: (artifacts) =>
      listFileSystems(artifacts).map(({ fileSystem, owner, measured }) => ({
        name: fileSystem.fileSystemId,
        owner,
        worked: measured?.isUsed ?? null,
      })),
  },
  {
    noun: 'state machine',
    reads: ['stateMachines', 'stateMachinePeaks'],
    listed: (artifacts) =>
      listMachines(artifacts).map(({ machine, owner, measured }) => ({
        name: machine.stateMachineName,
        owner,
        worked: happened(measured?.started),
      })),
  },
  {
    noun: 'rule',
    reads: ['eventRules', 'eventRulePeaks'],
    listed: (artifacts) =>
      listRules(artifacts)
        .filter(({ rule }) => rule.isEnabled && !isByTime(rule))
        .map(({ rule, owner, measured }) => ({
          name: nameOfRule(rule),
          owner,
          worked: happened(measured?.invocations),
        })),
  },
];

/** Whether any of them did; null where none is known to, and some are not known. */
const anyOf = (parts: readonly (boolean | null)[]): boolean | null =>
  parts.includes(true) ? true : parts.length === 0 || parts.includes(null) ? null : false;

const happened = (times: number | null | undefined): boolean | null => (times == null ? null : times > 0);

export const idleResources = defineCheck({
  id: 'idle-resources',
  title: 'What the scope names did something in the look-back, by which the event can be foreseen',
  failureTitle: 'The scope names resources that did nothing in the look-back',
  why: 'What runs only in events counts as nothing in the ceilings that it shares, such as the concurrency of all functions.',
  docs: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/working_with_metrics.html',
  workbook: 'Step 10',
  needs: [],
  uses: [...TRAFFIC_ARTIFACTS, ...WORKER_KINDS.flatMap(({ reads }) => reads)],
  evaluate: (artifacts: Partial<Artifacts>, context) =>
    WORKER_KINDS.filter(({ reads }) => reads.every((id) => artifacts[id] !== undefined)).flatMap((kind) =>
      kind.listed(artifacts as Artifacts).map((worker) => judgeWorker(kind, worker, context)),
    ),
});

function judgeWorker(
  { noun }: WorkerKind,
  { name, owner, worked }: Worker,
  context: TargetContext,
): Judgement {
  const resource: JudgedResource = { name: `${noun} ${name}` };
  if (worked === null) return notApplicable('It was not measured: the ceilings say so.', resource);
  if (worked) return pass(resource, 'It did something in the look-back.');
  const scope = scopeOf(context.plan, context.target);
  // Of a stack or with a tag there is much that is for failures, for its own deployment, or of a project that is over.
  if (!scope.names(owner)) {
    return notApplicable('It did nothing in the look-back, and the plan does not name it.', resource);
  }
  if (findElasticityEntry(context.plan, owner, context.target)?.factor === 0) {
    return notApplicable(
      'It did nothing in the look-back, and the event brings it nothing: the plan says so.',
      resource,
    );
  }
  return asPlaced(
    warn(
      resource,
      'The plan names it for the event, and it did nothing in the look-back: how much of it the event needs is not known, and counts in no ceiling.',
      {
        action: `Run a load test that reaches ${name} before the look-back ends, or say in the plan what it needs: demand, with the ceiling that it shares. If it is not of the event, take it out of the scope, or give it the factor 0 in traffic.elasticity.`,
        lead: 'people',
      },
    ),
    () => context.placed(owner),
  );
}
