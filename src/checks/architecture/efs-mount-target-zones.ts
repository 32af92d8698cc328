import { awsCommand } from '../../judging/aws-command';
import type { FixDraft } from '../../judging/fix';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import type { Artifacts, EfsFileSystem } from '../../model/artifacts';
import type { Target } from '../../model/target';
import { defineCheck, fail, type JudgedResource, type Judgement, pass, unknown, warn } from '../check';
import { isAvailable, judgeFileSystems } from '../file-systems';
import { distinct, listed } from '../words';

/** What lists everything that runs in a subnet: a file system is mounted from there. */
const LISTS = ['ec2Instances', 'autoScalingGroups', 'ecsServices', 'subnets'] as const;

export const efsMountTargetZones = defineCheck({
  id: 'efs-mount-target-zones',
  title: 'File systems have a mount target in each zone in which instances or tasks run',
  failureTitle: 'File system cannot be mounted in a zone, or is lost with one',
  why: 'The name of a file system leads to the mount target of the same zone: where there is none, what starts there mounts nothing.',
  docs: 'https://docs.aws.amazon.com/efs/latest/ug/accessing-fs.html',
  workbook: '12 Resilience',
  needs: ['efsFileSystems', ...LISTS],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) => {
    const places = listPlaces(artifacts);
    return judgeFileSystems(artifacts, context, ({ fileSystem }, resource) =>
      judgeZones(fileSystem, places, resource, context.target),
    );
  },
});

/** Where something runs, or may be started. */
interface Place {
  /** null where it is not known. */
  readonly zone: string | null;
  readonly vpcId: string | null;
  readonly subnetId: string | null;
}

function listPlaces({
  ec2Instances,
  autoScalingGroups,
  ecsServices,
  subnets,
}: Pick<Artifacts, (typeof LISTS)[number]>): readonly Place[] {
  const byId = new Map(subnets.map((subnet) => [subnet.subnetId, subnet]));
  const placeOf = (subnetId: string | null, zone: string | null = null): Place => {
    const subnet = subnetId === null ? undefined : byId.get(subnetId);
    return { zone: subnet?.availabilityZone ?? zone, vpcId: subnet?.vpcId ?? null, subnetId };
  };
  return [
    ...ec2Instances
      .filter(({ state }) => state === 'running')
      .map(({ subnetId, availabilityZone }) => placeOf(subnetId, availabilityZone)),
    ...autoScalingGroups.flatMap(({ subnetIds, availabilityZones }) =>
      subnetIds.length > 0
        ? subnetIds.map((id) => placeOf(id))
        : availabilityZones.map((zone) => placeOf(null, zone)),
    ),
    ...ecsServices.flatMap(({ subnetIds }) => subnetIds.map((id) => placeOf(id))),
  ];
}

const MIN_ZONES = 2;

