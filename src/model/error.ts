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

/** What is wrong with one field of a record. */
export interface FieldObjection {
  /** From the record's value to the field. */
  readonly path: readonly (string | number)[];
  /** The rest of a sentence whose subject is the field. */
  readonly message: string;
  /** The nearest valid value. */
  readonly suggestion?: string;
}

/** An error with a code, which the CLI maps to an exit code and the API to an HTTP status, and a message that says what to do. */
export class IemError extends Error {
  override readonly name = 'IemError';
  constructor(
    readonly code: ErrorCode,
    message: string,
    options?: ErrorOptions & { readonly field?: FieldObjection },
  ) {
    super(message, options);
    this.field = options?.field;
  }
  /** The field of a record that is not valid, if it is one. */
  readonly field: FieldObjection | undefined;
}
