import { buildIamPolicy, listRequiredActions } from '../../collect/iam-policy';
import { collectors } from '../../collect/registry';

/** Creates the IAM policy that allows reading an account, and nothing else. */
export const createReadOnlyPolicy = (): ReturnType<typeof buildIamPolicy> =>
  buildIamPolicy(listRequiredActions(collectors));
