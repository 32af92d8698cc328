import { z } from 'zod';
import { whole } from './definition';
import { amount, flag, text } from './fields';

/** Of which kinds the resources are that carry tags, or did. What never had a tag is not among them. */
export const taggedResources = whole({
  per: 'region',
  service: null,
  shape: z.object({
    kinds: z.array(
      z.object({
        /** The service of the ARN and the type where it has one: `dynamodb:table`, `sqs`. */
        kind: text,
        resources: amount,
      }),
    ),
    /** Whether all of them were listed: of very many, the last are not. */
    isComplete: flag,
  }),
});
