import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { z } from 'zod';
import { createOpenApiDocument } from '../../src/api/openapi';
import type { Route } from '../../src/api/route';
import { routes } from '../../src/api/routes';
import { apiStand } from './stand';

const stand = apiStand();
const document = JSON.parse(JSON.stringify(createOpenApiDocument(routes)));

interface Operation {
  readonly security?: readonly object[];
  readonly responses: Readonly<Record<string, unknown>>;
  readonly 'x-permission': string;
}
const operations = Object.entries(document.paths as Record<string, Record<string, Operation>>).flatMap(
  ([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      operation,
    })),
);

describe('the OpenAPI document', () => {
  it('is served', async () => {
    const { status, body } = await stand.ask('GET /openapi.json');
    expect(status).toBe(200);
    expect(body).toEqual(document);
  });

  it('has nothing that a linter objects to', async () => {
    const config = await createConfig({ extends: ['recommended'] });
    const found = await lintFromString({ source: JSON.stringify(document), config });
    expect(found.map(({ ruleId, message, location: [at] }) => [ruleId, message, at?.pointer])).toEqual([]);
  });

  it('has every route, each with an id of its own', () => {
    expect(operations.map(({ name }) => name).sort()).toEqual(
      routes.map(({ method, path }) => `${method} ${path}`).sort(),
    );
    expect(new Set(routes.map(({ id }) => id)).size).toBe(routes.length);
  });

  it.each(operations)('says who may call $name and what can go wrong', ({ operation }) => {
    const { security, responses } = operation;
    const isOpen = operation['x-permission'] === 'open';
    expect(security).toEqual(isOpen ? [] : undefined);
    expect(Object.keys(responses)).toEqual(expect.arrayContaining(['400', '429', '500', '503']));
    expect('401' in responses && '403' in responses).toBe(!isOpen);
  });

  it('leaves open what everybody may see, and nothing else', () => {
    const open = routes.filter(({ permission }) => permission === 'open');
    expect(open.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /health', 'GET /r/{token}']);
  });

  it('has every route that is defined', async () => {
    const folder = new URL('../../src/api/routes/', import.meta.url);
    const modules = await Promise.all(readdirSync(folder).map((file) => import(new URL(file, folder).href)));
    const defined = modules.flatMap((module) => Object.entries<Route | readonly Route[]>(module));
    expect(new Set(defined.flatMap(([, routes]) => routes))).toEqual(new Set(routes));
    const single = defined.flatMap(([name, route]) => ('id' in route ? [[name, route.id]] : []));
    expect(single.filter(([name, id]) => name !== id)).toEqual([]);
  });

  it('heeds an idempotency key wherever a POST changes something, and nowhere else', () => {
    const changing = routes.filter(({ method, permission }) => method === 'POST' && permission !== 'read');
    expect(routes.filter(({ repeatable }) => repeatable)).toEqual(changing);
  });

  it('takes no parameter of a path for what clients and gateways take out of it', () => {
    // `/events/a/waivers/.` becomes the list of the waivers, and with `..` a DELETE would be of the event.
    const taken = routes
      // What is no token of a link is answered with 404, whatever it is.
      .filter(({ id }) => id !== 'openLink')
      .flatMap(({ path, request }) =>
        Object.values(request?.params?.shape ?? {}).flatMap((parameter) =>
          ['', '.', '..']
            .filter((value) => z.safeParse(parameter, value).success)
            .map((value) => `${path} with "${value}"`),
        ),
      );
    expect(taken).toEqual([]);
  });

  it('reads where it only reads', () => {
    const reading = routes.filter(({ permission }) => permission === 'read');
    const posts = reading.filter(({ method }) => method !== 'GET').map(({ path }) => path);
    expect(posts).toEqual([
      '/events/validate',
      '/events/{eventId}/what-if',
      '/events/{eventId}/what-if/until-green',
    ]);
  });
});
