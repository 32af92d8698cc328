import { isExpress } from '../../capacity/msk-clusters';
import type { FixDraft } from '../../judging/fix';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { defineCheck, fail, type Judgement, pass, unknown, warn } from '../check';
import { type JudgedCluster, judgeMskClusters } from '../msk';

export const mskStatus = defineCheck({
  id: 'msk-status',
  title: 'Clusters of MSK are active, and all of their partitions are there and copied',
  failureTitle: 'Cluster of MSK is not active, or partitions of it are missing or not copied',
  why: 'Nobody writes to a partition that is offline, and one without its copies is lost with the next broker.',
  docs: 'https://docs.aws.amazon.com/msk/latest/developerguide/msk-cluster-states.html',
  workbook: '12 Resilience',
  needs: ['mskClusters', 'mskClusterPeaks'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) => judgeMskClusters(artifacts, context, judgeCluster),
});

const COPY: FixDraft = {
  action:
    'Find the broker that is down or too busy to copy (UnderReplicatedPartitions by broker), and wait until all is copied; restart no other broker and move no partitions until then.',
  lead: 'repair',
};

function judgeCluster(judged: JudgedCluster): Judgement {
  const { cluster, resource } = judged;
  const { state, stateMessage, provisioned } = cluster;
  const said = `${state}${stateMessage === null ? '' : `: ${stateMessage.replace(/\.$/, '')}`}.`;
  if (state === 'FAILED') {
    return fail(resource, said, {
      action: 'Create the cluster again, as one that could not be created never comes up.',
      lead: 'rebuild',
    });
  }
  if (state === 'CREATING') return unknown(resource, said);
  if (provisioned?.customerAction === 'CRITICAL_ACTION_REQUIRED') {
    return fail(resource, `${said} AWS says that it cannot keep it running without your doing.`, {
      action:
        'Do what AWS asks for in its notice (AWS Health, or the console of MSK): as a rule, brokers have too many partitions or a full volume.',
      lead: 'repair',
    });
  }
  return judgePartitions(judged, said);
}

function judgePartitions({ cluster, measured, resource }: JudgedCluster, said: string): Judgement {
  const { state, provisioned } = cluster;
  const latest = measured?.latest ?? null;
  const of = latest === null ? '' : ` In the hour of ${latest.at}`;
  if (latest?.offlinePartitions) {
    return fail(resource, `${said}${of} ${latest.offlinePartitions} partitions were offline.`, {
      action:
        'Find the brokers that are down, and bring them back; give topics that had a single replica three of them.',
      lead: 'repair',
    });
  }
  if (latest?.activeControllers === 0) {
    return fail(resource, `${said}${of} it had no active controller.`, {
      action:
        'See whether one was elected meanwhile (ActiveControllerCount), and open a case with AWS Support if not.',
      lead: 'repair',
    });
  }
  if (latest?.underReplicatedPartitions) {
    return warn(
      resource,
      `${said}${of} ${latest.underReplicatedPartitions} partitions of a broker lacked a copy.`,
      COPY,
    );
  }
  if (state !== 'ACTIVE') {
    return warn(
      resource,
      `${said} A change, a repair or maintenance is under way, brokers restart, and no other change can be made.`,
      {
        action:
          'See that it is ACTIVE again long before the event, and have AWS Support put off maintenance that it announced for the time of it.',
        lead: 'repair',
      },
    );
  }
  if (provisioned?.customerAction === 'ACTION_RECOMMENDED') {
    return warn(resource, `${said} AWS recommends to do something about it.`, {
      action:
        'Do what AWS recommends in its notice (AWS Health, or the console of MSK), and load-test after it.',
      lead: 'repair',
    });
  }
  if (provisioned === null)
    return pass(resource, `${said} It is serverless, and AWS sees to its partitions.`);
  const needed = isExpress(provisioned)
    ? [latest?.activeControllers]
    : [latest?.activeControllers, latest?.offlinePartitions, latest?.underReplicatedPartitions];
  return needed.some((one) => one === undefined || one === null)
    ? unknown(resource, `${said} CloudWatch does not tell of all of its partitions in the last hour.`)
    : pass(
        resource,
        `${said}${of} ${isExpress(provisioned) ? 'it had a controller, and Express brokers see to their copies' : 'no partition was offline or lacked a copy'}.`,
      );
}
