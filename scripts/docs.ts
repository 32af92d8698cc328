/** `npm run docs`: writes the pages that are made from the code; tests compare them with it. */
import { writeFileSync } from 'node:fs';
import { apiMarkdown } from '../src/api/describe';
import { httpRoutes } from '../src/api/http-routes';
import { openApiDocument } from '../src/api/openapi';
import { routes } from '../src/api/routes';
import { readinessEventSchema } from '../src/api/schemas/readiness-event';
import { describeChecks } from '../src/checks/describe';
import { checkGroups } from '../src/checks/registry';
import { collectorsMarkdown } from '../src/collect/describe';
import { requiredActions } from '../src/collect/iam-policy';
import { collectors } from '../src/collect/registry';
import { clientTypes } from './client-types';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const PAGES = {
  'docs/api.md': apiMarkdown(routes),
  'docs/checks.md': describeChecks(checkGroups),
  'docs/collectors.md': collectorsMarkdown(collectors),
  'docs/event-schema/readiness-event-1.json': json(readinessEventSchema()),
  'docs/openapi.json': json(openApiDocument(routes)),
  'functions/http-routes.json': json(httpRoutes(routes)),
  'functions/read-actions.json': json(requiredActions(collectors)),
  'src/client/schema.d.ts': await clientTypes(openApiDocument(routes)),
};

for (const [file, text] of Object.entries(PAGES)) writeFileSync(file, text);
