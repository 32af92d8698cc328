import { iamPolicy, requiredActions } from '../../collect/iam-policy';
import { collectors } from '../../collect/registry';

/** The IAM policy that allows reading an account, and nothing else. */
export const readOnlyPolicy = (): ReturnType<typeof iamPolicy> => iamPolicy(requiredActions(collectors));
