/** How an Auto Scaling group follows the rise of the event, minute by minute. */
import { z } from 'zod';
import type { ReadonlyDeep } from './readonly-deep';
import { count, place, share } from './shapes';

/** A minute of the rise: 0 is when it begins. */
const minute = count;

const shortfall = z
  .object({
    from: minute,
    to: minute.nullable().meta({ description: 'The last minute; null where the group never catches up.' }),
    worst: share.meta({ description: 'The highest share of its traffic that nothing could serve.' }),
    worstAt: minute,
    requests: count.nullable().meta({
      description:
        'About how many requests nothing could serve, in the rise and the four hours after it at most; null where those of the group are not counted apart.',
    }),
  })
  .meta({ description: 'While what is in service cannot serve all traffic.' });

/** A group that carries the event's traffic, and what it lacks while that rises. */
export const rise = z
  .object({
    id: z.string().meta({ description: 'The same on every run.' }),
    finding: z.string().meta({ description: 'Id of the finding that says what to do about it.' }),
    ...place,
    resource: z.string().meta({ description: 'The Auto Scaling group.' }),
    minutes: z.number().min(0).meta({ description: 'How long traffic rises; 0 where it comes at once.' }),
    /** Both start at minute 0 and are equally long; after the last minute nothing changes any more. */
    needed: z.array(z.number().min(0)).meta({
      description: 'The instances that could just serve the traffic of each minute, each as much as it can.',
    }),
    inService: z.array(count).meta({ description: 'The instances that serve in each minute.' }),
    shortfall: shortfall.nullable().meta({ description: 'null where the group follows.' }),
    start: count.meta({ description: 'The size of the group at minute 0, in the units of its maximum.' }),
    enough: count.meta({ description: 'The smallest such size with which nothing is lacking.' }),
    /** A sentence. */
    assumptions: z.string(),
  })
  .meta({ id: 'Rise' });
export type Rise = ReadonlyDeep<z.infer<typeof rise>>;
