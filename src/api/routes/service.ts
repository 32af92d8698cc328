import { z } from 'zod';
import { json } from '../reply';
import { defineRoute } from '../route';

export const getHealth = defineRoute({
  id: 'getHealth',
  method: 'GET',
  path: '/health',
  permission: 'open',
  summary: 'Tells that the API answers; it asks nothing of the store',
  responses: {
    200: json('It answers.', z.object({ status: z.literal('ok') }).meta({ id: 'Health' })),
  },
  handle: () => ({ status: 200, body: { status: 'ok' } }),
});

export const getOpenApi = defineRoute({
  id: 'getOpenApi',
  method: 'GET',
  path: '/openapi.json',
  permission: 'read',
  summary: 'This document',
  responses: {
    200: json('OpenAPI 3.1.', z.looseObject({ openapi: z.string() }).meta({ id: 'OpenApiDocument' })),
  },
  handle: async (_, { document }) => ({ status: 200, body: await document() }),
});
