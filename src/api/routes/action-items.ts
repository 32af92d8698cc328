import { z } from 'zod';
import { addActionItem, changeActionItem as changeStoredItem } from '../../app/records/action-items';
import { actionItem, itemEdit, itemState, ownItem } from '../../model/action-item';
import { dueOf } from '../../workbook/action-items';
import { jsonBody } from '../body';
import { ProblemError } from '../problem';
import { json } from '../reply';
import { defineRoute } from '../route';
import { etagOf, eventParams, ifMatch, pageOf, pageQuery } from '../schemas/common';

const storedItem = z
  .object({ item: actionItem, revision: z.number().int().min(1) })
  .meta({ id: 'StoredActionItem' });

const itemParams = eventParams.extend({
  itemId: z
    .string()
    .regex(
      /^[A-Za-z][A-Za-z0-9._~-]{0,1000}$/,
      'an id of an action item begins with a letter and has letters, digits and ._~-',
    )
    .meta({ example: 'db-multi-az~111122223333~us-east-1~reports' }),
});

const etag = { ETag: 'The revision; send it as If-Match to change the item.' };

export const listActionItems = defineRoute({
  id: 'listActionItems',
  method: 'GET',
  path: '/events/{eventId}/action-items',
  permission: 'read',
  summary: 'Lists the action items of an event by id',
  request: {
    params: eventParams,
    query: pageQuery.extend({
      state: itemState.optional(),
      owner: z.string().min(1).max(200).optional(),
      dueBefore: z
        .string()
        .regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is written like 2026-12-01')
        .optional()
        .meta({ description: 'Only items that are due before this day.' }),
    }),
  },
  responses: {
    200: json('One page. Items that the filters leave out count towards its limit.', pageOf(storedItem)),
  },
  problems: ['plan-not-found'],
  async handle({ params: { eventId }, query: { state, owner, dueBefore, ...page } }, { backend: { store } }) {
    await store.plans.get(eventId);
    const { items, cursor } = await store.items.list(eventId, page);
    const isWanted = ({ item }: (typeof items)[number]): boolean => {
      const due = dueOf(item);
      return (
        (state === undefined || item.state === state) &&
        (owner === undefined || item.owner === owner) &&
        (dueBefore === undefined || (due !== null && due < dueBefore))
      );
    };
    return { status: 200, body: { items: items.filter(isWanted), cursor } };
  },
});

export const createActionItem = defineRoute({
  id: 'createActionItem',
  method: 'POST',
  path: '/events/{eventId}/action-items',
  permission: 'operate',
  summary: 'Adds an action item that no run finds',
  description: 'Runs open, resolve and reopen the items of what they find by themselves.',
  repeatable: true,
  request: {
    params: eventParams,
    body: jsonBody(
      ownItem.meta({
        id: 'NewActionItem',
        example: {
          description: 'Book the room for the night of the event.',
          owner: 'Mei Tan',
          due: '2026-12-01',
        },
      }),
    ),
  },
  responses: { 201: json('The item was added.', storedItem, { ...etag, Location: 'Path of the item.' }) },
  problems: ['plan-not-found', 'change-invalid'],
  async handle({ params: { eventId }, body }, { backend: { store, now }, caller }) {
    const created = await addActionItem(store, eventId, body, { by: caller, at: now() });
    const location = `/events/${eventId}/action-items/${created.item.id}`;
    return { status: 201, headers: { etag: etagOf(created.revision), location }, body: created };
  },
});

export const getActionItem = defineRoute({
  id: 'getActionItem',
  method: 'GET',
  path: '/events/{eventId}/action-items/{itemId}',
  permission: 'read',
  summary: 'Reads an action item with its history',
  request: { params: itemParams },
  responses: { 200: json('The item.', storedItem, etag) },
  problems: ['plan-not-found', 'item-not-found'],
  async handle({ params: { eventId, itemId } }, { backend: { store } }) {
    await store.plans.get(eventId);
    const found = await store.items.get(eventId, itemId);
    if (found !== null) return { status: 200, headers: { etag: etagOf(found.revision) }, body: found };
    throw new ProblemError('item-not-found', `Event "${eventId}" has no action item "${itemId}".`);
  },
});

const edit = itemEdit.meta({
  id: 'ActionItemEdit',
  description: 'What is left out stays as it is; null takes a value away.',
  example: { state: 'in-progress', owner: 'Mei Tan' },
});

export const changeActionItem = defineRoute({
  id: 'changeActionItem',
  method: 'PATCH',
  path: '/events/{eventId}/action-items/{itemId}',
  permission: 'operate',
  summary: 'Changes the state, owner, due date, reason or remarks of an action item',
  description:
    'An item of a finding keeps the description and colour that runs give it. If it is said to be done, the next run that read the account later tells whether it is.',
  request: { params: itemParams, headers: ifMatch, body: jsonBody(edit) },
  responses: { 200: json('The item was changed.', storedItem, etag) },
  problems: ['plan-not-found', 'item-not-found', 'record-conflict', 'change-invalid'],
  async handle({ params: { eventId, itemId }, headers, body }, { backend: { store, now }, caller }) {
    const at = { event: eventId, id: itemId };
    const author = { by: caller, at: now() };
    const changed = await changeStoredItem(store, at, body, headers['if-match'], author);
    return { status: 200, headers: { etag: etagOf(changed.revision) }, body: changed };
  },
});
