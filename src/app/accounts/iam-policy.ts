import { buildIamPolicy, listRequiredActions, type PolicyDocument } from '../../collect/iam-policy';
import { collectors } from '../../collect/registry';
import { actingPermissions } from '../../support/registry';

/** Creates the IAM policy that allows reading an account, and nothing else. */
export const createReadOnlyPolicy = (): ReturnType<typeof buildIamPolicy> =>
  buildIamPolicy(listRequiredActions(collectors));

/**
 * Creates the IAM policy of who applies actions: what is looked up before, and what changes something. It is no part of the policy that
 * reads, and holds none of it.
 */
export function createActingPolicy(): PolicyDocument {
  const { reads, changes } = actingPermissions();
  const look = buildIamPolicy(reads, 'LookUpForEventActions');
  const act = buildIamPolicy(changes, 'ActForEvent');
  return { ...look, Statement: [...look.Statement, ...act.Statement] };
}
