import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import type { Artifacts, InterfaceEndpoint } from '../../model/artifacts';
import {
  defineCheck,
  fail,
  type JudgedResource,
  type Judgement,
  notApplicable,
  pass,
  unknown,
  warn,
} from '../check';
import { judgeInterfaceEndpoints, shortNameOf } from '../interface-endpoints';

/** What its state means, where nothing gets through. */
const BROKEN: Readonly<Record<string, string>> = {
  failed: 'EC2 could not create it',
  rejected: 'who offers the service rejected it',
  expired: 'who offers the service did not accept it in time',
  pendingacceptance: 'who offers the service has not accepted it',
};

/** What its state means, where it may come to be in service, or just does not any longer. */
const BETWEEN: Readonly<Record<string, string>> = {
  pending: 'it is still being created or changed',
  partial: 'it is not in service in all of its subnets',
  deleting: 'it is being deleted',
};

export const interfaceEndpointState = defineCheck({
  id: 'interface-endpoint-state',
  title: 'VPC endpoints of services are available',
  failureTitle: 'VPC endpoint of a service is not available',
  why: 'The name of the service leads to the endpoint and nowhere else: while it is not there, every call of the service from its VPC fails.',
  docs: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcEndpoint.html',
  workbook: '12 Resilience',
  needs: ['interfaceEndpoints', 'subnets'],
  uses: [...TRAFFIC_ARTIFACTS, 'lambdaFunctions'],
  evaluate: (artifacts, context) =>
    judgeInterfaceEndpoints(artifacts, context, (endpoint, resource) =>
      judgeState(endpoint, artifacts, resource),
    ),
});

function judgeState(
  endpoint: InterfaceEndpoint,
  { interfaceEndpoints }: Pick<Artifacts, 'interfaceEndpoints'>,
  resource: JudgedResource,
): Judgement {
  const { state, vpcId, reaches } = endpoint;
  if (state === 'available') return pass(resource, 'It is available.');
  const another = interfaceEndpoints.find(
    (one) => one.vpcId === vpcId && one.reaches === reaches && one.state === 'available',
  );
  if (another !== undefined)
    return notApplicable(
      `It is ${state}, and ${another.vpcEndpointId} of the same service is available.`,
      resource,
    );
  const name = shortNameOf(reaches);
  const broken = BROKEN[state];
  if (broken !== undefined) {
    return fail(resource, `It is ${state}: ${broken}.`, {
      action: `Create the endpoint of ${name} in ${vpcId} again and have it accepted, or delete it if nothing needs it.`,
      lead: 'repair',
    });
  }
  const between = BETWEEN[state];
  return between === undefined
    ? unknown(resource, `It is ${state}. What that means is not known.`)
    : warn(resource, `It is ${state}: ${between}.`, {
        action: `See that ${name} is reached from ${vpcId} before the event, or what calls it does without.`,
        lead: 'repair',
      });
}
