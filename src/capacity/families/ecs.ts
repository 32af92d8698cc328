import { type AwsCommand, awsCommand } from '../../judging/aws-command';
import type { FixDraft } from '../../judging/fix';
import { isKnown } from '../../judging/known';
import { round } from '../../lib/round';
import { ARTIFACTS, type Artifacts, type EcsService, type ScalableTarget } from '../../model/artifacts';
import type { Evidence } from '../../model/ceiling';
import { SERVICES } from '../../model/services';
import { writeChange } from '../changes';
import { densityInWords, densityOf } from '../density';
import {
  ECS_ARTIFACTS,
  nameOfService,
  scalableTargetOf,
  serviceDemand,
  type TaskLimit,
  taskLimit,
} from '../ecs-demand';
import { type CeilingDraft, defineCeilingFamily, type FamilyContext } from '../family';
import { constantUse, type Growth, sumUses, type Use } from '../growth';
import { quotaPart } from '../quota-ceiling';

type EcsArtifacts = Pick<Artifacts, 'ecsServices'> & Partial<Artifacts>;

/** Services that may run as many tasks as are needed: of a daemon each instance runs one, whatever its load. */
const scalesByTasks = ({ schedulingStrategy }: EcsService): boolean => schedulingStrategy !== 'DAEMON';

export const ecsServiceTasks = defineCeilingFamily({
  id: 'ecs-service-tasks',
  title: 'ECS service can grow to the tasks the peak needs',
  failureTitle: 'ECS service stops growing before the peak',
  why: 'A service never runs more tasks than its scalable target allows, and without one no more than its desired count: the load then piles onto the tasks it has.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-auto-scaling.html',
  workbook: '12 Service Limits',
  unit: 'tasks',
  formula:
    '⌈load at normal peak × m ÷ what one task carries⌉, against the least maximum that its scalable target has during the event, and 5,000 tasks of a service. A service that nothing makes grow is limited to what it runs or is scheduled to. What one task carries comes from the target of its tracking policies of CPU or requests (the one that asks for more tasks counts), else from its CPU at the highest load, taken to be 50 % to 85 %. All of a load of CPU is taken to grow, unless the hours of the look-back show that a share does not.',
  remedy:
    'Raise the maximum capacity of the scalable target, or let Application Auto Scaling scale the service.',
  kind: 'configured',
  elastic: true,
  needs: ['ecsServices'],
  uses: [...ECS_ARTIFACTS, 'subnets'],
  estimate: (artifacts, context) =>
    artifacts.ecsServices
      .filter(
        (service) => scalesByTasks(service) && context.carriesTraffic(ARTIFACTS.ecsServices.owner(service)),
      )
      .map((service) => serviceCeiling(service, artifacts, context)),
});

function serviceCeiling(service: EcsService, artifacts: EcsArtifacts, context: FamilyContext): CeilingDraft {
  const demand = serviceDemand(service, artifacts, context);
  const limit = taskLimit(service, artifacts, context);
  const name = nameOfService(service);
  // A minimum is no load: a service that always runs its maximum has all the room that it needs.
  const growth = demand.growth && {
    ...demand.growth,
    minUnits: limit.least <= (limit.most ?? 0) ? 0 : limit.least,
  };
  const zones = zonesOf(service, artifacts);
  return {
    resource: name,
    title: `ECS service ${name}`,
    unit: 'tasks',
    now: service.runningCount,
    use: growth && { fixed: 0, growth: [growth] },
    useByDay: demand.useByDay,
    ...withoutZone(growth, zones),
    isFlattened: demand.isFlattened,
    understated: demand.understated,
    limit: limit.most,
    ...(growth && limit.most !== null ? {} : { missing: demand.understated ?? limit.because }),
    evidence: [
      ...demand.evidence,
      {
        source: 'ecs:DescribeServices, application-autoscaling:DescribeScalableTargets',
        at: context.asOf,
        detail: `${limit.because}${zones === null ? '' : ` Its tasks are spread over ${zones} ${zones === 1 ? 'zone' : 'zones'}.`}`,
      },
    ],
    fix: (expected) =>
      growTo(
        service,
        Math.ceil(expected / context.plan.thresholds.yellow),
        { ...limit, before: scalableTargetOf(service, artifacts) },
        context,
      ),
  };
}

