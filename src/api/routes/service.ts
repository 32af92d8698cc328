import { z } from 'zod';
import { json } from '../reply';
import { defineRoute } from '../route';

export const getHealth = defineRoute({
  id: 'getHealth',
  method: 'GET',
  path: '/health',
  permission: 'open',
  summary: 'Tells that the API is running, without reading the store',
  responses: {
    200: json('The API is running.', z.object({ status: z.literal('ok') }).meta({ id: 'Health' })),
  },
  handle: () => ({ status: 200, body: { status: 'ok' } }),
});

export const getOpenApi = defineRoute({
  id: 'getOpenApi',
  method: 'GET',
  path: '/openapi.json',
  permission: 'read',
  summary: 'Returns this OpenAPI document',
  responses: {
    200: json(
      'The OpenAPI 3.1 document.',
      z.looseObject({ openapi: z.string() }).meta({ id: 'OpenApiDocument' }),
    ),
  },
  handle: async (_, { document }) => ({ status: 200, body: await document() }),
});
