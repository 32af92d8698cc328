import { isServing } from '../judging/nat-gateways';
import { ARTIFACTS, type Artifacts, type NatGateway } from '../model/artifacts';
import { asPlaced } from './as-placed';
import { type JudgedResource, type Judgement, notApplicable, type TargetContext } from './check';

/** A NAT gateway as a judgement names it: EC2 knows it by its id alone. */
const natGatewayResource = ({ natGatewayId }: Pick<NatGateway, 'natGatewayId'>): JudgedResource => ({
  name: natGatewayId,
});

/** Judges every NAT gateway, by whether it carries the event's traffic; see {@link asPlaced}. */
export const judgeNatGateways = (
  { natGateways }: Pick<Artifacts, 'natGateways'>,
  { placed }: Pick<TargetContext, 'placed'>,
  judge: (gateway: NatGateway, resource: JudgedResource) => Judgement,
): readonly Judgement[] =>
  natGateways.map((gateway) =>
    asPlaced(judge(gateway, natGatewayResource(gateway)), () => placed(ARTIFACTS.natGateways.owner(gateway))),
  );

/** The same of those that are there: `nat-gateway-state` judges the others. */
export const judgeServingGateways = (
  artifacts: Pick<Artifacts, 'natGateways'>,
  context: Pick<TargetContext, 'placed'>,
  judge: (gateway: NatGateway, resource: JudgedResource) => Judgement,
): readonly Judgement[] =>
  judgeNatGateways(artifacts, context, (gateway, resource) =>
    isServing(gateway) ? judge(gateway, resource) : notApplicable(`It is ${gateway.state}.`, resource),
  );
