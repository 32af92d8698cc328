import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ICruiseResult } from 'dependency-cruiser';
import rules, { folders } from '../../.dependency-cruiser.mjs';
import { readImports } from '../../scripts/architecture';
import { root, sourcesIn } from './sources';

const violationsOf = ({ summary }: ICruiseResult): string[] =>
  summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`).sort();

describe('imports', () => {
  const functions = sourcesIn('functions');
  let result: ICruiseResult;
  beforeAll(async () => {
    result = await readImports(root, ['src', 'functions']);
  });

  it('follow the rules', () => {
    expect(violationsOf(result)).toEqual([]);
  });

  // A parser that cannot read TypeScript finds no import, and so no violation.
  it('were all read', () => {
    const read = result.modules.map(({ source }) => source);
    const sources = [...sourcesIn('src'), ...functions].map(({ file }) => file);
    expect(sources.filter((file) => !read.includes(file))).toEqual([]);
    expect(result.summary.totalDependenciesCruised).toBeGreaterThan(sources.length);
  });
});

/** Files that break one rule each. */
const planted: { readonly file: string; readonly text: string; readonly rule: string }[] = [
  ['model/a.ts', "import '../plan/fine'", 'model-imports-ours'],
  ['model/b.ts', "import '@aws-sdk/client-ec2'", 'model-imports-packages'],
  ['lib/a.ts', "import type { A } from '../model/fine'", 'lib-imports-ours'],
  ['lib/b.ts', "import 'node:fs'", 'lib-imports-node'],
  ['plan/a.ts', "import '../collect/fine'", 'plan-imports-ours'],
  ['plan/b.ts', "import 'fs'", 'plan-imports-node'],
  ['plan/c.ts', "import '@aws-sdk/client-ec2'", 'plan-imports-packages'],
  ['quotas/a.ts', "import '../capacity/fine'", 'quotas-imports-ours'],
  ['quotas/b.ts', "import '@aws-sdk/client-ec2'", 'quotas-imports-packages'],
  ['judging/a.ts', "import '../capacity/fine'", 'judging-imports-ours'],
  ['judging/b.ts', "import '@aws-sdk/client-ec2'", 'judging-imports-packages'],
  ['judging/c.ts', "import 'node:fs'", 'judging-imports-node'],
  ['capacity/a.ts', "import '../checks/fine'", 'capacity-imports-ours'],
  ['capacity/b.ts', "import type { EC2Client } from '@aws-sdk/client-ec2'", 'capacity-imports-packages'],
  ['capacity/c.ts', "export const later = () => import('node:fs/promises')", 'capacity-imports-node'],
  ['checks/a.ts', "import { f } from '../score/fine'", 'checks-imports-ours'],
  ['checks/availability/b.ts', "import { readFileSync } from 'node:fs'", 'checks-imports-node'],
  ['checks/availability/c.ts', "import '@aws-sdk/client-ec2'", 'checks-imports-packages'],
  ['checks/d.ts', "export { f } from '../report/fine'", 'checks-imports-ours'],
  ['score/a.ts', "import '../report/fine'", 'score-imports-ours'],
  ['score/b.ts', "import 'node:crypto'", 'score-imports-node'],
  ['workbook/a.ts', "import '../store/fine'", 'workbook-imports-ours'],
  ['actions/a.ts', "import '../support/fine'", 'actions-imports-ours'],
  ['actions/b.ts', "import '@aws-sdk/client-ec2'", 'actions-imports-packages'],
  ['report/a.ts', "import '../store/fine'", 'report-imports-ours'],
  ['report/render/b.tsx', "import '@aws-sdk/client-ec2'", 'report-imports-packages'],
  ['report/render/c.ts', "import 'node:fs'", 'report-imports-node'],
  ['aws/a.ts', "import '../collect/fine'", 'aws-imports-ours'],
  ['collect/a.ts', "import '../checks/fine'", 'collect-imports-ours'],
  ['collect/collectors/b.ts', "import '../../store/fine'", 'collect-imports-ours'],
  ['store/a.ts', "import '../aws/fine'", 'store-imports-ours'],
  ['store/b.ts', "import '@aws-sdk/client-ec2'", 'store-imports-packages'],
  ['support/a.ts', "import '../checks/fine'", 'support-imports-ours'],
  ['notify/a.ts', "import '../store/fine'", 'notify-imports-ours'],
  ['app/a.ts', "import '../cli/fine'", 'app-imports-ours'],
  ['app/b.ts', "import '@middy/core'", 'middy-in-functions'],
  ['api/a.ts', "import '../store/fine'", 'api-imports-ours'],
  ['api/b.ts', "import '@aws-sdk/client-ec2'", 'api-imports-packages'],
  ['api/c.ts', "import 'node:fs'", 'api-imports-node'],
  ['client/a.ts', "import '../model/fine'", 'client-imports-ours'],
  ['client/b.ts', "import 'zod'", 'client-imports-packages'],
  ['client/c.ts', "import 'node:crypto'", 'client-imports-node'],
  ['cli/a.ts', "import '../store/fine'", 'cli-imports-ours'],
  ['cli/b.ts', "import '../../functions/api'", 'cli-imports-ours'],
  ['cli/c.ts', "import '@aws-sdk/client-ec2'", 'cli-imports-packages'],
  ['cli/d.ts', "import './missing'", 'resolvable'],
  ['cli/e.ts', "import 'jest'", 'no-development-packages'],
  ['cli/f.ts', "import './g'", 'no-cycles'],
  ['helpers/a.ts', "import '../lib/fine'", 'known-folders'],
  ['lib/left-over.ts', 'export const f = 1', 'no-orphans'],
].map(([file = '', text = '', rule = '']) => ({ file: `src/${file}`, text, rule }));

planted.push({ file: 'functions/a.ts', text: "import '../src/store/fine'", rule: 'functions-import-app' });

describe('the rules', () => {
  const project = mkdtempSync(join(tmpdir(), 'iem-imports-'));
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(project, file)), { recursive: true });
    writeFileSync(join(project, file), text);
  };
  let found: string[];

  beforeAll(async () => {
    const dependencies = { '@aws-sdk/client-ec2': '1.0.0', '@middy/core': '1.0.0', zod: '1.0.0' };
    const devDependencies = { jest: '1.0.0' };
    write('package.json', JSON.stringify({ dependencies, devDependencies }));
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
      write(`node_modules/${name}/package.json`, JSON.stringify({ name, version, main: 'index.js' }));
      write(`node_modules/${name}/index.js`, '');
    }
    for (const folder of Object.keys(folders)) {
      write(`src/${folder}/fine.ts`, 'export type A = 1; export const f = 1;');
    }
    write('src/cli/g.ts', "import './f'");
    // What is allowed is planted too: rules that refuse everything would pass the other test.
    write('src/checks/allowed.ts', "import { f } from '../capacity/fine'; export const c = f;");
    write('src/model/allowed.ts', "import 'zod'; import '../lib/fine';");
    write('src/plan/allowed.ts', "import 'zod'; import '../model/fine';");
    write('src/report/allowed.ts', "import 'node:zlib'; import '../model/fine';");
    write('src/store/allowed.ts', "import 'node:fs'; import '../plan/fine';");
    write('src/api/allowed.ts', "import '@middy/core'; import '../app/fine'; import 'node:zlib';");
    write('src/cli/environment.ts', "import '../store/fine'; import 'node:fs';");
    write('functions/api.ts', "import '@middy/core'; import '../src/app/fine';");
    for (const { file, text } of planted) write(file, text);
    found = (await readImports(project, ['src', 'functions'])).summary.violations.map(
      ({ rule, from }) => `${rule.name} ${from}`,
    );
  });
  afterAll(() => rmSync(project, { recursive: true, force: true }));

  it.each(planted)('$rule catches $file: $text', ({ file, rule }) => {
    expect(found).toContain(`${rule} ${file}`);
  });

  it('let what is allowed be', () => {
    expect(found.filter((each) => /\/(allowed|environment|api)\.ts$/.test(each))).toEqual([]);
  });

  it('are each seen to catch something, those made from the table by one of each folder', () => {
    const names = (rules.forbidden ?? []).map(({ name = '' }) => name);
    const caught = planted.map(({ rule }) => rule);
    const made = Object.keys(folders).filter(
      (folder) => !caught.some((rule) => rule.startsWith(`${folder}-`)),
    );
    const written = names.filter((name) => !/-imports-(ours|packages|node)$/.test(name));
    expect({ made, written: written.filter((name) => !caught.includes(name)) }).toEqual({
      made: [],
      written: [],
    });
  });

  it('say why', () => {
    expect(rules.forbidden?.filter(({ comment = '' }) => comment.length < 20)).toEqual([]);
  });
});
