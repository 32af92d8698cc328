import { z } from 'zod';
import { whole } from './definition';
import { number, text } from './fields';

/**
 * What the account was billed for each service: twelve months, and the present one until the day before. Without credits, refunds and taxes,
 * as a service that a credit pays for is used all the same.
 */
export const billedServices = whole({
  per: 'account',
  service: null,
  shape: z.array(
    z.object({
      /** Such as `2026-11`. */
      month: text,
      services: z.array(
        z.object({
          /** As the bill calls it, such as `Amazon Simple Queue Service`. */
          service: text,
          /** Amortized cost; below zero where something was corrected. */
          cost: number,
          /** Of the cost, such as `USD`. */
          currency: text,
        }),
      ),
    }),
  ),
});
