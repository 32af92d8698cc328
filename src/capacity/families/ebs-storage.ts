import { instancesOf } from '../../judging/fleet';
import { lookup } from '../../lib/lookup';
import { round } from '../../lib/round';
import {
  ARTIFACTS,
  type Artifacts,
  type AutoScalingGroup,
  type Ec2Instance,
  type Volume,
} from '../../model/artifacts';
import { SERVICES } from '../../model/services';
import {
  anyFlattened,
  atLeast,
  COMPUTE_ARTIFACTS,
  countLoadOnce,
  type GroupDemand,
  groupDemand,
  groupsOfOthers,
  growingGroups,
  survivingZone,
  whyUnderstated,
} from '../compute';
import { type CeilingDraft, defineCeilingFamily, type FamilyContext } from '../family';
import { type Added, addedUse, type Growth, linearUse, timesLoad, type Use, unitsAt } from '../growth';
import { quotaPart } from '../quota-ceiling';

const { ebs: QUOTAS } = SERVICES.ec2.quotas;

/** The quotas count TiB, and EC2 gives sizes in GiB. */
const GIB_PER_TIB = 1024;

/** What a quota counts of the volumes of one type, over the whole region. */
interface VolumeQuota {
  readonly volumeType: string;
  readonly code: string;
  readonly unit: 'TiB' | 'IOPS';
}

const VOLUME_QUOTAS: readonly VolumeQuota[] = [
  { volumeType: 'gp2', code: QUOTAS.gp2Storage, unit: 'TiB' },
  { volumeType: 'gp3', code: QUOTAS.gp3Storage, unit: 'TiB' },
  { volumeType: 'io1', code: QUOTAS.io1Storage, unit: 'TiB' },
  { volumeType: 'io1', code: QUOTAS.io1Iops, unit: 'IOPS' },
  { volumeType: 'io2', code: QUOTAS.io2Storage, unit: 'TiB' },
  { volumeType: 'io2', code: QUOTAS.io2Iops, unit: 'IOPS' },
  { volumeType: 'st1', code: QUOTAS.st1Storage, unit: 'TiB' },
  { volumeType: 'sc1', code: QUOTAS.sc1Storage, unit: 'TiB' },
  { volumeType: 'standard', code: QUOTAS.standardStorage, unit: 'TiB' },
];

const amountOf = ({ unit }: VolumeQuota, { sizeGiB, iops }: Volume): number =>
  unit === 'TiB' ? sizeGiB / GIB_PER_TIB : (iops ?? 0);

type StorageArtifacts = Pick<Artifacts, 'volumes' | 'ec2Instances' | 'autoScalingGroups'> &
  Partial<Artifacts>;

export const ebsStorage = defineCeilingFamily({
  id: 'ebs-storage',
  title: 'EBS quotas cover the volumes of the instances the peak needs',
  failureTitle: 'An EBS quota stops launches before the peak',
  why: 'Every launch creates the volumes of its template; past the quota of their type it fails, whatever vCPUs are left.',
  docs: 'https://docs.aws.amazon.com/ebs/latest/userguide/ebs-resource-quotas.html',
  workbook: '11 Service Limits',
  unit: 'TiB or IOPS',
  formula:
    'storage (of io1 and io2 also IOPS) of volumes that do not grow, planned additions + Σ over groups of needed instances × mean of what the volumes of its instances have today, against the applied quota of that type of volumes.',
  remedy: 'Request an increase of the quota.',
  kind: 'quota',
  elastic: true,
  needs: ['volumes', 'ec2Instances', 'autoScalingGroups'],
  uses: [...COMPUTE_ARTIFACTS, 'serviceQuotas'],
  estimate(artifacts, context) {
    const demandsOf = (groups: readonly AutoScalingGroup[]): GroupDemand[] =>
      countLoadOnce(groups.map((group) => groupDemand(group, artifacts, context)));
    const demands = [
      ...demandsOf(growingGroups(artifacts, context)),
      ...demandsOf(groupsOfOthers(artifacts, context)).map((demand) =>
        atLeast(demand, instancesIn(demand, artifacts).length),
      ),
    ];
    return VOLUME_QUOTAS.flatMap((quota) => volumeCeiling(quota, demands, artifacts, context));
  },
});

/** How Kubernetes tags what it creates for a claim: the data of a workload, which no launch of a node brings. */
const CLAIM_TAG = 'kubernetes.io/created-for/pvc/name';

const volumesByInstance = lookup(({ instanceIds }: Volume) => instanceIds);

/** The volumes of one type that the launch of an instance brought. */
const launchedWith = (
  { instanceId }: Ec2Instance,
  { volumeType }: VolumeQuota,
  volumes: readonly Volume[],
): readonly Volume[] =>
  volumesByInstance(volumes, instanceId).filter(
    (volume) => volume.volumeType === volumeType && volume.tags[CLAIM_TAG] === undefined,
  );

