import { prefixOf, type ServicePrefix } from '../model/services';

/** What one call asks for: `{ service: 'ec2', operation: 'DescribeInstances' }`. */
export interface Call {
  readonly service: ServicePrefix;
  readonly operation: string;
}

/** The call a command makes, by AWS's id of the API (`EC2`) and the SDK's name of the command (`DescribeInstancesCommand`). */
export const callOf = (api: string, commandName: string): Call => ({
  service: prefixOf(api),
  operation: commandName.replace(/Command$/, ''),
});

/** The IAM action a call needs. */
export const iamAction = ({ service, operation }: Call): string => `${service}:${operation}`;

const actions = new WeakMap<object, string>();

/** Remembers which IAM action an answer or an error came from, where that is known; it is left as it is. */
export function withAction<T>(said: T, action: string | null): T {
  if (typeof said === 'object' && said !== null && action !== null) actions.set(said, action);
  return said;
}

/** The IAM action that an answer or an error came from, such as `ec2:DescribeInstances`; null if not known. */
export const actionOf = (said: unknown): string | null =>
  typeof said === 'object' && said !== null ? (actions.get(said) ?? null) : null;
