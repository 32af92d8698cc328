/** `npm run docs`: writes the pages that are made from the code; tests compare them with it. */
import { writeFileSync } from 'node:fs';
import { describeChecks } from '../src/checks/describe';
import { checkGroups } from '../src/checks/registry';
import { collectorsMarkdown } from '../src/collect/describe';
import { collectors } from '../src/collect/registry';

const PAGES = {
  'docs/checks.md': describeChecks(checkGroups),
  'docs/collectors.md': collectorsMarkdown(collectors),
};

for (const [file, text] of Object.entries(PAGES)) writeFileSync(file, text);