/** The zones of the subnets of a service; null where it has none of its own, or they could not be read. */
function zonesOf({ subnetIds }: EcsService, { subnets }: EcsArtifacts): number | null {
  const own = subnets?.filter(({ subnetId }) => subnetIds.includes(subnetId)) ?? [];
  return own.length === 0 ? null : new Set(own.map(({ availabilityZone }) => availabilityZone)).size;
}

function withoutZone(growth: Growth | null, zones: number | null): Pick<CeilingDraft, 'useWithoutZone'> {
  if (zones === null) return {};
  if (zones < 2) return { useWithoutZone: 'lost' };
  return growth === null
    ? {}
    : { useWithoutZone: { fixed: 0, growth: [{ ...growth, surviveZones: zones }] } };
}

function growTo(
  service: EcsService,
  tasks: number,
  { setBy, before }: TaskLimit & { readonly before: ScalableTarget | undefined },
  { target }: FamilyContext,
): FixDraft {
  const name = nameOfService(service);
  const { desiredCount } = service;
  if (setBy === 'service' || before === undefined) {
    const setTo = (count: number): AwsCommand =>
      awsCommand(target, 'ecs', 'update-service', {
        cluster: service.clusterName,
        service: service.serviceName,
        'desired-count': count,
      });
    return {
      action: `Run ${tasks} tasks of ${name} during the event, or let Application Auto Scaling scale it up to so many.`,
      command: setTo(tasks),
      ...writeChange(target, 'ecs.tasks', name, tasks),
      lead: 'configuration',
      reversal: { action: `Run ${desiredCount} tasks of ${name} again.`, command: setTo(desiredCount) },
    };
  }
  return {
    action: {
      target: `Raise the maximum capacity of ${name} to ${tasks} tasks for the event.`,
      suspended: `Let ${name} scale out again, to at most ${tasks} tasks.`,
      'no policy': `Keep ${tasks} tasks of ${name} during the event, or add a tracking policy that may go up to so many.`,
    }[setBy],
    command: registerTarget(service, target, {
      'max-capacity': tasks,
      ...(setBy === 'no policy' ? { 'min-capacity': tasks } : {}),
      ...(setBy === 'suspended' ? { 'suspended-state': 'DynamicScalingOutSuspended=false' } : {}),
    }),
    ...writeChange(target, setBy === 'no policy' ? 'ecs.tasks' : 'ecs.maxTasks', name, tasks),
    lead: 'configuration',
    reversal: {
      action: `Let ${name} run ${before.minCapacity} to ${before.maxCapacity} tasks again.`,
      command: registerTarget(service, target, {
        'max-capacity': before.maxCapacity,
        ...(setBy === 'no policy' ? { 'min-capacity': before.minCapacity } : {}),
        ...(setBy === 'suspended' ? { 'suspended-state': 'DynamicScalingOutSuspended=true' } : {}),
      }),
    },
  };
}

const registerTarget = (
  service: EcsService,
  target: FamilyContext['target'],
  settings: Readonly<Record<string, string | number>>,
): AwsCommand =>
  awsCommand(target, 'application-autoscaling', 'register-scalable-target', {
    'service-namespace': 'ecs',
    'scalable-dimension': 'ecs:service:DesiredCount',
    'resource-id': `service/${nameOfService(service)}`,
    ...settings,
  });

/** The capacity providers of Fargate, by what they run on. */
const PROVIDERS = { onDemand: 'FARGATE', spot: 'FARGATE_SPOT' } as const;
type Market = keyof typeof PROVIDERS;

const QUOTAS = SERVICES.ecs.quotas.fargate;
const FARGATE_QUOTAS = { onDemand: QUOTAS.onDemandVcpus, spot: QUOTAS.spotVcpus } as const;

