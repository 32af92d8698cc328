/** The names that services give to the error of a missing permission. */
const DENIED = /^(AccessDenied|UnauthorizedOperation|NotAuthorized|AuthorizationError|Forbidden)/;

/** Tells by the name of an AWS error whether a permission is missing. */
export const isDenial = (code: string): boolean => DENIED.test(code);
