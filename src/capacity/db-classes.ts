import { type AwsCommand, awsCommand } from '../judging/aws-command';
import type { DbInstance } from '../model/artifacts';
import { dbServiceOf, sharesVolume } from '../model/db-engines';
import type { Target } from '../model/target';

/**
 * Sizes that all of the families below have, by their vCPUs; memory grows with them. Amazon RDS User Guide, "Hardware
 * specifications for DB instance classes".
 */
const SIZES: Readonly<Record<string, number>> = {
  large: 2,
  xlarge: 4,
  '2xlarge': 8,
  '4xlarge': 16,
  '8xlarge': 32,
  '12xlarge': 48,
  '16xlarge': 64,
};
const FAMILY = /^(db\.[mr](?:5|[678][gi]))\.(\d*x?large)$/;

/** The type of the instances that a class runs on, `m5.large` of `db.m5.large`; what has none in EC2 names no type. */
export const typeOfClass = (dbInstanceClass: string): string => dbInstanceClass.replace(/^db\./, '');

/** The smallest class of the same family with at least `times` its vCPUs; null where there is none, or it is not known. */
export function largerClass(dbInstanceClass: string, times: number): string | null {
  const [, family, size = ''] = FAMILY.exec(dbInstanceClass) ?? [];
  const vCpus = SIZES[size];
  if (vCpus === undefined) return null;
  const [larger] = Object.entries(SIZES).find(([, of]) => of > vCpus && of >= times * vCpus) ?? [];
  return larger === undefined ? null : `${family}.${larger}`;
}

/** Members of a Multi-AZ DB cluster have the class of the cluster; those that share a volume each have their own. */
export function setClass(instance: DbInstance, dbInstanceClass: string, target: Target): AwsCommand {
  const { cli } = dbServiceOf(instance.engine);
  const cluster = sharesVolume(instance.engine) ? null : instance.dbClusterIdentifier;
  const later = { 'no-apply-immediately': true } as const;
  return cluster === null
    ? awsCommand(target, cli, 'modify-db-instance', {
        'db-instance-identifier': instance.dbInstanceIdentifier,
        'db-instance-class': dbInstanceClass,
        ...later,
      })
    : awsCommand(target, cli, 'modify-db-cluster', {
        'db-cluster-identifier': cluster,
        'db-cluster-instance-class': dbInstanceClass,
        ...later,
      });
}