const fargateFormula = (rest: string): string =>
  `vCPUs that do not grow (services that carry no traffic, and ${rest}, as at their own peak; planned additions) + Σ over services of needed tasks (at least those that run whatever the load) × vCPUs of a task × the share of the capacity provider, against the applied quota. The share is that of its weight; tasks of a base run on the provider that has it.`;

export const fargateVcpu = defineCeilingFamily({
  id: 'fargate-vcpu',
  title: 'Fargate On-Demand vCPU quota covers the tasks the peak needs',
  failureTitle: 'Fargate On-Demand vCPU quota stops tasks before the peak',
  why: 'Past the quota Fargate starts no task, whatever the maximum capacity of a service says.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html',
  workbook: '12 Service Limits',
  unit: 'vCPUs',
  formula: fargateFormula('tasks and pods in no service'),
  remedy: 'Request an increase of the quota.',
  kind: 'quota',
  elastic: true,
  needs: ['ecsServices'],
  uses: [...ECS_ARTIFACTS, 'fargateUsage', 'serviceQuotas'],
  estimate: (artifacts, context) => fargateCeiling('onDemand', artifacts, context),
});

export const fargateSpotVcpu = defineCeilingFamily({
  id: 'fargate-spot-vcpu',
  title: 'Fargate Spot vCPU quota covers the Spot tasks the peak needs',
  failureTitle: 'Fargate Spot vCPU quota stops tasks before the peak',
  why: 'Spot has a quota of its own; past it Fargate starts no Spot task.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html',
  workbook: '12 Service Limits',
  unit: 'vCPUs',
  formula: fargateFormula('tasks in no service'),
  remedy: 'Request an increase of the quota, or run a larger share On-Demand.',
  kind: 'quota',
  elastic: true,
  needs: ['ecsServices'],
  uses: [...ECS_ARTIFACTS, 'fargateUsage', 'serviceQuotas'],
  estimate: (artifacts, context) => fargateCeiling('spot', artifacts, context),
});

/** Of the tasks of a service, the share that runs on Fargate of a market, and how many more of them its base puts there. */
function partOn(
  { launchType, capacityProviders }: EcsService,
  market: Market,
): { readonly share: number; readonly base: number } {
  if (capacityProviders.length === 0) {
    return { share: launchType === 'FARGATE' && market === 'onDemand' ? 1 : 0, base: 0 };
  }
  const weights = capacityProviders.reduce((sum, { weight }) => sum + weight, 0);
  const bases = capacityProviders.reduce((sum, { base }) => sum + base, 0);
  const own = capacityProviders.find(({ name }) => name === PROVIDERS[market]);
  if (own === undefined) return { share: 0, base: 0 };
  // Without weights all tasks are of the base.
  const share = weights === 0 ? own.base / Math.max(1, bases) : own.weight / weights;
  return { share, base: own.base - bases * share };
}

/** A service of which some tasks run on Fargate of a market. */
interface Share {
  readonly service: EcsService;
  readonly part: ReturnType<typeof partOn>;
}

function fargateCeiling(market: Market, artifacts: EcsArtifacts, context: FamilyContext): CeilingDraft[] {
  const own = artifacts.ecsServices
    .map((service): Share => ({ service, part: partOn(service, market) }))
    .filter(({ part }) => part.share > 0 || part.base > 0);
  const { onDemand = null, spot = null, window } = artifacts.fargateUsage ?? {};
  const peak = market === 'spot' ? spot : onDemand;
  const code = FARGATE_QUOTAS[market];
  const added = context.plannedAdditions(code);
  if (own.length === 0 && added === 0 && (peak?.value ?? 0) === 0) return [];
  const sumOf = (tasksOf: (service: EcsService) => number): number =>
    own.reduce((sum, { service, part }) => sum + tasksOf(service) * part.share * (service.vCpus ?? 0), 0);
  const rest = Math.max(0, (peak?.value ?? 0) - sumOf((service) => atOwnPeak(service, artifacts)));
  const parts = own.map((one) => partOfQuota(one, artifacts, context));
  const uses = parts.flatMap(({ use }) => use ?? []);
  const missing = parts.find((part) => part.missing !== null)?.missing ?? null;
  const isUnknown = missing !== null && uses.length === 0;
  const quota = quotaPart(artifacts.serviceQuotas, code, 'fargate', 'vCPUs', context);
  return [
    {
      ...quota,
      resource: '-',
      title: `Fargate ${market === 'spot' ? 'Spot' : 'On-Demand'} vCPUs in the region`,
      now: sumOf(({ runningCount }) => runningCount),
      ...(isUnknown ? { use: null, missing } : { use: sumUses(rest + added, uses) }),
      understated: missing ?? whyMoreRuns(peak, window),
      isFlattened: parts.some(({ isFlattened }) => isFlattened),
      evidence: [
        ...quota.evidence,
        ...parts.map(({ evidence }) => evidence),
        ...usageEvidence(peak, window, rest),
        ...(added > 0 ? [{ source: 'plan', at: null, detail: `The plan adds ${added} vCPUs.` }] : []),
      ],
    },
  ];
}

