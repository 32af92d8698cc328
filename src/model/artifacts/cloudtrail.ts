import { z } from 'zod';
import { whole } from './definition';
import { flag, number, text, time } from './fields';

/** A call that changes what carries traffic or limits it, as CloudTrail recorded it. */
const change = z.object({
  /** Such as `UpdateAutoScalingGroup`. */
  eventName: text,
  /** Of several services that have a call of this name: `autoscaling`. */
  source: text,
  at: time,
  /** Who made it: a user, or a role with the name of its session. */
  by: text,
  /** Names or ARNs of what it changed; empty where the call names nothing that is known. */
  resources: z.array(text),
  /** The sizes that it set, by the path of each in the request: `maxSize`, `provisionedThroughput.readCapacityUnits`. */
  sizes: z.record(text, number),
  /** What else it set that tells what was done, by path: `dBInstanceClass`; absent where nothing does. */
  settings: z.record(text, text).optional(),
  /** Whether it set more than sizes and settings. Absent in inventories of earlier versions, so that nobody knows. */
  setsMore: flag.optional(),
});
export type RecordedChange = z.infer<typeof change>;

const shape = z.object({
  /** When the freeze began. */
  frozenFrom: time,
  /** Also of some weeks before the freeze, which tell what the sizes were. */
  changes: z.array(change),
  /** Whether there were more of them in the freeze than were read. */
  isMore: flag,
  /** Names of the calls of which there may be more. Absent in inventories of earlier versions. */
  unread: z.array(text).optional(),
});

/** What people changed since the freeze of the plan began; collected from then on alone. */
export const changesInFreeze = whole({ per: 'region', service: null, shape });

/** The same of what AWS has once, which CloudTrail records in one region of the partition, of the plan or not. */
export const globalChangesInFreeze = whole({ per: 'account', service: null, shape });
