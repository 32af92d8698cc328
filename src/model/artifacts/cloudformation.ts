import { z } from 'zod';
import { resource } from '../resource';
import { type RowOf, rows } from './definition';
import { flag, tags, text, time } from './fields';

/** The stacks of the region that are not deleted, nested ones too. */
export const cloudFormationStacks = rows({
  per: 'region',
  service: 'cloudformation',
  lists: ['cloudFormationStack'],
  row: z.object({
    stackName: text,
    /** Its ARN. */
    stackId: text,
    /** Such as `UPDATE_COMPLETE`. */
    stackStatus: text,
    /** When it was last created, updated or deleted; of what is in progress, when that began. */
    changedAt: time,
    /** Of a nested stack, that of its root; null where CloudFormation did not say. */
    enableTerminationProtection: flag.nullable(),
    /** The stack that it is nested in; null of one that is not nested. */
    parentId: text.nullable(),
    /** The outermost of these. */
    rootId: text.nullable(),
    /** What the last detection of drift found, which somebody started; null where there was none. */
    drift: z
      .object({
        /** `DRIFTED`, `IN_SYNC`, `UNKNOWN` or `NOT_CHECKED`. */
        stackDriftStatus: text,
        lastCheckAt: time.nullable(),
      })
      .nullable(),
    tags,
  }),
  owner: ({ stackName, stackId, tags }) => resource('cloudFormationStack', [stackName, stackId], tags),
  // All of them are changed as one, through the root.
  comesWith: ({ parentId }) => (parentId === null ? [] : [resource('cloudFormationStack', [parentId])]),
  brings: ({ rootId }) => (rootId === null ? [] : [resource('cloudFormationStack', [rootId])]),
});
export type CloudFormationStack = RowOf<typeof cloudFormationStacks>;
