import { prefixOf, SERVICES, type Service, type ServicePrefix } from '../model/services';

/** An operation of a service, such as `{ service: 'ec2', operation: 'DescribeInstances' }`. */
export interface Call {
  readonly service: ServicePrefix;
  readonly operation: string;
}

/** Returns the call of a command, from AWS's id of the API (`EC2`) and the SDK's name of the command (`DescribeInstancesCommand`). */
export const callOf = (api: string, commandName: string): Call => ({
  service: prefixOf(api),
  operation: commandName.replace(/Command$/, ''),
});

/** Names a call among those of all services, such as `ec2:DescribeInstances`. */
export const callName = ({ service, operation }: Call): string => `${service}:${operation}`;

/** Returns the IAM action that a call needs: its name, or for some services one that it shares with others, such as `apigateway:GET`. */
export function iamAction({ service, operation }: Call): string {
  const { readAction, iamActions }: Service = SERVICES[service];
  return callName({ service, operation: readAction ?? iamActions?.[operation] ?? operation });
}

const actions = new WeakMap<object, string>();

/** Remembers the IAM action from which an answer or an error came, and returns it unchanged; null is ignored. */
export function rememberAction<T>(said: T, action: string | null): T {
  if (typeof said === 'object' && said !== null && action !== null) actions.set(said, action);
  return said;
}

/** Returns the IAM action that {@link rememberAction} remembered for an answer or an error; null if there is none. */
export const actionOf = (said: unknown): string | null =>
  typeof said === 'object' && said !== null ? (actions.get(said) ?? null) : null;
