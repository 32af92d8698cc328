/** How a resource follows the rise of the event, step by step. */
import { z } from 'zod';
import type { ReadonlyDeep } from './readonly-deep';
import { count, place, share } from './shapes';

const riseUnit = z.enum(['instances', 'executions', 'LCUs']).meta({
  description:
    'What serves in the resource: instances of an Auto Scaling group, executions of a function at the same time, or capacity units (LCUs) of a load balancer.',
});
export type RiseUnit = z.infer<typeof riseUnit>;

/** How long the steps are in which a rise is played through, by what serves. */
export const STEP_SECONDS: Readonly<Record<RiseUnit, number>> = {
  instances: 60,
  executions: 10,
  LCUs: 60,
};

/** A step of the rise: 0 is when it begins. */
const step = count;

const shortfall = z
  .object({
    from: step,
    to: step.nullable().meta({ description: 'The last step; null where the resource never catches up.' }),
    worst: share.meta({ description: 'The highest share of its traffic that nothing could serve.' }),
    worstAt: step,
    requests: count.nullable().meta({
      description:
        'About how many requests nothing could serve, in the rise and the four hours after it at most; null where those of the resource are not counted apart.',
    }),
  })
  .meta({ description: 'While what is in service cannot serve all traffic.' });

/** A resource that carries the event's traffic, and what it lacks while that rises. */
export const rise = z
  .object({
    id: z.string().meta({ description: 'The same on every run.' }),
    finding: z.string().meta({ description: 'Id of the finding that says what to do about it.' }),
    ...place,
    resource: z.string().meta({ description: 'Its name.' }),
    unit: riseUnit,
    stepSeconds: z.number().int().min(1).meta({ description: 'How long a step of the rise is.' }),
    minutes: z.number().min(0).meta({ description: 'How long traffic rises; 0 where it comes at once.' }),
    /** Both start at step 0 and are equally long; after the last step nothing changes any more. */
    needed: z.array(z.number().min(0)).meta({
      description: 'How many could just serve the traffic of each step, each as much as it can.',
    }),
    inService: z.array(count).meta({ description: 'How many serve in each step.' }),
    shortfall: shortfall.nullable().meta({ description: 'null where the resource follows.' }),
    start: count.meta({
      description:
        'What it begins with, as its settings count it: the size of a group in the units of its maximum; the LCUs that a load balancer carries, by itself or reserved.',
    }),
    enough: count.meta({ description: 'The smallest such start with which nothing is lacking.' }),
    /** A sentence. */
    assumptions: z.string(),
  })
  .meta({ id: 'Rise' });
export type Rise = ReadonlyDeep<z.infer<typeof rise>>;
