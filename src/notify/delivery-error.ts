export interface DeliveryErrorOptions {
  /** The one that is asked says that it takes nothing before. */
  readonly retryAfterSeconds?: number;
  /** Trying again will not help before somebody has mended something. */
  readonly permanent?: boolean;
}

/** A notification did not arrive, or nobody knows whether it did. The message holds no secret. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';
  readonly retryAfterSeconds: number | undefined;
  readonly permanent: boolean;

  constructor(message: string, { retryAfterSeconds, permanent = false }: DeliveryErrorOptions = {}) {
    super(message);
    this.retryAfterSeconds = retryAfterSeconds;
    this.permanent = permanent;
  }
}