function judgeZones(
  fileSystem: EfsFileSystem,
  everywhere: readonly Place[],
  resource: JudgedResource,
  target: Target,
): Judgement {
  const { fileSystemId, oneZone, mountTargets } = fileSystem;
  if (oneZone !== null) {
    return fail(resource, `One Zone: all its files are in ${oneZone}, and lost with it.`, {
      action: `Replicate ${fileSystemId} to a Regional file system (EFS replication, DataSync), and mount that.`,
      lead: 'rebuild',
    });
  }
  const available = mountTargets.filter(isAvailable);
  if (available.length === 0) {
    return warn(resource, 'It has no mount target that is available: nothing can mount it.', {
      action: `Create a mount target of ${fileSystemId} in each zone in which something mounts it, or leave it out of the scope.${whyRefused(fileSystem, everywhere).words}`,
      lead: 'redundancy',
    });
  }
  if (available.some(({ availabilityZone }) => availabilityZone === null)) {
    return unknown(resource, 'The zone of a mount target is not known.');
  }
  const zones = distinct(available.flatMap(({ availabilityZone }) => availabilityZone ?? []));
  const vpcs = new Set(available.map(({ vpcId }) => vpcId));
  const places = everywhere.filter(({ vpcId }) => vpcId === null || vpcs.has(null) || vpcs.has(vpcId));
  const lacking = places.filter(({ zone }) => zone !== null && !zones.includes(zone));
  const detail = `Mount targets in ${listed(zones)}.`;
  if (zones.length < MIN_ZONES) {
    return fail(
      resource,
      `${detail} Without that zone nobody reaches it.`,
      addTargets(fileSystem, lacking, target),
    );
  }
  if (lacking.length > 0) {
    return warn(
      resource,
      `${detail} Of what is in scope, some runs or may start in ${listed(distinct(lacking.flatMap(({ zone }) => zone ?? [])))}: whether that mounts it is not known.`,
      addTargets(fileSystem, lacking, target),
    );
  }
  if (places.length === 0) {
    return unknown(
      resource,
      `${detail} Nothing that is read runs in its network: who mounts it is not known.`,
    );
  }
  return places.some(({ zone }) => zone === null)
    ? unknown(resource, `${detail} The zone of a subnet in which something runs is not known.`)
    : pass(resource, detail);
}

/** Security groups that a mount target takes (API reference, CreateMountTarget). */
const MOST_GROUPS = 5;

function addTargets(fileSystem: EfsFileSystem, lacking: readonly Place[], target: Target): FixDraft {
  const { fileSystemId, mountTargets } = fileSystem;
  const groups = distinct(mountTargets.flatMap(({ securityGroupIds }) => securityGroupIds ?? []));
  const { words, isOpen } = whyRefused(fileSystem, lacking);
  // EFS refuses a second mount target in a zone, also where the first is not available.
  const taken = new Set(mountTargets.map(({ availabilityZone }) => availabilityZone));
  const subnets = new Map(
    lacking.flatMap(({ zone, vpcId, subnetId }) =>
      zone === null || subnetId === null || vpcId === null || taken.has(zone)
        ? []
        : [[zone, subnetId] as const],
    ),
  );
  const [first, ...others] =
    isOpen && groups.length > 0 && groups.length <= MOST_GROUPS
      ? [...subnets].sort().map(([, subnetId]) =>
          awsCommand(target, 'efs', 'create-mount-target', {
            'file-system-id': fileSystemId,
            'subnet-id': subnetId,
            'security-groups': groups,
          }),
        )
      : [];
  return {
    action: `Create a mount target of ${fileSystemId} in each further zone in which something mounts it${first ? ', with the security groups of the others' : ''}.${words}`,
    ...(first && { command: [first, ...others] as const }),
    lead: 'redundancy',
  };
}

/** What EFS refuses of new mount targets, in words that follow others, and whether it makes any at all. */
function whyRefused(
  { lifeCycleState, mountTargets }: EfsFileSystem,
  lacking: readonly Place[],
): { readonly words: string; readonly isOpen: boolean } {
  const zones = new Set(lacking.map(({ zone }) => zone));
  const inTheWay = mountTargets.filter(
    (one) => !isAvailable(one) && (one.availabilityZone === null || zones.has(one.availabilityZone)),
  );
  const names = inTheWay.map(
    ({ mountTargetId, lifeCycleState: state, availabilityZone: zone }) =>
      `${mountTargetId} (${state}${zone === null ? '' : `, ${zone}`})`,
  );
  const words = [
    ...(lifeCycleState === 'available'
      ? []
      : [`EFS makes none while the file system is ${lifeCycleState}: wait until it is available.`]),
    ...(names.length === 0
      ? []
      : [
          `EFS allows one in each zone, also where it is not available: wait for ${listed(names)}, or delete what is in the state error and create it anew.`,
        ]),
  ];
  return {
    words: words.map((one) => ` ${one}`).join(''),
    isOpen:
      lifeCycleState === 'available' && inTheWay.every(({ availabilityZone }) => availabilityZone !== null),
  };
}
