import { readFileSync } from 'node:fs';
import { describeApi } from '../src/api/describe';
import { listHttpRoutes } from '../src/api/http-routes';
import { createOpenApiDocument } from '../src/api/openapi';
import { routes } from '../src/api/routes';
import { createEventSchema, overdueEvent, readinessEvent } from '../src/api/schemas/readiness-event';
import { createReadOnlyPolicy } from '../src/app/accounts/iam-policy';
import { describeCeilings } from '../src/capacity/describe';
import { ceilingFamilies } from '../src/capacity/registry';
import { describeChecks } from '../src/checks/describe';
import { checkGroups, checks } from '../src/checks/registry';
import { writeCollectorsMarkdown } from '../src/collect/describe';
import { listRequiredActions } from '../src/collect/iam-policy';
import { collectors } from '../src/collect/registry';
import { describeQuotas } from '../src/quotas/describe';
import { iem } from '../test/builders/environment';
import { drawFolders, readImports } from './architecture';
import { createClientTypes } from './client-types';
import { bundleAnswers } from './page-script';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Replaces the text between `<!-- name -->` and `<!-- /name -->` in a page that people write. */
function replacePart(page: string, name: string, text: string): string {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`The page has no part between ${begin} and ${end}.`);
  return page.slice(0, from + begin.length) + text + page.slice(to);
}

const replaceParts = (file: string, parts: Readonly<Record<string, string>>): string =>
  Object.entries(parts).reduce(
    (page, [name, text]) => replacePart(page, name, text),
    readFileSync(file, 'utf8'),
  );

/** What `iem` prints, as a block of text; nothing is written, and AWS is not asked. */
async function printed(command: string): Promise<string> {
  const { stdout } = await iem(command.split(' '));
  return `\n\n\`\`\`text\n${stdout.trimEnd()}\n\`\`\`\n\n`;
}

/** A page of an example, with what the commands in its comments print. */
async function fillExample(file: string): Promise<string> {
  const page = readFileSync(file, 'utf8');
  const commands = [...page.matchAll(/^<!-- ((?:check|whatif) .*) -->$/gm)].map(
    ([, command = '']) => command,
  );
  const parts = await Promise.all(
    commands.map(async (command) => [command, await printed(command)] as const),
  );
  return parts.reduce((text, [command, output]) => replacePart(text, command, output), page);
}

/** What is generated from the code, by file: whole files, and pages with generated parts. */
export const PAGES: Readonly<Record<string, () => string | Promise<string>>> = {
  'README.md': () =>
    replaceParts('README.md', {
      'iam-policy': `\n\`\`\`json\n${json(createReadOnlyPolicy())}\`\`\`\n`,
      'count-of-checks': `[${checks.length} checks](docs/checks.md)`,
      'count-of-ceilings': `[${ceilingFamilies.length} sorts](docs/ceilings.md)`,
    }),
  'docs/api.md': () => describeApi(routes),
  'docs/architecture.md': async () =>
    replaceParts('docs/architecture.md', {
      folders: `\n\n${drawFolders(await readImports('.', ['src', 'functions']))}\n\n`,
    }),
  'docs/ceilings.md': () => describeCeilings(ceilingFamilies),
  'docs/checks.md': () => describeChecks(checkGroups),
  'docs/quotas.md': describeQuotas,
  'docs/collectors.md': () => writeCollectorsMarkdown(collectors),
  'docs/event-schema/overdue-event-1.json': () => json(createEventSchema(overdueEvent)),
  'docs/event-schema/readiness-event-1.json': () => json(createEventSchema(readinessEvent)),
  'docs/examples/container-sale.md': () => fillExample('docs/examples/container-sale.md'),
  'docs/examples/ticket-launch.md': () => fillExample('docs/examples/ticket-launch.md'),
  'docs/openapi.json': () => json(createOpenApiDocument(routes)),
  'functions/http-routes.json': () => json(listHttpRoutes(routes)),
  'functions/read-actions.json': () => json(listRequiredActions(collectors)),
  'src/client/schema.d.ts': () => createClientTypes(createOpenApiDocument(routes)),
  'src/report/render/html/answers.bundle.ts': bundleAnswers,
};
