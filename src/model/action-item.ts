/** Action items: what must be done for an event, opened by what runs find or by people, and what became of each. */
import { z } from 'zod';
import type { ReadonlyDeep } from './readonly-deep';
import { isoDate, place, time } from './shapes';

/** How far an action item is. */
export const itemState = z.enum(['open', 'in-progress', 'done', 'accepted', 'resolved']).meta({
  description:
    '`done`: somebody says so, and the next run tells whether it is. `accepted`: a waiver accepts the risk. `resolved`: runs do not find it any more.',
});
export type ItemState = z.infer<typeof itemState>;

/** The states that people may set. The others are what a run found. */
export const PEOPLES_STATES = ['open', 'in-progress', 'done'] as const satisfies readonly ItemState[];

/** The colours of section 16. */
const itemColour = z.enum(['red', 'yellow', 'green']);

/** Characters of each text that people write in an item. */
const MOST_CHARACTERS = 2_000;
const shortText = z.string().trim().min(1).max(MOST_CHARACTERS);

/** What people may say of any item. */
const itemWords = z.strictObject({
  owner: shortText.optional(),
  due: z.iso
    .date()
    .optional()
    .meta({ description: 'Where it differs from the latest day on which it still helps.' }),
  reason: shortText.optional(),
  remarks: shortText.optional(),
});

/** What people write of an item of their own. */
export const ownItem = itemWords.extend({ description: shortText, colour: itemColour.default('red') });

/** What people write of an item of their own. */
export type OwnItem = ReadonlyDeep<z.infer<typeof ownItem>>;

/** What a person changes of an item: what is left out stays, and null takes a value away. */
export const itemEdit = z.strictObject({
  state: z.enum(PEOPLES_STATES).optional(),
  owner: itemWords.shape.owner.unwrap().nullable().optional(),
  due: itemWords.shape.due.unwrap().nullable().optional(),
  reason: itemWords.shape.reason.unwrap().nullable().optional(),
  remarks: itemWords.shape.remarks.unwrap().nullable().optional(),
  colour: itemColour.optional(),
  description: ownItem.shape.description.optional(),
});
/** What a person changes of an item. What a run tells of one is not theirs to change: its colour and description. */
export type ItemEdit = ReadonlyDeep<z.infer<typeof itemEdit>>;

const itemEvent = z.object({
  at: time,
  by: z.string().meta({ description: 'A person, or `run` and the id of the run.' }),
  did: z.enum(['opened', 'changed', 'accepted', 'resolved', 'reopened']),
  /** A sentence or a list of changes. */
  detail: z.string().optional(),
});
/** Something that happened to an item. */
export type ItemEvent = ReadonlyDeep<z.infer<typeof itemEvent>>;

/** The shape of an {@link ActionItem}. */
export const actionItem = z
  .object({
    id: z.string().meta({ description: 'The same on every run.' }),
    state: itemState,
    colour: itemColour,
    description: z.string(),
    ...itemWords.shape,
    found: z
      .object({
        check: z.string().meta({ description: 'Id of the check or the family of ceilings.' }),
        ...place,
        resource: z.string(),
        findings: z.array(z.string()).meta({ description: 'Ids of what one change mends.' }),
        change: z.string().optional().meta({ description: 'What is changed, as in what-if.' }),
        by: isoDate.optional().meta({ description: 'The latest day on which it still helps.' }),
        asOf: time.meta({ description: 'As of when a run last said something new of it.' }),
      })
      .optional()
      .meta({ description: 'Of an item that a run opened.' }),
    history: z.array(itemEvent).meta({ description: 'Oldest first; a long one lacks some of its middle.' }),
  })
  .meta({ id: 'ActionItem' });
/** Something that must be done for an event. */
export type ActionItem = ReadonlyDeep<z.infer<typeof actionItem>>;
