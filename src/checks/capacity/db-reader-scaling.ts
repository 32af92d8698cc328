import { cpuOfReaders, readerScaling, readersOf, registerReaders } from '../../capacity/reader-scaling';
import { expectedRamp } from '../../capacity/rises';
import { isKnown } from '../../judging/known';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { round } from '../../lib/round';
import { ARTIFACTS, type Artifacts, type DbCluster } from '../../model/artifacts';
import { multiplierOf } from '../../plan/demand';
import { asPlaced } from '../as-placed';
import {
  defineCheck,
  type JudgedResource,
  type Judgement,
  judgeByTraffic,
  notApplicable,
  pass,
  type TargetContext,
  unknown,
  warn,
} from '../check';
import { judgeClusters } from '../databases';

/** Minutes from more load to a reader that serves it: an alarm of three minutes, and then an instance is created. AWS publishes no time. */
const MINUTES_TO_START = 15;
/** All CPU of a reader. */
const ALL_CPU_PERCENT = 100;

export const dbReaderScaling = defineCheck({
  id: 'db-reader-scaling',
  title: 'Clusters have at the start the readers that the rise needs until more serve',
  failureTitle: 'Readers of a cluster come too late, or not at all',
  why: 'A new reader serves only minutes after the others are busy, and only new connections reach it: until then those that are there carry what comes.',
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Integrating.AutoScaling.html',
  workbook: '12 Performance',
  needs: ['dbInstances', 'dbClusters', 'dbInstancePeaks', 'scalableTargets'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate(artifacts, planned) {
    const scaled = artifacts.dbClusters.filter((cluster) => readerScaling(cluster, artifacts, planned));
    return judgeClusters(scaled, (cluster, resource) =>
      asPlaced(
        judgeByTraffic(planned, (context) => judgeRise(cluster, resource, artifacts, context)),
        () => planned.placed(ARTIFACTS.dbClusters.owner(cluster)),
      ),
    );
  },
});

function judgeRise(
  cluster: DbCluster,
  resource: JudgedResource,
  artifacts: Pick<Artifacts, 'dbInstances' | 'dbInstancePeaks' | 'scalableTargets'>,
  context: TargetContext,
): Judgement {
  const { dbClusterIdentifier: name } = cluster;
  const scaling = readerScaling(cluster, artifacts, context);
  if (scaling === undefined) return notApplicable('Its readers are not scaled.', resource);
  const { own, whyNot, atStart } = scaling;
  if (whyNot !== null) {
    return warn(resource, whyNot, {
      action: `Let Application Auto Scaling track the CPU of the readers of ${name}, or remove its scalable target and add the readers for the event by hand.`,
      lead: 'scalingPolicy',
    });
  }
  const times = multiplierOf(ARTIFACTS.dbClusters.owner(cluster), context);
  if (times === null) return notApplicable('The needed multiplier is not known.', resource);
  if (times <= 1) return notApplicable('Its traffic does not rise.', resource);
  const readers = readersOf(cluster, artifacts.dbInstances);
  const cpu = cpuOfReaders(readers, artifacts);
  if (!isKnown(cpu)) return unknown(resource, cpu.missing);
  const there = Math.max(readers.length, atStart);
  const { minutes } = expectedRamp(context.plan, times);
  const reached = 1 + (times - 1) * (minutes <= MINUTES_TO_START ? 1 : MINUTES_TO_START / minutes);
  const load = cpu.sum * reached;
  const words = `${there} readers are there at the start. Traffic rises ${round(reached)}× until more serve, which makes ${round(load)} % CPU of one reader in all. Assumed: ${MINUTES_TO_START} minutes until a new reader serves, as AWS publishes no time.`;
  if (load <= there * ALL_CPU_PERCENT) {
    return isKnown(cpu.density) ? pass(resource, words) : unknown(resource, cpu.density.missing);
  }
  const least = Math.ceil(load / ALL_CPU_PERCENT / context.plan.thresholds.yellow);
  const fits = least <= own.maxCapacity;
  return warn(resource, words, {
    action: `Let ${name} have at least ${least} readers an hour before the event${fits ? '' : ', once its maximum allows that'}: by hand, or by a scheduled action.`,
    ...(fits && { command: registerReaders(own, { 'min-capacity': least }, context.target) }),
    lead: 'configuration',
    reversal: {
      action: `Let ${name} have at least ${own.minCapacity} again. Readers that it starts are removed when they are idle.`,
      command: registerReaders(own, { 'min-capacity': own.minCapacity }, context.target),
    },
  });
}
