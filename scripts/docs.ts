/** `npm run docs`: writes the pages that are made from the code; tests compare them with it. */
import { writeFileSync } from 'node:fs';
import { openApiDocument } from '../src/api/openapi';
import { routes } from '../src/api/routes';
import { describeChecks } from '../src/checks/describe';
import { checkGroups } from '../src/checks/registry';
import { collectorsMarkdown } from '../src/collect/describe';
import { collectors } from '../src/collect/registry';
import { clientTypes } from './client-types';

const PAGES = {
  'docs/checks.md': describeChecks(checkGroups),
  'docs/collectors.md': collectorsMarkdown(collectors),
  'docs/openapi.json': `${JSON.stringify(openApiDocument(routes), null, 2)}\n`,
  'src/client/schema.d.ts': await clientTypes(openApiDocument(routes)),
};

for (const [file, text] of Object.entries(PAGES)) writeFileSync(file, text);
