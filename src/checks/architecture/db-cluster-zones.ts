import { awsCommand } from '../../judging/aws-command';
import type { FixDraft } from '../../judging/fix';
import type { DbCluster, DbInstance } from '../../model/artifacts';
import { dbServiceOf, sharesVolume } from '../../model/db-engines';
import type { Target } from '../../model/target';
import { defineCheck, fail, notApplicable, pass, unknown } from '../check';
import { judgeClusters } from '../databases';
import { count, distinct } from '../words';

const MIN_ZONES = 2;

/**
 * Judged by where the members are: the cluster's `MultiAZ` flag and its list of zones say where its storage is,
 * also for a cluster of one instance.
 */
export const dbClusterZones = defineCheck({
  id: 'db-cluster-zones',
  title: 'Database clusters have members in at least two Availability Zones',
  failureTitle: 'Database cluster with no member to fail over to in another Availability Zone',
  why: 'A cluster fails over to a member in another zone in about a minute; without one a new instance must be made first.',
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html',
  workbook: '12 Resilience',
  needs: ['dbClusters', 'dbInstances'],
  evaluate({ dbClusters, dbInstances }, { target }) {
    const zoneOf = new Map(dbInstances.map((db) => [db.dbInstanceIdentifier, db.availabilityZone]));
    return judgeClusters(dbClusters, (cluster, resource) => {
      // A headless secondary of a global database serves nobody yet; AWS moves Serverless v1 between zones itself.
      if (cluster.members.length === 0) {
        return notApplicable(
          'It has no instances: it is a headless secondary, or Aurora Serverless v1.',
          resource,
        );
      }
      const members = cluster.members.map((member) => zoneOf.get(member.dbInstanceIdentifier) ?? null);
      const zones = distinct(members.filter((zone) => zone !== null));
      const detail = `${count(cluster.members.length, 'member')} in ${count(zones.length, 'zone')}${zones.length > 0 ? `: ${zones.join(', ')}` : ''}.`;
      if (zones.length >= MIN_ZONES) return pass(resource, detail);
      if (members.includes(null)) return unknown(resource, `${detail} The zone of a member is not known.`);
      return fail(resource, detail, {
        action: 'Add a reader of the writer’s class in another Availability Zone.',
        ...addReader(cluster, zones, dbInstances, target),
        lead: 'database',
      });
    });
  },
});

/** Longest name of an instance. */
const MAX_IDENTIFIER = 63;

/** Only clusters that share a volume take readers one by one, and the zones of its storage are where one may run. */
function addReader(
  { dbClusterIdentifier, engine, members, availabilityZones }: DbCluster,
  zones: readonly string[],
  dbInstances: readonly DbInstance[],
  target: Target,
): Pick<FixDraft, 'command'> {
  const writer = members.find(({ isWriter }) => isWriter)?.dbInstanceIdentifier;
  const dbInstanceClass = dbInstances.find((db) => db.dbInstanceIdentifier === writer)?.dbInstanceClass;
  const zone = availabilityZones.find((one) => !zones.includes(one));
  if (!sharesVolume(engine) || dbInstanceClass === undefined || zone === undefined) return {};
  const prefix = dbClusterIdentifier.slice(0, MAX_IDENTIFIER - zone.length - 1).replace(/-$/, '');
  return {
    command: awsCommand(target, dbServiceOf(engine).cli, 'create-db-instance', {
      'db-instance-identifier': `${prefix}-${zone}`,
      'db-cluster-identifier': dbClusterIdentifier,
      engine,
      'db-instance-class': dbInstanceClass,
      'availability-zone': zone,
    }),
  };
}
