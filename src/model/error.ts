/** The errors on which a person can act. Any other error is a defect, which nothing catches. */
export type ErrorCode =
  | 'plan-invalid'
  | 'plan-not-found'
  | 'run-not-found'
  | 'event-too-large'
  | 'revision-conflict'
  | 'run-in-progress'
  | 'record-conflict'
  | 'item-not-found'
  | 'no-credentials'
  | 'wrong-account'
  | 'aws-unavailable'
  | 'input-unreadable'
  | 'output-unwritable'
  | 'change-invalid'
  | 'store-unavailable'
  | 'api-refused'
  | 'api-unreachable';

/** An error with a code, which the CLI maps to an exit code and the API to an HTTP status, and a message that says what to do. */
export class IemError extends Error {
  override readonly name = 'IemError';
  constructor(
    readonly code: ErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
