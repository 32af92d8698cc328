import { buildIamPolicy, listRequiredActions } from '../../collect/iam-policy';
import { collectors } from '../../collect/registry';

/** The IAM policy that allows reading an account, and nothing else. */
export const readOnlyPolicy = (): ReturnType<typeof buildIamPolicy> =>
  buildIamPolicy(listRequiredActions(collectors));
