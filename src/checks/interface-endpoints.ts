import type { Placed } from '../judging/traffic-graph';
import { ARTIFACTS, type Artifacts, type InterfaceEndpoint } from '../model/artifacts';
import type { ScopedResource } from '../model/resource';
import { asPlaced, placeOfAny } from './as-placed';
import type { JudgedResource, Judgement, TargetContext } from './check';

/** Others reach it over a transit gateway or a peering, which was not read. */
const FROM_ELSEWHERE: Placed = {
  placement: 'unplaced',
  because: 'Nothing shows whether what serves requests uses it.',
};

/** Judges each endpoint, by whether something in its VPC carries the event's traffic. */
export function judgeInterfaceEndpoints(
  artifacts: Pick<Artifacts, 'interfaceEndpoints' | 'subnets'> & Partial<Artifacts>,
  { placed }: Pick<TargetContext, 'placed'>,
  judge: (endpoint: InterfaceEndpoint, resource: JudgedResource) => Judgement,
): readonly Judgement[] {
  const ownersIn = Map.groupBy(ownersBySubnet(artifacts), ({ vpcId }) => vpcId);
  return artifacts.interfaceEndpoints.map((endpoint) => {
    const owners = (ownersIn.get(endpoint.vpcId) ?? []).map(({ owner }) => owner);
    return asPlaced(
      judge(endpoint, { name: nameOf(endpoint) }),
      () => placeOfAny(owners, placed) ?? FROM_ELSEWHERE,
    );
  });
}

/** `secretsmanager in vpc-1 (vpce-1)` */
const nameOf = ({ vpcEndpointId, vpcId, reaches }: InterfaceEndpoint): string =>
  `${shortNameOf(reaches)} in ${vpcId} (${vpcEndpointId})`;

/** `com.amazonaws.us-east-1.ecr.api` is `ecr.api`; a service of somebody else has its whole name. */
export const shortNameOf = (reaches: string): string =>
  /^(?:cn\.)?com\.amazonaws\.(?!vpce\.)[^.]+\.(.+)$/.exec(reaches)?.[1] ?? reaches;

/** What runs code in subnets, with the VPC of each. */
function ownersBySubnet({
  subnets,
  autoScalingGroups = [],
  ecsServices = [],
  ec2Instances = [],
  lambdaFunctions = [],
}: Pick<Artifacts, 'subnets'> & Partial<Artifacts>): readonly {
  readonly vpcId: string | undefined;
  readonly owner: ScopedResource;
}[] {
  const vpcOf = new Map(subnets.map(({ subnetId, vpcId }) => [subnetId, vpcId]));
  const inVpcs = (owner: ScopedResource, subnetIds: readonly string[]) =>
    [...new Set(subnetIds.map((id) => vpcOf.get(id)))].map((vpcId) => ({ vpcId, owner }));
  return [
    ...autoScalingGroups.flatMap((one) => inVpcs(ARTIFACTS.autoScalingGroups.owner(one), one.subnetIds)),
    ...ecsServices.flatMap((one) => inVpcs(ARTIFACTS.ecsServices.owner(one), one.subnetIds)),
    ...ec2Instances
      .filter(({ autoScalingGroupName }) => autoScalingGroupName === null)
      .flatMap((one) =>
        inVpcs(ARTIFACTS.ec2Instances.owner(one), one.subnetId === null ? [] : [one.subnetId]),
      ),
    ...lambdaFunctions.flatMap((one) =>
      inVpcs(ARTIFACTS.lambdaFunctions.owner(one), one.vpc?.subnetIds ?? []),
    ),
  ];
}
