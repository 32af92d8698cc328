/** The names that services have for it: IAM knows one cause, a missing permission. */
const DENIED = /^(AccessDenied|UnauthorizedOperation|NotAuthorized|AuthorizationError|Forbidden)/;

/** Whether an error of AWS, by its name, says that who asks may not ask this. */
export const isDenial = (code: string): boolean => DENIED.test(code);