const instancesIn = ({ group }: GroupDemand, { ec2Instances }: StorageArtifacts): readonly Ec2Instance[] =>
  instancesOf(ec2Instances, group.autoScalingGroupName);

function volumeCeiling(
  quota: VolumeQuota,
  demands: readonly GroupDemand[],
  artifacts: StorageArtifacts,
  context: FamilyContext,
): CeilingDraft[] {
  const total = (volumes: readonly Volume[]): number =>
    volumes.reduce((sum, volume) => sum + amountOf(quota, volume), 0);
  const volumes = artifacts.volumes.filter(
    ({ volumeType, state }) => volumeType === quota.volumeType && state !== 'deleted',
  );
  const now = total(volumes);
  const added = context.plannedAdditions(quota.code);
  if (now + added === 0) return [];

  const groups = demands.map((demand) => {
    const instances = instancesIn(demand, artifacts);
    const own = total(instances.flatMap((instance) => launchedWith(instance, quota, artifacts.volumes)));
    return { ...demand, own, each: instances.length === 0 ? null : own / instances.length };
  });
  const fleets = artifacts.ec2Instances.flatMap((instance) => {
    if (instance.autoScalingGroupName !== null) return [];
    const owner = ARTIFACTS.ec2Instances.owner(instance);
    const factor = context.elasticity(owner);
    const own = total(launchedWith(instance, quota, artifacts.volumes));
    const added: readonly Added[] = timesLoad(context.addedTo(owner), own);
    return factor > 0 || added.length > 0 ? [{ own, factor, added }] : [];
  });
  const ofFleets = fleets.reduce((sum, { own }) => sum + own, 0);
  // A node of its own brings a disk along, a server that people look after keeps the one that it has.
  const growing = context.unknowns === 'most' ? fleets : [];
  const elastic = growing.reduce((sum, { own, factor }) => sum + own * factor, 0);
  const known = groups.flatMap(({ growth, each, ...demand }) =>
    growth === null || each === null ? [] : [{ ...demand, growth, each }],
  );
  const outside = now - known.reduce((sum, { own }) => sum + own, 0) - elastic;
  const useOf = (termOf: (growth: Growth, group: AutoScalingGroup) => Growth): Use => ({
    fixed: outside + added,
    growth: [
      ...linearUse(elastic, 1).growth,
      ...addedUse(growing.flatMap(({ added }) => added)),
      ...known.map(({ growth, group, each }) => ({ ...termOf(growth, group), weight: each })),
    ],
  });
  // What stands by for others, and only takes their load, is taken to launch what they have.
  const unseen = groups.find(({ each, growth }) => each === null && needsSome(growth));
  const part = quotaPart(artifacts.serviceQuotas, quota.code, 'ebs', quota.unit, context);
  const what = quota.unit === 'TiB' ? 'storage' : 'IOPS';
  return [
    {
      ...part,
      resource: `${quota.volumeType} ${what}`,
      title: `EBS ${what} of ${quota.volumeType} volumes`,
      now,
      use: useOf((growth) => growth),
      useWithoutZone: useOf(
        (growth, group) => survivingZone(growth, group.availabilityZones.length) ?? growth,
      ),
      understated:
        whyUnderstated(groups.filter((group) => group.own > 0 || group === unseen)) ??
        (unseen
          ? `Group ${unseen.group.autoScalingGroupName} runs no instance that would show which volumes it launches.`
          : null),
      ...(ofFleets > 0
        ? {
            open: `It is not known whether instances without a group, which have ${round(ofFleets)} ${quota.unit}, grow by launches, each with volumes of its own.`,
          }
        : {}),
      isFlattened: anyFlattened(groups.filter(({ own }) => own > 0)),
      evidence: [
        ...part.evidence,
        {
          source: 'ec2:DescribeVolumes',
          at: context.asOf,
          detail: `${volumes.length} ${quota.volumeType} volumes have ${round(now)} ${quota.unit} now; ${round(outside)} of it does not grow.${added > 0 ? ` ${round(added)} more are planned.` : ''}`,
        },
        ...known.flatMap(({ group, each, grown }) =>
          each === 0
            ? []
            : [
                {
                  source: 'arithmetic',
                  at: null,
                  detail: `Group ${group.autoScalingGroupName}: needed instances × ${round(each)} ${quota.unit}, the mean of its instances today.${grown}`,
                },
              ],
        ),
      ],
    },
  ];
}

/** Whether a group will run anything, or may: its need is not known where there is no growth. */
const needsSome = (growth: Growth | null): boolean => growth === null || unitsAt(growth, 1) > 0;
