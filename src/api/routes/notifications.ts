import { sendDrill } from '../../app/notifications/drill';
import { json } from '../reply';
import { defineRoute } from '../route';
import { eventParams, pageOf, pageQuery } from '../schemas/common';
import { notification, notificationRef } from '../schemas/notification';

export const listNotifications = defineRoute({
  id: 'listNotifications',
  method: 'GET',
  path: '/events/{eventId}/notifications',
  permission: 'read',
  summary: 'Lists the notifications about an event, newest first, and whether they arrived',
  request: { params: eventParams, query: pageQuery },
  responses: { 200: json('One page.', pageOf(notification)) },
  problems: ['plan-not-found'],
  async handle({ params, query }, { backend: { store } }) {
    await store.plans.get(params.eventId);
    return { status: 200, body: await store.notifications.list(params.eventId, query) };
  },
});

export const startDrill = defineRoute({
  id: 'startDrill',
  method: 'POST',
  path: '/events/{eventId}/notifications/drill',
  permission: 'operate',
  summary: 'Sends a notification that says it is a drill, in the way real ones are sent',
  repeatable: true,
  request: { params: eventParams },
  responses: {
    202: json('The notification is on its way. The list shows when it has arrived.', notificationRef),
  },
  problems: ['plan-not-found', 'plan-invalid'],
  async handle({ params }, { backend }) {
    const { plan } = await backend.store.plans.get(params.eventId);
    return { status: 202, body: await sendDrill(backend, plan) };
  },
});
