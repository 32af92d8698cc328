/** What can go wrong that a person can act on; anything else is a defect and is rethrown. */
export type ErrorCode =
  | 'plan-invalid'
  | 'plan-not-found'
  | 'run-not-found'
  | 'event-too-large'
  | 'revision-conflict'
  | 'run-in-progress'
  | 'record-conflict'
  | 'no-credentials'
  | 'wrong-account'
  | 'aws-unavailable'
  | 'input-unreadable'
  | 'output-unwritable'
  | 'change-invalid'
  | 'store-unavailable'
  | 'api-refused'
  | 'api-unreachable';

/** An error with a code that edges map to an exit code or an HTTP status, and a message that says what to do. */
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
