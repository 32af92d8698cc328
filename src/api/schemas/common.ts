import { z } from 'zod';
import { eventId } from '../../plan/schema';

export const eventParams = z.object({ eventId: eventId.meta({ example: 'flash-sale' }) });

export const runId = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,120}$/, 'a run id has letters, digits and hyphens')
  .meta({ description: 'Id of a run, or `latest` for the latest finished one.', example: 'latest' });

export const runParams = eventParams.extend({ runId });

export const accountId = z.string().regex(/^\d{12}$/, 'an AWS account id has 12 digits');
export const regionName = z
  .string()
  .regex(/^[a-z0-9-]{1,40}$/, 'a region is named like eu-west-1, or global')
  .meta({ example: 'us-east-1' });

/** Formats a revision, or another id of a version, as an ETag. */
export const etagOf = (revision: number | string): string => `"${revision}"`;

export const ifMatch = z.object({
  'if-match': z
    .string()
    .regex(/^"\d{1,9}"$/, 'send the ETag that you have read, such as "3"')
    .transform((etag) => Number(etag.slice(1, -1)))
    .meta({
      description: 'The ETag that was read. The request is refused if there is a newer revision.',
      example: '"3"',
    }),
});

const MOST_ITEMS = 1000;
/** The longest cursor in characters; the API makes no longer ones. */
const MOST_CURSOR = 1000;

export const pageQuery = z.strictObject({
  limit: z
    .string()
    .regex(/^\d{1,4}$/, 'limit is a number from 1 to 1000')
    .transform(Number)
    .refine((limit) => limit >= 1 && limit <= MOST_ITEMS, 'limit is a number from 1 to 1000')
    .optional()
    .meta({
      override: { type: 'integer', minimum: 1, maximum: MOST_ITEMS, default: 100, pattern: undefined },
      description: 'The most items on the page. A page may have fewer, even if it is not the last.',
    }),
  cursor: z
    .string()
    .max(MOST_CURSOR)
    .regex(/^[A-Za-z0-9_-]+$/, 'send the cursor of the page before')
    .optional()
    .meta({ description: 'The `cursor` of the page before; without it, the first page is returned.' }),
});

/** The schema of one page of a list. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    cursor: z
      .string()
      .nullable()
      .meta({ description: 'Send it to get the next page; null on the last page.' }),
  });
