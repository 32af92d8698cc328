import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { clientTypes } from '../../scripts/client-types';
import { openApiDocument } from '../../src/api/openapi';
import { routes } from '../../src/api/routes';

it('src/client/schema.d.ts is what the routes say of themselves (npm run docs)', async () => {
  expect(readFileSync('src/client/schema.d.ts', 'utf8')).toBe(await clientTypes(openApiDocument(routes)));
});
