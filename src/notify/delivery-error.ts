/** When another attempt makes sense. */
export interface DeliveryErrorOptions {
  /** Seconds that the receiver asks to wait before the next attempt. */
  readonly retryAfterSeconds?: number;
  /** Whether another attempt can succeed only after somebody has fixed something. */
  readonly permanent?: boolean;
}

/** A notification did not arrive, or may not have arrived. The message contains no secret. */
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