type Usage = Artifacts['fargateUsage'];

const densityOfUsage = (peak: Usage['spot'], window: Usage['window'] | undefined) =>
  densityOf(peak, window, 'maxima', 'ResourceCount of Fargate');

/** Why more may run on Fargate than is known; null where the data are enough, or nothing ran. */
function whyMoreRuns(peak: Usage['spot'], window: Usage['window'] | undefined): string | null {
  if (window === undefined) {
    return 'What runs on Fargate without a service counts too, and AWS/Usage could not be read for it.';
  }
  if (peak === null) return null;
  const density = densityOfUsage(peak, window);
  return isKnown(density) ? null : density.missing;
}

/** @param rest vCPUs of what is in no service. */
const usageEvidence = (peak: Usage['spot'], window: Usage['window'] | undefined, rest: number): Evidence[] =>
  peak === null
    ? []
    : [
        {
          source: 'AWS/Usage ResourceCount',
          at: peak.at,
          detail: `Fargate counted at most ${round(peak.value)} vCPUs at the same time${rest > 0 ? `: at least ${round(rest)} of them for tasks or pods in no service, taken not to grow` : ''}. ${densityInWords(densityOfUsage(peak, window))}`,
        },
      ];

/** The most tasks that a service ran in the look-back, as far as is known. */
const atOwnPeak = (service: EcsService, { ecsServicePeaks = [] }: Partial<Artifacts>): number =>
  Math.max(
    service.runningCount,
    ecsServicePeaks.find(({ serviceArn }) => serviceArn === service.serviceArn)?.cpuLoad?.tasks ?? 0,
  );

interface QuotaShare {
  readonly use: Use | null;
  readonly missing: string | null;
  readonly isFlattened: boolean;
  readonly evidence: Evidence;
}

function partOfQuota({ service, part }: Share, artifacts: EcsArtifacts, context: FamilyContext): QuotaShare {
  const { vCpus } = service;
  const name = nameOfService(service);
  const evidence = {
    source: 'ecs:DescribeServices, DescribeTaskDefinition',
    at: context.asOf,
    detail: `${name}: a task takes ${vCpus === null ? 'an unknown number of' : round(vCpus)} vCPUs; ${round(part.share * 100)} % of its tasks run there.`,
  };
  const common = { evidence, isFlattened: false };
  if (vCpus === null) {
    return { ...common, use: null, missing: `How many vCPUs a task of ${name} takes is not known.` };
  }
  const weight = vCpus * part.share;
  const fixed = vCpus * part.base;
  const owner = ARTIFACTS.ecsServices.owner(service);
  const carries = context.carriesTraffic(owner);
  const ran = atOwnPeak(service, artifacts);
  if (!carries && context.addedTo(owner).length === 0) {
    return { ...common, use: constantUse(ran * weight + fixed), missing: null };
  }
  const demand = serviceDemand(service, artifacts, context);
  return {
    ...common,
    isFlattened: demand.isFlattened,
    use: demand.growth && {
      fixed,
      growth: [{ ...demand.growth, weight, ...(carries ? {} : { reservedUnits: ran }) }],
    },
    missing: demand.understated === null ? null : `${name}: ${demand.understated}`,
  };
}
