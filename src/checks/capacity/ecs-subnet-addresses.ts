import { demandContext } from '../../capacity/compute';
import { ECS_ARTIFACTS, nameOfService, serviceDemand } from '../../capacity/ecs-demand';
import { unitsAt } from '../../capacity/growth';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { ARTIFACTS, type Artifacts, type EcsService, type Subnet } from '../../model/artifacts';
import { multiplierOf } from '../../plan/demand';
import {
  defineCheck,
  fail,
  type JudgedResource,
  type Judgement,
  judgeByTraffic,
  notApplicable,
  pass,
  type TargetContext,
  unknown,
  warn,
} from '../check';
import { judgeCarryingServices } from '../ecs';
import { listed } from '../words';

export const ecsSubnetAddresses = defineCheck({
  id: 'ecs-subnet-addresses',
  title: 'Subnets of ECS services have addresses for the tasks the peak needs',
  failureTitle: 'Subnets of an ECS service run out of addresses before the peak',
  why: 'Each task with a network interface of its own takes an address; without a free one it does not start.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking-awsvpc.html',
  workbook: 'Step 10',
  needs: ['ecsServices', 'subnets'],
  uses: [...TRAFFIC_ARTIFACTS, ...ECS_ARTIFACTS],
  evaluate(artifacts, planned) {
    return judgeCarryingServices(artifacts.ecsServices, planned, (service, resource) =>
      judgeByTraffic(planned, (context) => judgeService(service, resource, artifacts, context)),
    );
  },
});

function judgeService(
  service: EcsService,
  resource: JudgedResource,
  artifacts: Pick<Artifacts, 'ecsServices' | 'subnets'> & Partial<Artifacts>,
  context: TargetContext,
): Judgement {
  const subnets = artifacts.subnets.filter(({ subnetId }) => service.subnetIds.includes(subnetId));
  if (service.subnetIds.length === 0) {
    return notApplicable('Its tasks use the addresses of the instances that they run on.', resource);
  }
  if (subnets.length === 0) return unknown(resource, 'Its subnets are not known.');
  if (multiplierOf(ARTIFACTS.ecsServices.owner(service), context) === null) {
    return notApplicable('The needed multiplier is not known.', resource);
  }
  const needs = artifacts.ecsServices
    .filter(
      (other) =>
        other.subnetIds.some((id) => service.subnetIds.includes(id)) &&
        context.placed(ARTIFACTS.ecsServices.owner(other)).placement !== 'off',
    )
    .map((other) => ({ name: nameOfService(other), more: moreTasks(other, artifacts, context) }));
  const unread = needs.find(({ more }) => more === null);
  if (unread) return unknown(resource, `How many tasks ${unread.name} will run there is not known.`);
  const more = needs.reduce((sum, need) => sum + (need.more ?? 0), 0);
  const free = subnets.reduce((sum, { availableIpAddressCount }) => sum + availableIpAddressCount, 0);
  const full = subnets.filter((subnet) => subnet.availableIpAddressCount < Math.ceil(more / subnets.length));
  const words = `${listed(needs.map(({ name }) => name))} need ${more} tasks more than run now, and ${listed(subnets.map(inWords))}.`;
  const fix = {
    action: `Give ${resource.name} larger subnets, or more of them: ${more} addresses are needed.`,
    lead: 'networking',
  } as const;
  if (more > free) return fail(resource, words, fix);
  if (full.length > 0) {
    return warn(
      resource,
      `${words} Assumed: tasks that find no address in one subnet are started in another; an even share does not fit into ${listed(full.map(({ subnetId }) => subnetId))}.`,
      fix,
    );
  }
  return more > free * context.plan.thresholds.yellow ? warn(resource, words, fix) : pass(resource, words);
}

const inWords = ({ subnetId, availableIpAddressCount }: Subnet): string =>
  `${subnetId} has ${availableIpAddressCount} free addresses`;

/** Tasks that a service needs beyond those that have their address already; null where its load is not known. */
function moreTasks(
  service: EcsService,
  artifacts: Pick<Artifacts, 'ecsServices'> & Partial<Artifacts>,
  context: TargetContext,
): number | null {
  const { growth, understated } = serviceDemand(service, artifacts, demandContext(context));
  if (growth === null || understated !== null || context.multiplier === null) return null;
  return Math.max(0, unitsAt(growth, context.multiplier) - service.runningCount);
}
